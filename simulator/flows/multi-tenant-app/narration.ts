import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How an app with two tenants is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'Quotes is opened' },
    { id: 'who', title: 'Whose account is it?' },
    { id: 'consent', title: 'An instance for Fabrikam' },
    { id: 'in', title: 'Tokens of one tenant' },
    { id: 'api', title: 'The API looks at the tenant' },
    { id: 'later', title: 'Coming back' },
  ],
  layout: {
    person: { x: 35, y: 125 },
    browser: { x: 179, y: 258 },
    phone: { x: -1, y: 330 },
    'identity-provider': { x: 445, y: 343 },
    'quotes-server': { x: 406, y: 188 },
    quotes: { x: 386, y: 58 },
    'quotes-application': { x: 638, y: 56 },
    'quotes-api': { x: 674, y: 225 },
    'quotes-in-fabrikam': { x: 861, y: 73 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What somebody does at Quotes, by its path. */
const DOES: Readonly<Record<string, string>> = {
  '/': 'opens {}',
  '/again': 'asks {} for the prices again',
  '/sign-in': 'signs in to {} again',
}

/** What this flow knows better: at which door Quotes asks, and what is wanted of it. */
function sentence(event: StepEvent, { name, nameFirst, party }: Telling): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  const [, door = '', ...path] = pathname.split('/')
  if (path.join('/') === 'v2.0/.well-known/openid-configuration')
    return `${nameFirst(event.actor)} asks ${name(event.to)} at ${doorNamed(door)} where to send people`
  const does = event.to === 'quotes-server' ? DOES[pathname] : undefined
  return (
    does && `${nameFirst(party(event.actor)?.belongsTo ?? event.actor)} ${does.replace('{}', name('quotes'))}`
  )
}

const doorNamed = (door: string) =>
  ['organizations', 'common'].includes(door) ? `/${door}` : `the tenant ${door.slice(0, 8)}…`

function opens(event: StepEvent, { events }: Telling): string | undefined {
  const isLater = events.some((each) => each.seq < event.seq && isBack(each))
  if (isLater || isBack(event)) return 'later'
  if (event.type === 'prompt-answered') return event.prompt === 'consent' ? 'consent' : undefined
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  if (event.to === 'quotes-api') return 'api'
  if (pathname.endsWith('/authorize')) return 'who'
  if (event.to !== 'quotes-server') return undefined
  return pathname === '/callback' ? 'in' : 'open'
}

const isBack = (event: {
  readonly type: string
  readonly to?: string
  readonly request?: { readonly url: string }
}) =>
  event.type === 'request-sent' &&
  event.to === 'quotes-server' &&
  ['/again', '/sign-in'].includes(new URL(event.request?.url ?? 'https://x.example').pathname)

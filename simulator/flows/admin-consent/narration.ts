import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How admin consent is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'tries', title: 'Not without an administrator' },
    { id: 'connect', title: 'An administrator is asked' },
    { id: 'granted', title: 'Granted for everybody' },
    { id: 'in', title: 'Nobody is asked again' },
    { id: 'later', title: 'Taken back' },
  ],
  layout: {
    phone: { x: -125, y: -16 },
    person: { x: 0, y: 55 },
    browser: { x: 261, y: 29 },
    'administrators-phone': { x: -165, y: 217 },
    administrator: { x: 10, y: 251 },
    'administrators-browser': { x: 216, y: 252 },
    graph: { x: 480, y: -5 },
    finder: { x: 800, y: -30 },
    'identity-provider': { x: 489, y: 193 },
    'finder-application': { x: 1010, y: 70 },
    'finder-server': { x: 990, y: 235 },
  },
  switches: switchWords,
  sentence,
  opens,
}

/** What somebody does at People Finder, by its path. */
const DOES: Readonly<Record<string, string>> = {
  '/': 'opens {}',
  '/connect': 'opens the page by which {} is let in for everybody',
  '/again': 'looks the same person up again with {}',
  '/sign-in': 'signs in to {} again',
}

/** What this flow knows better: what is wanted of the app. */
function sentence(event: StepEvent, { name, nameFirst, party }: Telling): string | undefined {
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  const does = event.to === 'finder-server' ? DOES[pathname] : undefined
  return (
    does && `${nameFirst(party(event.actor)?.belongsTo ?? event.actor)} ${does.replace('{}', name('finder'))}`
  )
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  const before = (is: (each: Sent) => boolean) => events.some((each) => each.seq < event.seq && is(each))
  if (isBack(event) || before(isBack)) return 'later'
  if (event.type === 'prompt-answered') return event.prompt === 'admin-consent' ? 'granted' : undefined
  if (event.type !== 'request-sent' || event.to !== 'finder-server') return undefined
  const { pathname } = new URL(event.request.url)
  if (pathname === '/connect') return 'connect'
  return pathname === '/' ? (before(isConnect) ? 'in' : 'tries') : undefined
}

interface Sent {
  readonly type: string
  readonly to?: string
  readonly request?: { readonly url: string }
}
const at =
  (...paths: readonly string[]) =>
  ({ type, to, request }: Sent) =>
    type === 'request-sent' &&
    to === 'finder-server' &&
    paths.includes(new URL(request?.url ?? 'https://x.example').pathname)
const isBack = at('/again', '/sign-in')
const isConnect = at('/connect')

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
    phone: { x: -1, y: 60 },
    person: { x: 95, y: 60 },
    browser: { x: 220, y: 60 },
    'administrators-phone': { x: -1, y: 300 },
    administrator: { x: 95, y: 300 },
    'administrators-browser': { x: 220, y: 300 },
    graph: { x: 490, y: 50 },
    finder: { x: 760, y: 50 },
    'identity-provider': { x: 490, y: 230 },
    'finder-application': { x: 980, y: 50 },
    'finder-server': { x: 980, y: 230 },
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

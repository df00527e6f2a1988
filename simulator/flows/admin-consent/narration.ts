import type { TraceEvent } from '../../trace/event'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { about } from './about'
import { switchWords } from './switch-words'

/** How admin consent is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'opened', title: 'The app is opened' },
    { id: 'tries', title: 'Not without an administrator' },
    { id: 'connect', title: 'An administrator is asked' },
    { id: 'granted', title: 'Granted for everybody' },
    { id: 'not-granted', title: 'Granted to nobody' },
    { id: 'once-more', title: 'The app is opened once more' },
    { id: 'in', title: 'Nobody is asked again' },
    { id: 'later', title: 'Later' },
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
  if (isReview(event))
    return `${nameFirst(party(event.actor)?.belongsTo ?? event.actor)} opens what was asked for ${name('finder')}`
  const { pathname } = new URL(event.request.url)
  const does = event.to === 'finder-server' ? DOES[pathname] : undefined
  return (
    does && `${nameFirst(party(event.actor)?.belongsTo ?? event.actor)} ${does.replace('{}', name('finder'))}`
  )
}

/** A chapter is called after what happened: whether an administrator was needed, agreed, and spared everybody else the question. */
function opens(event: StepEvent, { events }: Telling): string | undefined {
  const before = events.filter(({ seq }) => seq < event.seq)
  const connecting = before.findLast(isConnect)
  if (isBack(event) || before.some(isBack)) return 'later'
  if (event.type === 'prompt-answered' && event.prompt === 'admin-consent')
    return (event.value as { readonly accept?: unknown }).accept === true ? 'granted' : 'not-granted'
  if (event.type === 'prompt-answered' && event.prompt === 'consent-review')
    return (event.value as { readonly decision?: unknown }).decision === 'approve' ? undefined : 'not-granted'
  if (event.type === 'response-received')
    return !connecting && before.some(isAdministratorNeeded) ? 'tries' : undefined
  if (isConnect(event)) return 'connect'
  if (event.type !== 'request-sent' || event.to !== 'finder-server') return undefined
  if (isOpening(event)) return connecting ? 'once-more' : 'opened'
  const asked = before.some(
    (each) =>
      each.type === 'prompt-answered' && each.prompt === 'consent' && each.seq > (connecting?.seq ?? 0),
  )
  const came = new URL(event.request.url)
  return connecting && came.pathname === '/callback' && came.searchParams.has('code') && !asked
    ? 'in'
    : undefined
}

const at =
  (...paths: readonly string[]) =>
  (event: TraceEvent) =>
    event.type === 'request-sent' &&
    event.to === 'finder-server' &&
    paths.includes(new URL(event.request.url).pathname)
const isBack = at('/again', '/sign-in')
const isReview = (event: TraceEvent) =>
  event.type === 'request-sent' &&
  event.actor === 'administrators-browser' &&
  new URL(event.request.url).pathname.endsWith('/consent-requests')
const isConnect = (event: TraceEvent) => isReview(event) || at('/connect')(event)
const isOpening = at('/')
const isAdministratorNeeded = (event: TraceEvent) =>
  event.type === 'check-failed' && [90094, 90095].includes(event.error.code ?? 0)

import type { EventOf } from '../../trace/event'
import type { Narration, StepEvent, Telling } from '../../trace/select/narration'
import { tell } from '../../trace/select/tell'
import { about } from './about'
import { switchWords } from './switch-words'

/** How the life of a refresh token is told. */
export const narration: Narration = {
  ...about,
  chapters: [
    { id: 'open', title: 'Expenses is opened' },
    { id: 'desk', title: 'Signing in, once' },
    { id: 'tokens', title: 'Tokens to keep' },
    { id: 'api', title: 'The API opens' },
    { id: 'later', title: 'Time passes' },
    { id: 'refresh', title: 'The refresh token' },
    { id: 'again', title: 'Asked again' },
    { id: 'sign-out', title: 'Signed out' },
  ],
  layout: {
    person: { x: 104, y: 80 },
    phone: { x: 17, y: 333 },
    browser: { x: 194, y: 330 },
    'identity-provider': { x: 500, y: 80 },
    expenses: { x: 500, y: 330 },
    'expenses-api': { x: 800, y: 330 },
    'reports-api': { x: 800, y: 140 },
  },
  switches: switchWords,
  sentence,
  opens,
}

function sentence(event: StepEvent, telling: Telling): string | undefined {
  if (event.type === 'request-sent') return tellRequest(event, telling)
  return event.type === 'response-received' ? tellAnswer(event, telling) : undefined
}

function tellRequest(event: EventOf<'request-sent'>, telling: Telling): string | undefined {
  const { events, nameFirst, name, party } = telling
  if (event.actor === 'outside')
    return grantOf(event) === 'refresh_token' ? 'Somebody else hands in the same refresh token' : undefined
  if (event.to !== 'expenses') return undefined
  // What stands behind the # stays in the browser: there is no code in this request.
  if (new URL(event.request.url).pathname === '/spa/callback')
    return `${nameFirst(event.actor)} goes back to ${name(event.to)} with the answer`
  // Time has passed between the wish to come back and the first request: it is still the person who comes.
  const from = events[event.cause ?? -1]
  const person = party(event.actor)?.belongsTo
  const comes = from?.type === 'clock-advanced' || from?.type === 'directory-changed'
  const again = comes && events.some(({ seq, type }) => seq < from.seq && type === 'page-shown')
  return again && person ? `${nameFirst(person)} opens ${name(event.to)} again` : undefined
}

function tellAnswer(event: EventOf<'response-received'>, telling: Telling): string | undefined {
  const request = telling.requestOf(event)
  if (!request || grantOf(request) !== 'refresh_token') return undefined
  if (event.response.status !== 200) {
    const code = /"error_codes":\[(\d+)/.exec(event.response.body)?.[1]
    const which = code === undefined ? '' : `: AADSTS${code}`
    const what = event.response.status === 401 ? 'the app' : 'the refresh token'
    return `${telling.nameFirst(event.actor)} refuses ${what}${which}`
  }
  const rotated = telling.events
    .slice(request.seq, event.seq)
    .some((each) => each.type === 'check-passed' && each.check === 'refresh-token-unused')
  return rotated ? `${tell(event, telling)}; the old one is void` : undefined
}

function opens(event: StepEvent, { events }: Telling): string | undefined {
  if (event.type === 'prompt-answered' && event.prompt === 'next')
    return (event.value as { readonly choose?: unknown }).choose === 'sign-out' ? 'sign-out' : 'later'
  if (event.type !== 'request-sent') return undefined
  const { pathname } = new URL(event.request.url)
  const grant = grantOf(event)
  if (grant === 'refresh_token') return 'refresh'
  if (grant !== null) return 'tokens'
  if (pathname.endsWith('/authorize')) {
    const before = events.slice(0, event.seq)
    return before.some((each) => each.type === 'prompt-answered' && each.prompt === 'next') ? 'again' : 'desk'
  }
  if (event.to.endsWith('-api')) return 'api'
  return event.to === 'expenses' && pathname !== '/callback' && pathname !== '/spa/callback'
    ? 'open'
    : undefined
}

/** The grant of a request to the token endpoint; null for every other. */
function grantOf({
  request,
}: {
  readonly request: { readonly url: string; readonly body: string }
}): string | null {
  if (!new URL(request.url).pathname.endsWith('/token')) return null
  return new URLSearchParams(request.body).get('grant_type')
}

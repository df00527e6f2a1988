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
    phone: { x: 12, y: 330 },
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
  const { events, nameFirst, name, party, requestOf } = telling
  if (event.type === 'request-sent') {
    // Time has passed between the wish to come back and the first request: it is still the person who comes.
    const from = event.cause === null ? undefined : events[event.cause]
    const person = party(event.actor)?.belongsTo
    const comes = from?.type === 'clock-advanced' || from?.type === 'directory-changed'
    return comes && person && event.to === 'expenses'
      ? `${nameFirst(person)} opens ${name(event.to)} again`
      : undefined
  }
  if (event.type !== 'response-received' || event.response.status !== 200) return undefined
  const request = requestOf(event)
  if (!request || grantOf(request) !== 'refresh_token') return undefined
  const rotated = events
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

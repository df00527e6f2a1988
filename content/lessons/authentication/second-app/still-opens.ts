import { causes, type EventOf, tokens } from '../../../../simulator/doors/view'
import type { Exercise, Trace } from '../../../_build/exercise'

/** End the session at the identity provider, then open the API with what was kept. */
export const stillOpens: Exercise = {
  id: 'still-opens',
  prompt:
    'Sign out everywhere, so that neither app has a session. Then show that a door is still open: the API must answer a request that was sent after the sign-out.',
  start: { runs: [{ switches: {} }] },
  solution: { runs: [{ switches: { afterSignOut: 'access-token' } }] },
  hints: [
    'After the sign-out the browser has nothing left. Ask who else holds something that was handed out before.',
    'The server of Expenses has tokens. A switch says what it does afterwards; not every value of it opens the door.',
  ],
  solutionSays:
    'Let the server of Expenses call the API with the access token that it still has, or fetch a new one with the refresh token. Both work: the sign-out ended sessions in the browser, and no token on a server.',
  check(trace) {
    const fail = (says: string, ...because: number[]) => ({ passed: false, because, says })
    const out = trace.find((event) => event.type === 'page-shown' && event.page.kind === 'signed-out')
    if (!out) return fail('In this run the session at the identity provider has not been ended.')
    const tried = callsAfter(trace, out.seq)
    if (tried.length === 0) return fail('Signed out. After that nobody called the API.', out.seq)
    const opened = tried.find(({ response }) => response.status === 200)
    const last = tried.at(-1)
    if (!opened)
      return fail(
        `Called after the sign-out, and refused with ${last?.response.status}.`,
        last?.seq ?? out.seq,
      )
    const visited = openedAfter(trace, out.seq, opened.seq)
    if (visited)
      return fail(
        'That was no door left open: the browser opened the app once more, and the app still has a session. It was not told of the sign-out.',
        visited.seq,
      )
    const old = tokens(trace, opened.seq).findLast(({ kind }) => kind === 'access-token')
    const since = old && old.seq > out.seq ? 'one that was fetched after the sign-out' : 'one from before it'
    return {
      passed: true,
      because: [out.seq, opened.seq],
      says: `The session was over, and the API answered 200 to an access token: ${since}.`,
    }
  },
}

/** The page load after `seq` for which its app made the call that was answered at `to`; undefined when nobody opened that app. */
function openedAfter(trace: Trace, seq: number, to: number): EventOf<'request-sent'> | undefined {
  const requests = causes(trace, to).filter(
    (event): event is EventOf<'request-sent'> => event.type === 'request-sent' && event.seq > seq,
  )
  const caller = requests.at(-1)?.actor
  return requests.find(({ kind, to: app }) => kind === 'navigation' && app === caller)
}

/** What the APIs answered to requests that came after an event. */
function callsAfter(trace: Trace, seq: number): readonly EventOf<'response-received'>[] {
  const parties = trace.find((event) => event.type === 'run-started')?.parties ?? []
  const resources = parties.filter(({ kind }) => kind === 'resource').map(({ id }) => id)
  return trace.filter(
    (event): event is EventOf<'response-received'> =>
      event.type === 'response-received' && event.seq > seq && resources.includes(event.actor),
  )
}

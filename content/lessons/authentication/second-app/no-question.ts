import { causes, type EventOf } from '../../../../simulator/doors/view'
import type { Exercise, Trace } from '../../../_build/exercise'

const BLOCKED = { thirdPartyCookies: 'blocked' }

/** Into the second app with nobody asked, in a browser that gives no third-party cookies. */
export const noQuestion: Exercise = {
  id: 'no-question',
  prompt:
    'This browser blocks third-party cookies: leave that as it is. Timesheets asks for everything again. Change what Timesheets does, so that whoever is signed in to Expenses gets in without being asked anything.',
  start: { runs: [{ switches: { ...BLOCKED, prompt: 'login' } }] },
  solution: { runs: [{ switches: BLOCKED }] },
  hints: [
    'What the browser blocks is about frames. The identity provider asks for the password for another reason: look at the request that Timesheets sends.',
    'In that request Timesheets wants a login to be shown. Let it want nothing special.',
  ],
  solutionSays:
    'Set “What Timesheets asks to show” to “nothing special”, and leave the cookies blocked. The frame comes back with an error, as it must. Then the page goes to the identity provider and comes back with a code: there its cookie is sent, and the session does.',
  check(trace) {
    const started = trace.find((event) => event.type === 'run-started')
    const last = trace.at(-1)
    if (!started || !last) return { passed: false, because: [], says: 'There is no run yet.' }
    const fail = (seq: number, says: string) => ({ passed: false, because: [seq], says })
    const opened = trace.find((event) => event.type === 'request-sent' && event.to === 'timesheets')
    if (!opened) return fail(last.seq, 'In this run nobody opened Timesheets.')
    const token = tokenOfThePage(trace)
    if (!token) return fail(opened.seq, 'In this run nobody got into Timesheets.')
    const asked = trace.find(
      (event) => event.type === 'prompt-answered' && event.seq > opened.seq && event.seq < token.seq,
    )
    if (asked?.type === 'prompt-answered')
      return fail(asked.seq, `Somebody was asked on the way in: ${asked.prompt}.`)
    if (started.switches.thirdPartyCookies !== 'blocked')
      return fail(token.seq, 'Nobody was asked. But this browser gives third-party cookies: block them.')
    return {
      passed: true,
      because: [opened.seq, token.seq],
      says: 'From the opening of Timesheets to its ID token nobody was asked anything, with third-party cookies blocked.',
    }
  },
}

/** The first ID token that a script in the page fetched: that of Timesheets. Expenses fetches its own from its server. */
function tokenOfThePage(trace: Trace): EventOf<'token-issued'> | undefined {
  return trace.find((event): event is EventOf<'token-issued'> => {
    if (event.type !== 'token-issued' || event.token !== 'id-token') return false
    const asked = causes(trace, event.seq).findLast((each) => each.type === 'request-sent')
    return asked?.actor === 'browser'
  })
}

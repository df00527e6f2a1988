import type { Exercise, Trace, Verdict } from '../../../_build/exercise'

const PROOFS = ['group-member', 'app-role']

/** What an app remembers of somebody whose assignment is gone. */
export const whatStillWorks: Exercise = {
  id: 'what-still-works',
  prompt:
    'One run: somebody signs in to Timesheets, their assignment ends, they still do something there that not everybody may do, and then they are refused when they sign in again.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [
      {
        switches: { later: 'assignment-ends' },
        answers: [
          { prompt: 'username', value: { username: 'ada@contoso.example' } },
          { prompt: 'password', is: 'right' },
          { prompt: 'totp', is: 'right' },
          ...['again', 'close-month', 'renew'].map(
            (choose) => ({ prompt: 'next', value: { choose } }) as const,
          ),
        ],
      },
    ],
  },
  hints: [
    'When does the assignment have to end: before the ID token is there, or after it?',
    'The switch “After the sign-in” takes the assignment away when Timesheets is opened again. What is on the page after that?',
  ],
  solutionSays:
    'Set “After the sign-in” to “Timesheets is taken away from All staff”. On the page of Timesheets choose “Open Timesheets again”: the assignment ends. Close the month, and it still works. Then choose “Sign in again”: AADSTS50105.',
  check(trace) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const token = trace.find((event) => event.type === 'token-issued' && event.token === 'id-token')
    if (!token) return fail([last.seq], 'Nobody has signed in.')
    const ended = trace.find((event) => event.seq > token.seq && isEnd(event))
    if (!ended) return fail([token.seq], 'After the sign-in, no assignment and no membership ends.')
    const did = trace.find(
      (event) => event.seq > ended.seq && event.type === 'check-passed' && PROOFS.includes(event.check),
    )
    if (!did)
      return fail([ended.seq], 'Since the assignment ended, nothing was done that not everybody may do.')
    const refused = trace.find(
      (event) => event.seq > did.seq && event.type === 'check-failed' && event.error.code === 50105,
    )
    return refused
      ? {
          passed: true,
          because: [ended.seq, did.seq, refused.seq],
          says: 'The session of Timesheets and what the ID token said outlived the assignment. A new sign-in did not.',
        }
      : fail([did.seq], 'That still worked. Now the sign-in that does not.')
  },
}

/** An edge ends by which somebody was assigned: to the app, or to a group. */
const isEnd = (event: Trace[number]): boolean =>
  event.type === 'directory-changed' &&
  (event.gone ?? []).some((id) => id.startsWith('appRoleAssignment:') || id.startsWith('memberOf:'))

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}

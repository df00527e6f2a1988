import type { Choice, Exercise, Trace } from '../../../_build/exercise'
import { fail, noticed, readings, settingOf, signInAgain } from './runs'

const OPTIONS: readonly Choice[] = [
  { value: 'silent', label: 'reads the mail, and Ada is not asked' },
  { value: 'asked', label: 'reads the mail, and Ada was asked once more' },
  { value: 'shut', label: 'reads nothing more' },
]

const DONE: Readonly<Record<string, string>> = {
  nothing: 'Nothing is done.',
  'password-changed': 'Ada changes her password.',
  'password-reset': 'An administrator resets Ada’s password.',
  'sessions-revoked': 'All sign-ins of Ada are revoked.',
  'grant-deleted': 'The grant is deleted.',
  'principal-disabled': 'The service principal is disabled.',
  'both-deleted': 'The grant and the service principal are deleted.',
  'both-deleted-consent-off': 'Both are deleted, and people may consent to nothing.',
}

/** What is done about it, and what the same link brings a day later: known before it is seen. */
export const sameLink: Exercise = {
  id: 'same-link',
  prompt:
    'Somebody notices, something is done, and a day later Ada follows the same link. Let three things be done, a run for each, so that all three endings come about. The lab waits when her browser asks for a sign-in again: pick what the app gets.',
  start: { runs: [{ switches: { comesBack: 'link-again' } }] },
  solution: {
    runs: ['password-reset', 'grant-deleted', 'principal-disabled'].map((answer) => ({
      switches: { comesBack: 'link-again', answer },
    })),
    matched: { 'password-reset': 'silent', 'grant-deleted': 'asked', 'principal-disabled': 'shut' },
  },
  hints: [
    'Ada signs in anew, so tokens from before do not matter here. What does the identity provider look for, once it knows that this is Ada?',
    'Ask of each deed: is the grant still there? And if it is not: may she grant it again?',
  ],
  solutionSays:
    'With the grant in place nobody is asked: a new password and revoked sign-ins do not touch it. With the grant gone Ada is asked, and agrees as before, whether the service principal is gone as well or not. Shut is the door where the app is disabled, or where people may consent to nothing.',
  legend: 'A day later the app',
  pairs: {
    options: OPTIONS,
    rows: (traces) =>
      [...endings(traces).keys()].map((value): Choice => ({ value, label: DONE[value] ?? value })),
  },
  holds: (trace) => (endingOf(trace) ? signInAgain(trace) : undefined),
  check(trace, { earlier, matched = {} }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const runs = endings([...earlier, trace])
    const here = [(endingOf(trace) === undefined ? undefined : signInAgain(trace)) ?? last.seq]
    if (runs.size === 0) return fail(here, 'No run yet in which Ada follows the same link a day later.')
    if ([...runs.keys()].some((each) => matched[each] === undefined))
      return fail(here, 'Pick an ending for each run.')
    const wrong = [...runs].find(([each, ending]) => matched[each] !== ending)
    if (wrong) return fail(here, `Not so: “${DONE[wrong[0]]}” What is left of what she agreed to?`)
    if (new Set(runs.values()).size < OPTIONS.length)
      return fail(
        here,
        `Right for ${runs.size === 1 ? 'this run' : 'these runs'}. Another one is wanted, with another ending.`,
      )
    return {
      passed: true,
      because: here,
      says: 'Right. Whether she is asked, the grant decides; whether she may agree, the policy; whether anything is issued at all, the service principal.',
    }
  },
}

/** What the same link brings, in a run in which nothing else than the answer differs. */
function endingOf(trace: Trace): string | undefined {
  const others = ['consentPolicy', 'publisher', 'classification', 'consent', 'offlineAccess'].map((name) =>
    settingOf(trace, name),
  )
  const usual = [undefined, 'legacy', 'not-verified', 'sign-in-is-low', 'given', 'asked-for']
  const [again, since] = [signInAgain(trace), noticed(trace)]
  if (settingOf(trace, 'comesBack') !== 'link-again' || again === undefined || since === undefined)
    return undefined
  if (others.some((value) => !usual.includes(value))) return undefined
  if (!readings(trace).some(({ seq }) => seq > again)) {
    const isRefused = trace.some((event) => event.type === 'check-failed' && event.seq > again)
    return isRefused ? 'shut' : undefined
  }
  return trace.some(
    (event) => event.type === 'prompt-answered' && event.prompt === 'consent' && event.seq > again,
  )
    ? 'asked'
    : 'silent'
}

/** The ending of each run that came to one, by what was done: the newest of each. */
function endings(traces: readonly Trace[]): ReadonlyMap<string, string> {
  return new Map(
    traces.flatMap((trace) => {
      const ending = endingOf(trace)
      return ending ? [[settingOf(trace, 'answer') ?? 'nothing', ending] as const] : []
    }),
  )
}

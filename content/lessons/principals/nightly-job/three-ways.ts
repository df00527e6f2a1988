import type { Choice, Exercise, Trace } from '../../../_build/exercise'
import { fail, refusedAsAda } from './runs'

/** The codes that a job with a person's password can find in its log here. */
const CODES = [50034, 50057, 50076, 50126, 65001, 7000218]
const WANTED = 3

const NIGHT = { runs: 'next-night' }
const CHANGED = { ...NIGHT, meanwhile: 'password-changed' }
const ASKED = { ...NIGHT, meanwhile: 'no-longer-spared' }
const LEFT = { ...NIGHT, meanwhile: 'account-disabled' }

/** Three refusals of the same job, each known by its code before it comes. */
export const threeWays: Exercise = {
  id: 'three-ways',
  prompt:
    'The job signs in as Ada. Let the identity provider refuse it in three runs, each time with another code. The lab waits before each refusal: pick the code that the job finds in its log in the morning.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [{ switches: CHANGED }, { switches: ASKED }, { switches: LEFT }],
    matched: {
      'Night 2. Ada Nilsen has changed the password in the afternoon.': '50126',
      'Night 2. An administrator has taken Ada Nilsen out of No second factor.': '50076',
      'Night 2. Ada Nilsen has left, and an administrator has disabled the account.': '50057',
    },
  },
  hints: [
    'Each of the three things that Contoso does for a good reason is a way. Some settings of the job itself are ways, too.',
    'A code says which look at the request failed: whether there is such an account, whether it is enabled, whether the password fits, whether one factor is enough, whether the app was granted it.',
  ],
  solutionSays:
    'Let the job run again the next night, and choose another thing that happens before it in each run. Ada changes her password: the old one is wrong, AADSTS50126. Ada is asked for a second factor: the password alone is not enough, AADSTS50076. Ada leaves: the account is disabled, AADSTS50057.',
  legend: 'The code in each run',
  pairs: {
    options: CODES.map((code) => ({ value: `${code}`, label: `AADSTS${code}` })),
    rows: (traces) => [...refusals(traces).keys()].map((label): Choice => ({ value: label, label })),
  },
  holds: (trace) => known(trace)?.refusal.seq,
  check(trace, { earlier, matched = {} }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const runs = refusals([...earlier, trace])
    const other = refusedAsAda(trace)
    if (other && !known(trace))
      return fail([other.refusal.seq], 'It is refused here with a code that is not on the list.')
    const here = [known(trace)?.refusal.seq ?? last.seq]
    if (runs.size === 0) return fail(here, 'In this run nobody refuses the job that comes as Ada.')
    if ([...runs.keys()].some((label) => matched[label] === undefined))
      return fail(here, 'Pick a code for each run.')
    const wrong = [...runs].find(([label, code]) => matched[label] !== `${code}`)
    if (wrong)
      return fail(
        here,
        `It is not AADSTS${matched[wrong[0]]} in this run: ${wrong[0]} What is looked at first?`,
      )
    const codes = new Set(runs.values())
    if (codes.size < WANTED)
      return fail(
        here,
        `Right for ${runs.size === 1 ? 'this run' : 'these runs'}. Another one is wanted, with another code.`,
      )
    return {
      passed: true,
      because: here,
      says: `${new Intl.ListFormat('en').format([...codes].map((code) => `AADSTS${code}`))}: the job was the same in each of them.`,
    }
  },
}

function known(trace: Trace) {
  const found = refusedAsAda(trace)
  return found && CODES.includes(found.refusal.error.code ?? 0) ? found : undefined
}

/** The code of each run that came to one of them, by what had happened: the newest of each. */
function refusals(traces: readonly Trace[]): ReadonlyMap<string, number> {
  return new Map(
    traces.flatMap((trace) => {
      const found = known(trace)
      return found ? [[labelOf(trace, found), found.refusal.error.code ?? 0] as const] : []
    }),
  )
}

/** In which night, and what was done before it. */
function labelOf(trace: Trace, { refusal, night }: NonNullable<ReturnType<typeof known>>): string {
  const [start] = trace
  const mistyped = start?.type === 'run-started' && start.switches.password === 'mistyped'
  const done = trace.flatMap((event) =>
    event.seq < refusal.seq && (event.type === 'directory-changed' || event.type === 'tampered')
      ? [event.says]
      : [],
  )
  return [`Night ${night}.`, ...(mistyped ? ['There is a typing error in the file.'] : []), ...done].join(' ')
}

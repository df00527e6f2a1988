import type { Choice, Exercise, Trace, Verdict } from '../../../_build/exercise'
import { nameIn } from '../../../acts/told'
import { type Caught, caughtBy, switchesOf } from './attempts'

const VALUES: readonly { readonly value: Caught; readonly switch: string }[] = [
  { value: 'state', switch: 'state' },
  { value: 'nonce', switch: 'nonce' },
  { value: 'code_verifier', switch: 'pkce' },
]
const ALL = { state: 'used', nonce: 'used', pkce: 'used' }
const LINK = { ...ALL, way: 'login-csrf' }
const WITHOUT_PKCE = { state: 'used', nonce: 'used' }

/** Three refusals by three values: each is matched with the value that caught it. */
export const whichValue: Exercise = {
  id: 'which-value',
  prompt:
    'Now Expenses uses all three values. Set up the lab, and play: Mallory is refused, and the lab waits before that. Let him try in three ways, a run for each: as it is set up; as set up, but with PKCE left out; and with a link that he sends, all three in use. Then pick the value that stops each.',
  start: { runs: [{ switches: ALL }] },
  solution: {
    runs: [{ switches: ALL }, { switches: WITHOUT_PKCE }, { switches: LINK }],
    matched: {
      [keyOf({ way: 'injection', ...ALL })]: 'code_verifier',
      [keyOf({ way: 'injection', ...WITHOUT_PKCE })]: 'nonce',
      [keyOf(LINK)]: 'state',
    },
  },
  hints: [
    'The three are compared one after the other: when the browser comes back, when the code is handed in, when the tokens have come. The first that does not fit stops him.',
    'Ask of each: whose is it? In a sign-in of his own, Mallory’s browser brings Mallory’s state. In the link that he sends there is one that Ada’s browser has never seen.',
  ],
  solutionSays:
    'In a sign-in of his own, state fits, because it is his. The code is handed in with the verifier of that sign-in, which does not fit: code_verifier. With PKCE left out the tokens come, and the ID token carries the nonce of Ada’s sign-in: nonce. The link comes to a browser with another state, and nothing is handed in: state.',
  legend: 'What stops him in each run',
  pairs: {
    options: VALUES.map(({ value }) => ({ value, label: value })),
    rows: (traces) =>
      [...refusals(traces)].map(([value, trace]): Choice => ({ value, label: labelOf(trace) })),
  },
  holds: (trace) => caughtBy(trace)?.check.seq,
  check(trace, { earlier, matched = {} }) {
    const last = trace.at(-1)
    const runs = refusals([...earlier, trace])
    if (!last || runs.size === 0)
      return fail(
        last ? [last.seq] : [],
        'None of the three values has stopped anybody yet. Set up the lab, and play.',
      )
    const here = [caughtBy(trace)?.check.seq ?? last.seq]
    if ([...runs.keys()].some((key) => matched[key] === undefined))
      return fail(here, 'Pick a value for each run.')
    const wrong = [...runs].find(([key, run]) => matched[key] !== caughtBy(run)?.by)
    if (wrong) return fail(here, notThat(wrong[1], matched[wrong[0]] ?? ''))
    const caught = new Set([...runs.values()].map((run) => caughtBy(run)?.by))
    if (caught.size < VALUES.length)
      return fail(
        here,
        `Right for ${runs.size === 1 ? 'this run' : 'these runs'}. Another one is wanted, in which another value stops him.`,
      )
    return {
      passed: true,
      because: here,
      says: [...runs.values()].map((run) => `${caughtBy(run)?.by}: ${caughtBy(run)?.check.says}`).join(' '),
    }
  },
}

/** The runs that one of the three stopped, by how they were set up: the newest of each. */
function refusals(traces: readonly Trace[]): ReadonlyMap<string, Trace> {
  return new Map(traces.flatMap((trace) => (caughtBy(trace) ? [[keyOf(switchesOf(trace)), trace]] : [])))
}

function keyOf(switches: Readonly<Record<string, string>>): string {
  return [
    switches.way,
    ...VALUES.filter((each) => switches[each.switch] === 'used').map(({ value }) => value),
  ].join(' ')
}

const WAYS: Readonly<Record<string, string>> = {
  injection: 'gives somebody’s code to Expenses in a sign-in of his own',
  'login-csrf': 'sends somebody a link with a code of his own',
  log: 'hands somebody’s code in himself',
  'other-app': 'has another app, which gets somebody’s code',
}

/** What was done, and what Expenses uses. */
function labelOf(trace: Trace): string {
  const switches = switchesOf(trace)
  const used = VALUES.filter((each) => switches[each.switch] === 'used').map(({ value }) => value)
  return `${nameIn(trace, 'thief')} ${WAYS[switches.way ?? ''] ?? ''}. In use: ${new Intl.ListFormat('en').format(used)}.`
}

/** How far it went, which is on screen, and not what stopped it. */
function notThat(trace: Trace, picked: string): string {
  const end = caughtBy(trace)?.check.seq ?? 0
  const begun = trace.findLast(
    (event) =>
      event.seq < end && event.type === 'request-sent' && new URL(event.request.url).searchParams.has('code'),
  )
  const since = trace.slice(begun?.seq ?? 0, end)
  const handedIn = since.some(
    (event) => event.type === 'request-sent' && new URLSearchParams(event.request.body).has('code'),
  )
  const gotTokens = since.some(({ type }) => type === 'token-issued')
  const far = gotTokens
    ? 'the code was handed in, and tokens had come'
    : handedIn
      ? 'the code was handed in, and no token had come'
      : 'no code was handed in'
  return `It is not ${picked} in this run: ${labelOf(trace)} By the time of the refusal ${far}. Look whose values these are, and what is compared then.`
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}

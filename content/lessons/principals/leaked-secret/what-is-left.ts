import type { Choice, Exercise, Trace } from '../../../_build/exercise'
import { answersTo, cameBack, fail, isOfTokenEndpoint, settingOf } from './runs'

const NOTEBOOK = 'notebook'
const REPORTS = 'reports-api'

const OPTIONS: readonly Choice[] = [
  { value: 'opens', label: 'gets another token, and it opens the reports' },
  { value: 'opens-nothing', label: 'gets another token, and it opens no report' },
  { value: 'no-token', label: 'gets no other token' },
]

const DONE: Readonly<Record<string, string>> = {
  nothing: 'Nothing is done.',
  'secret-added': 'A new secret is added, and the old one stays.',
  'secret-replaced': 'A new secret is added, and the old one is removed.',
  'role-removed': 'Its role at the Reports API is taken away.',
  'principal-disabled': 'Its service principal is disabled.',
}

/** Three answers to a leak, each known by what it leaves before it is seen. */
export const whatIsLeft: Exercise = {
  id: 'what-is-left',
  prompt:
    'The secret is in the file, good for a year, and Mallory comes back a day later for the reports. Let three things be done about it, a run for each, so that all three endings come about. The lab waits when he asks for another token: pick what he gets.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: ['secret-added', 'secret-replaced', 'role-removed'].map((answer) => ({ switches: { answer } })),
    matched: {
      'secret-added': 'opens',
      'secret-replaced': 'no-token',
      'role-removed': 'opens-nothing',
    },
  },
  hints: [
    'Ask of each deed: is it about what proves the application, or about what the application may do?',
    'Who looks at the secret, and who looks at the role? They are two, and the first does not ask the second.',
  ],
  solutionSays:
    'With a secret that is added the old one is as good as before: the reports open. With the old one removed there is no token. With the role taken away there is a token, and no role in it: the Reports API refuses. A service principal that is disabled gets no token, either.',
  legend: 'A day later Mallory',
  pairs: {
    options: OPTIONS,
    rows: (traces) =>
      [...endings(traces).keys()].map((value): Choice => ({ value, label: DONE[value] ?? value })),
  },
  holds: (trace) => (endingOf(trace) ? askedAgain(trace) : undefined),
  check(trace, { earlier, matched = {} }) {
    const last = trace.at(-1)
    if (!last) return fail([], 'There is no run yet.')
    const runs = endings([...earlier, trace])
    const here = [(endingOf(trace) === undefined ? undefined : askedAgain(trace)) ?? last.seq]
    if (runs.size === 0)
      return fail(here, 'No run yet in which Mallory asks for another token a day later, with the secret.')
    if ([...runs.keys()].some((each) => matched[each] === undefined))
      return fail(here, 'Pick an ending for each run.')
    const wrong = [...runs].find(([each, ending]) => matched[each] !== ending)
    if (wrong) return fail(here, `Not so: “${DONE[wrong[0]]}” What has changed, and who looks at it?`)
    if (new Set(runs.values()).size < OPTIONS.length)
      return fail(
        here,
        `Right for ${runs.size === 1 ? 'this run' : 'these runs'}. Another one is wanted, with another ending.`,
      )
    return {
      passed: true,
      because: here,
      says: 'Right. The identity provider looks at what proves the application, and the API at what it may do.',
    }
  },
}

/** Where Mallory asks for a token again. */
function askedAgain(trace: Trace): number | undefined {
  const back = cameBack(trace)
  if (back === undefined) return undefined
  return trace.find(
    (event) =>
      event.seq > back &&
      event.type === 'request-sent' &&
      event.actor === NOTEBOOK &&
      event.request.method === 'POST' &&
      event.request.url.endsWith('/token'),
  )?.seq
}

/** What it comes to, in a run in which nothing else than the answer to the leak differs. */
function endingOf(trace: Trace): string | undefined {
  const back = cameBack(trace)
  const others = ['credential', 'secretLives', 'permissions', 'comesBack'].map((name) =>
    settingOf(trace, name),
  )
  const usual = [undefined, 'secret', 'a-year', 'reports-and-directory', 'next-day']
  if (back === undefined || others.some((value) => !usual.includes(value))) return undefined
  const token = answersTo(trace, NOTEBOOK, 'identity-provider', back).find((each) =>
    isOfTokenEndpoint(trace, each),
  )
  if (!token) return undefined
  if (token.response.status !== 200) return 'no-token'
  const [reading] = answersTo(trace, NOTEBOOK, REPORTS, back)
  if (!reading) return undefined
  return reading.response.status === 200 ? 'opens' : 'opens-nothing'
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

import { type EventOf, parties } from '../../../../simulator/doors/view'
import type { Exercise, Trace, Verdict } from '../../../_build/exercise'
import { answersOfTheApi } from './answers-of-the-api'

/** The two ways in which an API refuses somebody who is signed in. */
const STATUSES = [401, 403] as const
type Status = (typeof STATUSES)[number]

/** A 401 and a 403 for one person, from the API, in whatever order and for whatever reason. */
export const twoRefusals: Exercise = {
  id: 'two-refusals',
  prompt:
    'Let one and the same person be refused by the Expenses API twice: once with 401, once with 403. The identity provider must have handed out an access token each time. Change one thing for each run.',
  start: { runs: [{ switches: {} }] },
  solution: {
    runs: [{ switches: { scope: 'submit-only' } }, { switches: { accessTokenAge: 'two-hours' } }],
  },
  hints: [
    'A 403 says that the token is a good one, and that what was asked for is not in it. What an app may do is settled when it asks: look for that switch.',
    'A 401 says that this API takes no such token: made for somebody else, too old, of another version, or altered. Any of these will do.',
  ],
  solutionSays:
    'For the 403, let Expenses ask for “handing in, but not reading”: the token is good, and reading is not in it. For the 401, set that back and let the token be for another API, two hours old, of version 1.0, or altered. Run each to its end, then check.',
  check(trace, { earlier }) {
    const last = trace.findLast((event) => event.type === 'run-ended')
    if (!last) return fail([], 'This run has not come to its end yet.')
    const who = personOf(trace)
    const mine = [...earlier, trace].filter((each) => personOf(each) === who).flatMap(refusalsOf)
    const found = STATUSES.map((status) => mine.findLast((refusal) => refusal.status === status))
    const here = refusalsOf(trace).map(({ seq }) => seq)
    const because = here.length > 0 ? here : [last.seq]
    const [unauthorized, forbidden] = found
    if (unauthorized && forbidden)
      return {
        passed: true,
        because,
        says: `The same person, and a token from the identity provider both times. ${unauthorized.says} ${forbidden.says}`,
      }
    if (here.length === 0) return fail(because, nothingOf(trace))
    const [one, missing] = unauthorized ? [unauthorized, 403] : [forbidden, 401]
    return fail(because, `${one?.says ?? ''} Now a ${missing}, for the same person.`)
  },
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}

interface Refused {
  readonly seq: number
  readonly status: Status
  /** The status, with what the API wrote beside it. */
  readonly says: string
}

function refusalsOf(trace: Trace): readonly Refused[] {
  return answersOfTheApi(trace).flatMap(({ seq, response }) => {
    const status = STATUSES.find((each) => each === response.status)
    return status === undefined
      ? []
      : [{ seq, status, says: `${status} came with ${challengeOf(response)}.` }]
  })
}

function challengeOf({ headers }: EventOf<'response-received'>['response']): string {
  return headers.find(([name]) => name.toLowerCase() === 'www-authenticate')?.[1] ?? 'no challenge'
}

/** Why a run is of no use here. */
function nothingOf(trace: Trace): string {
  if (answersOfTheApi(trace).length > 0) return 'In this run the API refused nothing.'
  return 'In this run the API was never asked: whoever said no, it was somebody before it.'
}

/** The directory object of whoever signed in. */
function personOf(trace: Trace): string | undefined {
  return parties(trace, trace.length - 1).find(({ whoSignsIn }) => whoSignsIn)?.object?.id
}

import { type ClaimView, causes, type EventOf, message, tokens } from '../../../../simulator/doors/view'
import type { Exercise, Trace, Verdict } from '../../../_build/exercise'
import { resourcesOf } from './answers-of-the-api'

/** What the Expenses API takes, by its registration and its code. A test shows its tokens to these rules. */
const NAMES = ['71d89d28-3458-4011-aea5-fb73b1ce1446', 'api://expenses.contoso.example']
const VERSION = '2.0'
const SCOPES = ['Expenses.Read', 'Expenses.ReadWrite']
const CLOCK_SKEW_SECONDS = 300

/** What a claim is held against that is not always the same. */
interface Moment {
  readonly now: number
  readonly issuer: string
}

/** By the claims that the API decides by: whether it refuses this value. */
const REFUSES: Readonly<Record<string, (value: string, moment: Moment) => boolean>> = {
  aud: (value) => !NAMES.includes(value),
  ver: (value) => value !== VERSION,
  iss: (value, { issuer }) => value !== issuer,
  exp: (value, { now }) => now - Number(value) >= CLOCK_SKEW_SECONDS,
  nbf: (value, { now }) => Number(value) - now > CLOCK_SKEW_SECONDS,
  tid: (value, { issuer }) => !issuer.includes(value),
  oid: (value) => value === '',
  scp: (value) => !value.split(' ').some((scope) => SCOPES.includes(scope)),
}

/** Which claims would the API refuse? Picked from the token that was really shown; all that it would refuse are right. */
export const refusedClaims: Exercise = {
  id: 'refused-claims',
  prompt:
    'Set up the lab and run it. The identity provider made every token in it, for this person, a moment ago. Still the Expenses API will refuse the one that it is shown: the lab waits there. Read that token as if you were the API, and pick a claim that you would refuse. It stops at the first one; you need not pick the same.',
  start: { runs: [{ switches: { accessTokenAudience: 'reports-api' } }] },
  solution: { runs: [{ switches: { accessTokenAudience: 'reports-api' } }], choice: 'scp' },
  hints: [
    'Set the lab to a token for the Expenses API again, and look at one that it accepts. Then compare the two, claim by claim.',
    'Three claims differ, and the API decides by two of them. Ask of each: would the Expenses API have to care?',
  ],
  solutionSays:
    'Two claims are wrong here: aud names the Reports API, and scp holds a permission that only the Reports API knows. Either is right. sub differs as well, and the API does not mind: it goes by oid, which is the same person in both. Issuer, version and time are those of any good token.',
  legend: 'Claims of the token that was refused',
  holds: (trace) => {
    const request = refusal(trace)?.request
    return request && request.seq + 1
  },
  choices: (trace) =>
    (refusal(trace)?.claims ?? []).map(({ name, value }) => ({ value: name, label: value })),
  check(trace, { choice }) {
    const refused = refusal(trace)
    if (!refused) return fail([], 'In this run the API refused nothing. Set up the lab, and run it.')
    const { check, request, claims } = refused
    const because = [request.seq]
    if (choice === undefined) return fail(because, 'Pick a claim.')
    const picked = claims.find((claim) => claim.name === choice)
    if (!picked) return fail(because, `The token that was refused has no claim ${choice}.`)
    const moment = { now: Math.floor(request.at / 1000), issuer: issuerIn(trace) }
    const wrong = claims.filter(({ name, value }) => REFUSES[name]?.(value, moment)).map(({ name }) => name)
    if (wrong.length === 0)
      return fail(because, 'In this run the API would take every claim. Something else is wrong.')
    if (!wrong.includes(choice)) return fail(because, whyNot(choice))
    const others = wrong.filter((name) => name !== choice)
    const more = others.length > 0 ? ` So would it refuse ${list(others)}.` : ''
    return {
      passed: true,
      because: [request.seq, check.seq],
      says: `Yes, the API would refuse ${choice}.${more} What it found first: ${check.says}`,
    }
  },
}

const list = (names: readonly string[]) => new Intl.ListFormat('en').format(names)

function whyNot(claim: string): string {
  return Object.hasOwn(REFUSES, claim)
    ? `${claim} is looked at, and there is nothing wrong with it. Which value would no token for this API have?`
    : `The API does not decide by ${claim}: it would not miss it.`
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}

/** The issuer that the identity provider says it is, in its metadata. */
function issuerIn(trace: Trace): string {
  const found = trace.flatMap(({ seq, type }) =>
    type === 'response-received' ? (message(trace, seq)?.body.json ?? []) : [],
  )
  return found.find(({ name }) => name === 'issuer')?.value ?? ''
}

interface Refusal {
  readonly check: EventOf<'check-failed'>
  readonly request: EventOf<'request-sent'>
  readonly claims: readonly ClaimView[]
}

/** The last refusal of a token by an API, with the token as it was sent. */
function refusal(trace: Trace): Refusal | undefined {
  const resources = resourcesOf(trace)
  const check = trace.findLast(
    (event): event is EventOf<'check-failed'> =>
      event.type === 'check-failed' && resources.includes(event.actor),
  )
  if (!check) return undefined
  const request = causes(trace, check.seq).findLast(
    (event): event is EventOf<'request-sent'> => event.type === 'request-sent' && event.to === check.actor,
  )
  const sent = request?.request.headers
    .find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    .split('.')[1]
  // The claims of a token whose signature was altered are those of the token that was issued.
  const token = tokens(trace, check.seq).find(({ value }) => value.split('.')[1] === sent)
  return request && token ? { check, request, claims: token.claims } : undefined
}

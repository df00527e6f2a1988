import { type ClaimView, causes, decidingCheck, type EventOf, tokens } from '../../../../simulator/doors/view'
import type { Exercise, Trace, Verdict } from '../../../_build/exercise'

/** The claims that each check of an API reads, by the name of the check. A signature is no claim. */
const READS: Readonly<Record<string, readonly string[]>> = {
  issuer: ['iss'],
  audience: ['aud'],
  time: ['exp', 'nbf'],
  tenant: ['tid', 'oid'],
  scope: ['scp'],
}

/** Which claim did the API refuse? Picked from the token that was really refused. */
export const refusedClaim: Exercise = {
  id: 'refused-claim',
  prompt:
    'Set up the lab and run it to the end. The desk made every token in it, for Ada, this morning. Still the Expenses API refuses the one it is shown. Find the claim that it objects to.',
  start: { runs: [{ switches: { accessTokenAudience: 'graph' } }] },
  solution: { runs: [{ switches: { accessTokenAudience: 'graph' } }], choice: 'aud' },
  hints: [
    'Open the last request to the API, and the token in its Authorization header. Read each claim as if you were the door.',
    'One claim names who the token is for. Compare it with the address that the token was sent to.',
  ],
  solutionSays:
    'It is aud, the audience. The signature is right, the issuer is right and the time is right, but the token was made for Microsoft Graph. The API must refuse it: else any app that is handed a token could use it elsewhere.',
  choices: (trace) =>
    (refusal(trace)?.claims ?? []).map(({ name, value }) => ({ value: name, label: value })),
  check(trace, { choice }) {
    const refused = refusal(trace)
    if (!refused)
      return fail([], 'In this run the API refused nothing. Set up the lab, and run it to the end.')
    const { check, request, claims } = refused
    const because = [request.seq, check.seq]
    if (choice === undefined) return fail(because, 'Pick the claim.')
    const picked = claims.find((claim) => claim.name === choice)
    if (!picked) return fail(because, `The token that was refused has no claim ${choice}.`)
    const read = READS[check.check] ?? []
    if (read.length === 0) return fail(because, `This time no claim is wrong: ${check.says}`)
    if (!read.includes(choice))
      return fail(because, `The API has nothing against ${choice}. Look at what it says it compared.`)
    return { passed: true, because, says: `The API says the same: ${check.says}` }
  },
}

function fail(because: readonly number[], says: string): Verdict {
  return { passed: false, because, says }
}

interface Refusal {
  readonly check: EventOf<'check-failed'>
  readonly request: EventOf<'request-sent'>
  readonly claims: readonly ClaimView[]
}

/** The refusal of a token by a resource that ended the run, with the token as it was sent. */
function refusal(trace: Trace): Refusal | undefined {
  const check = decidingCheck(trace)
  const started = trace.find((event) => event.type === 'run-started')
  const resource = started?.parties.find((party) => party.id === check?.actor && party.kind === 'resource')
  if (!check || !resource) return undefined
  const request = causes(trace, check.seq).findLast(
    (event): event is EventOf<'request-sent'> => event.type === 'request-sent' && event.to === resource.id,
  )
  const sent = request?.request.headers
    .find(([name]) => name.toLowerCase() === 'authorization')?.[1]
    .split('.')[1]
  // The claims of a token whose signature was altered are those of the token that was issued.
  const token = tokens(trace, check.seq).find(({ value }) => value.split('.')[1] === sent)
  return request && token ? { check, request, claims: token.claims } : undefined
}

import { base64url } from '../../core/base64url'
import { START_OF_DAY } from '../../core/clock'
import { findFlow } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import type { Switches } from '../../run/flow'
import type { TokenKind } from '../../trace/event'

/** The clock of the tests: when runs begin, in seconds. */
export const NOW = START_OF_DAY / 1000

/** A JWT that nobody has signed. */
export const madeUp = (
  payload: object,
  header: object = { typ: 'JWT', alg: 'RS256', kid: 'a-key-of-entra' },
) => `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(payload))}.c2lnbmF0dXJl`

/** A token that a run of `slug` really issued, the first of this kind. */
export async function issuedBy(slug: string, kind: TokenKind, switches: Switches = {}): Promise<string> {
  const flow = await findFlow(slug)?.flow()
  if (!flow) throw new Error(`There is no flow ${slug}.`)
  const { result } = await completeRun(flow, { seed: 1, switches })
  const issued = result.events.find((event) => event.type === 'token-issued' && event.token === kind)
  if (issued?.type !== 'token-issued') throw new Error(`${slug} issues no ${kind}.`)
  return issued.value
}

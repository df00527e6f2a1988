import { compactVerify, errors, type JSONWebKeySet, type JWK } from 'jose'
import { fromBase64url } from '../core/base64url'
import { keyProblem, keySetProblem } from './key-policy'

/** What verifying a token came to. `header` and `payload` are there whenever they could be read, verified or not. */
export interface Verification {
  readonly valid: boolean
  readonly says: string
  readonly header: Readonly<Record<string, unknown>> | undefined
  readonly payload: Readonly<Record<string, unknown>> | undefined
}

/**
 * Verifies a compact JWS (RFC 7515 section 5.2) with the key of `set` its header names, if that key is fit for the algorithm.
 * Times and audiences are not judged: they are the reader's to compare.
 * @param algorithms what the verifier accepts; the header only chooses among them (RFC 8725 section 3.1)
 */
export async function verifyWith(
  set: JSONWebKeySet,
  jws: string,
  algorithms: readonly string[],
): Promise<Verification> {
  const parts = jws.split('.')
  const header = readPart(parts[0])
  const payload = readPart(parts[1])
  const refused = (says: string): Verification => ({ valid: false, says, header, payload })
  if (parts.length !== 3) return refused('This is not a signed JWT: it does not have three parts.')
  if (!header) return refused('This is not a JWT that can be read.')
  const { alg, kid } = header
  if (typeof alg !== 'string' || !algorithms.includes(alg))
    return refused(`Its alg is not ${algorithms.join(' or ')}, and no other is accepted.`)
  const problem = keySetProblem(set)
  if (problem) return refused(problem)
  const key = keyNamed(set, kid)
  if (!key) return refused('No key here has the kid in its header: somebody else signed it.')
  const unfit = keyProblem(key, alg)
  if (unfit) return refused(unfit)
  try {
    await compactVerify(jws, key, { algorithms: [alg] })
    return {
      valid: true,
      says:
        key.kid === undefined
          ? 'The signature is valid.'
          : `The signature is valid: made with the key ${key.kid}.`,
      header,
      payload,
    }
  } catch (fault) {
    if (fault instanceof errors.JWSSignatureVerificationFailed)
      return refused('The signature does not fit: something was changed, or another key made it.')
    return refused(`It cannot be verified: ${fault instanceof Error ? fault.message : String(fault)}.`)
  }
}

/** The key called `kid`; without a name, the only one there is. */
function keyNamed({ keys }: JSONWebKeySet, kid: unknown): JWK | undefined {
  return kid === undefined && keys.length === 1
    ? keys[0]
    : keys.find((key) => key.kid !== undefined && key.kid === kid)
}

function readPart(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(fromBase64url(part ?? '')),
    )
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

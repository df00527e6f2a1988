import { compactVerify, errors, importJWK, type JSONWebKeySet, type JWK } from 'jose'
import { inWords, type JsonObject } from '../core/json'
import { type Readable, readCompactJws } from './compact-jws'
import { keyProblem, keySetProblem } from './key-policy'

/** What verifying a token came to. `header` and `payload` are there whenever they could be read, verified or not. */
export interface Verification {
  readonly valid: boolean
  readonly says: string
  readonly header: JsonObject | undefined
  readonly payload: JsonObject | undefined
}

/**
 * Verifies a compact JWS (RFC 7515 section 5.2) with the key of `set` its header names, if that key is fit for the algorithm.
 * Never throws. Times and audiences are not judged: they are the reader's to compare.
 * @param algorithms what the verifier accepts; the header only chooses among them (RFC 8725 section 3.1)
 */
export async function verifyWith(
  set: JSONWebKeySet,
  jws: string,
  algorithms: readonly string[],
): Promise<Verification> {
  const read = readCompactJws(jws, algorithms)
  return 'problem' in read ? verdict(false, read.problem, read) : verifySignature(set, read)
}

/** The same of a JWT: what is signed has to be a JSON object (RFC 7519 section 7.2, step 10). */
export async function verifyJwt(
  set: JSONWebKeySet,
  jwt: string,
  algorithms: readonly string[],
): Promise<Verification> {
  return claimsIn(await verifyWith(set, jwt, algorithms))
}

/** Verifies the signature of a token that has been taken apart. Never throws. */
export async function verifySignature(set: JSONWebKeySet, read: Readable): Promise<Verification> {
  const refused = (says: string) => verdict(false, says, read)
  const { jws, alg, kid } = read
  const problem = keySetProblem(set)
  if (problem) return refused(problem)
  const key = keyNamed(set, kid)
  if (!key)
    return refused(
      kid === undefined
        ? 'No key here is meant for sure: its header has no kid.'
        : `No key here has the kid in its header, ${inWords(kid)}: somebody else signed it.`,
    )
  const unfit = keyProblem(key, alg)
  if (unfit) return refused(unfit)
  try {
    await compactVerify(jws, await imported(key, alg), { algorithms: [alg] })
    return verdict(
      true,
      key.kid === undefined
        ? 'The signature is valid.'
        : `The signature is valid: made with the key ${key.kid}.`,
      read,
    )
  } catch (fault) {
    if (fault instanceof errors.JWSSignatureVerificationFailed)
      return refused('The signature does not fit: something was changed, or another key made it.')
    return refused(`It cannot be verified: ${fault instanceof Error ? fault.message : String(fault)}.`)
  }
}

/** A valid verdict stands only over claims: of other content it is said that this is no JWT. */
export function claimsIn(verification: Verification): Verification {
  return verification.valid && !verification.payload
    ? { ...verification, valid: false, says: 'What is signed is not one JSON object: this is not a JWT.' }
    : verification
}

/** The key called `kid`; without a name, the only one there is. */
export function keyNamed({ keys }: JSONWebKeySet, kid: string | undefined): JWK | undefined {
  return kid === undefined && keys.length === 1
    ? keys[0]
    : keys.find((key) => key.kid !== undefined && key.kid === kid)
}

/** Imported keys by all that they say: importing costs more than verifying. Forgotten when many have been seen. */
const known = new Map<string, ReturnType<typeof importJWK>>()

function imported(key: JWK, alg: string): ReturnType<typeof importJWK> {
  const name = JSON.stringify([alg, key])
  const before = known.get(name)
  if (before) return before
  if (known.size >= 50) known.clear()
  const made = importJWK(key, alg)
  known.set(name, made)
  return made
}

function verdict(
  valid: boolean,
  says: string,
  { header, payload }: Omit<Readable, 'alg' | 'kid'>,
): Verification {
  return { valid, says, header, payload }
}

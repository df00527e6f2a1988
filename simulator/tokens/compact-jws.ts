import { fromBase64url } from '../core/base64url'
import { inWords, type JsonObject, readJsonBytes, readMembers, text } from '../core/json'

/** A token taken apart. `header` and `payload` are there whenever they could be read, whatever else is wrong. */
export interface Parts {
  readonly jws: string
  readonly header: JsonObject | undefined
  /** Undefined as well when what was signed is no JSON object. */
  readonly payload: JsonObject | undefined
}

/** A token that may be verified: nothing about its signature is known yet. */
export interface Readable extends Parts {
  readonly alg: string
  readonly kid: string | undefined
}

export interface Unreadable extends Parts {
  /** A sentence. */
  readonly problem: string
}

/**
 * Takes a compact JWS apart (RFC 7515 section 5.2, steps 1 to 5). Each part has to be in the one canonical form of BASE64URL,
 * so that nobody can write the same token in another way; the header has to be an object whose members are of their types.
 * @param algorithms what the verifier accepts; the header only chooses among them (RFC 8725 section 3.1)
 */
export function readCompactJws(jws: string, algorithms: readonly string[]): Readable | Unreadable {
  const written = jws.split('.', 4)
  const decoded = written.map(decode)
  const [header, payload] = decoded.map((bytes) => bytes && readJsonBytes(bytes))
  const parts = { jws, header, payload }
  const problem = (says: string): Unreadable => ({ ...parts, problem: says })
  if (written.length !== 3) return problem('This is not a signed JWT: it does not have three parts.')
  const crooked = decoded.indexOf(undefined)
  if (crooked >= 0)
    return problem(
      `Its ${NAMES[crooked]} is not BASE64URL as it must be written: no space, no padding, no bit that is not used.`,
    )
  if (!header) return problem('This is not a JWT that can be read: its header is not one JSON object.')
  const read = readMembers(header, { alg: text, kid: text })
  if ('wrong' in read) return problem(`The ${read.wrong} in its header is not a text.`)
  const { alg, kid } = read.members
  if (alg === undefined || !algorithms.includes(alg))
    return problem(`Its alg is ${inWords(alg)}; only ${algorithms.join(' or ')} is accepted.`)
  // RFC 7515 section 4.1.11: who does not understand a critical extension must refuse; none is understood here, b64 least of
  // all, which RFC 7797 forbids to JWTs.
  const extension = ['crit', 'b64'].find((name) => Object.hasOwn(header, name))
  if (extension) return problem(`Its header has ${extension}, and no extension is understood here.`)
  return { ...parts, alg, kid }
}

const NAMES = ['header', 'payload', 'signature']

function decode(part: string): Uint8Array | undefined {
  try {
    return fromBase64url(part)
  } catch {
    return undefined
  }
}

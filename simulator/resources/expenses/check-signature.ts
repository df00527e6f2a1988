import {
  compactVerify,
  decodeProtectedHeader,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWSHeaderParameters,
  type JWTPayload,
} from 'jose'
import { keyProblem, keySetProblem } from '../../tokens/key-policy'
import { type Check, passed } from '../../trace/checklist'
import { type ResourceRequest, refuseBearer, type Verified } from './resource-request'

const ALG = 'RS256'
/** Imported keys by their modulus: importing costs more than verifying, and a key is its own name. */
const imported = new Map<string, ReturnType<typeof importJWK>>()

/** The signature fits a key the issuer publishes, and the algorithm is the one agreed on, not the one the token likes (RFC 8725 section 3.1). */
export const signature: Check<ResourceRequest & { readonly token: string }, Pick<Verified, 'claims'>> = {
  name: 'signature',
  spec: 'rfc7515#5.2',
  look: async ({ fetchKeys, server, kept, token }) => {
    const { alg, kid } = headerOf(token)
    if (alg !== ALG)
      return refuseBearer(`The token is signed with ${alg ?? 'nothing'}; only ${ALG} is accepted.`)
    if (!find(kept.keys, kid)) kept.keys = await fetchKeys(server.cause)
    const jwk = find(kept.keys, kid)
    if (!jwk || !kept.keys) return refuseBearer(`No key of the issuer has the kid ${kid}.`)
    const unfit = keySetProblem(kept.keys) ?? keyProblem(jwk, ALG)
    if (unfit) return refuseBearer(`The keys of the issuer cannot be used: ${unfit}`)
    try {
      const { payload } = await compactVerify(token, await importKey(jwk), { algorithms: [ALG] })
      const claims = JSON.parse(new TextDecoder().decode(payload)) as JWTPayload | null
      if (typeof claims !== 'object' || claims === null) throw new TypeError('no claims')
      return passed(`The signature fits the key ${kid}, which the issuer publishes.`, { claims })
    } catch {
      return refuseBearer('The signature does not fit: the token was changed, or made by somebody else.')
    }
  },
}

function headerOf(token: string): JWSHeaderParameters {
  try {
    return decodeProtectedHeader(token)
  } catch {
    return {}
  }
}

function find(keys: JSONWebKeySet | undefined, kid: string | undefined): JWK | undefined {
  return keys?.keys.find((each) => each.kid === kid)
}

function importKey(jwk: JWK): ReturnType<typeof importJWK> {
  const name = `${jwk.n}.${jwk.e}`
  const known = imported.get(name) ?? importJWK(jwk, ALG)
  imported.set(name, known)
  return known
}

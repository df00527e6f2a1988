import { publicKeys } from '../../fixtures/keys'
import { type Verification, verifyJwt } from '../../tokens/verify-with'

/** Verifies the signature of a JWT against the published keys of the lab. Times are not judged: which moment would count? */
export function verifyToken(jwt: string): Promise<Verification> {
  return verifyJwt(publicKeys, jwt.trim(), ['RS256'])
}

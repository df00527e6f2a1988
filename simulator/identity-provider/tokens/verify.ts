import { publicKeys } from '../../fixtures/keys'
import { type Verification, verifyWith } from '../../tokens/verify-with'

/** Verifies the signature of a JWT against the published keys of the lab. Times are not judged: which moment would count? */
export function verifyToken(jwt: string): Promise<Verification> {
  return verifyWith(publicKeys, jwt.trim(), ['RS256'])
}

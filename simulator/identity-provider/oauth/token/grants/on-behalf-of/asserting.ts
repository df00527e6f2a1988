import type { AccessTokenClaims } from '../../../../../tokens/claims'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** A request in somebody's name: with the token that the client was called with, as it came. */
export interface AssertingUser extends TokenRequesting {
  readonly userAssertion: string
}

/** The same, with a token that this identity provider has signed. */
export interface AssertedUser extends AssertingUser {
  readonly claims: AccessTokenClaims
}

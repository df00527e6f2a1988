import type { IDToken } from 'oauth4webapi'
import type { OAuthClient } from '../../actors/client/client'
import type { Memberships } from './memberships'

/** Somebody's session with Timesheets: what was said of them when they signed in. */
export interface Session {
  readonly client: OAuthClient
  readonly claims: IDToken
  /** Values of app roles, from the ID token. */
  readonly roles: readonly string[]
  readonly memberships: Memberships
}

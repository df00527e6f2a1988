import { checklist } from '../../../../../trace/checklist'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { accountEnabled } from '../../check-account-enabled'
import { clientType } from '../../check-client-type'
import { grantBinding } from '../../check-grant-binding'
import { scopeGranted } from '../../check-scope-granted'
import { issueTokens } from '../../issue-tokens'
import type { GrantType } from '../grant-type'
import { refreshTokenAlive } from './check-refresh-token-alive'
import { refreshTokenKnown } from './check-refresh-token-known'

const checks = checklist<TokenRequesting>()
  .check(refreshTokenKnown)
  .check(grantBinding)
  .check(clientType)
  .check(refreshTokenAlive)
  .check(accountEnabled)
  .check(scopeGranted)

/** Redeems a refresh token (RFC 6749 section 6). The answer always has a new one; the old one stays good, as at Entra. */
export const refreshToken: GrantType = async (requesting) => {
  const checked = await checks.run(requesting, requesting.exchange.server.emit)
  if (!checked.passed) return checked
  const { grant } = checked.found
  return { body: await issueTokens(checked.found, grant.code, grant) }
}

import { checklist } from '../../../../../trace/checklist'
import { keep } from '../../../../store'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { accountEnabled } from '../../check-account-enabled'
import { clientType } from '../../check-client-type'
import { grantBinding } from '../../check-grant-binding'
import { scopeGranted } from '../../check-scope-granted'
import { issueTokens } from '../../issue-tokens'
import type { GrantType } from '../grant-type'
import { codeExpiry } from './check-code-expiry'
import { codeKnown } from './check-code-known'
import { codeRedirectUri } from './check-code-redirect-uri'
import { codeUnused } from './check-code-unused'
import { codeVerifier } from './check-code-verifier'

const checks = checklist<TokenRequesting>()
  .check(codeKnown)
  .check(codeExpiry)
  .check(grantBinding)
  .check(clientType)
  .check(codeRedirectUri)
  .check(codeVerifier)
  .check(codeUnused)
  .check(accountEnabled)
  .check(scopeGranted)

/** Redeems an authorization code (RFC 6749 section 4.1.3). */
export const authorizationCode: GrantType = async (requesting) => {
  const { server, store } = requesting.exchange
  const checked = await checks.run(requesting, server.emit)
  if (!checked.passed) return checked
  const { grant, code } = checked.found
  keep(store.codes, code, { ...grant, redeemed: true })
  return { body: await issueTokens(checked.found, code) }
}

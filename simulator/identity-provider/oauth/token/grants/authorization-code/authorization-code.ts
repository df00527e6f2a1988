import { checklist } from '../../../../../trace/checklist'
import { keep } from '../../../../memory'
import type { Part } from '../../../../parts/part'
import { CODES } from '../../../../tokens/authorization-code'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { accountEnabled } from '../../check-account-enabled'
import { clientOrigin } from '../../check-client-origin'
import { clientType } from '../../check-client-type'
import { grantBinding } from '../../check-grant-binding'
import { scopeGranted } from '../../check-scope-granted'
import { issueTokens } from '../../issue-tokens'
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
  .check(clientOrigin)
  .check(codeRedirectUri)
  .check(codeVerifier)
  .check(codeUnused)
  .check(accountEnabled)
  .check(scopeGranted)

/** Redeems an authorization code (RFC 6749 section 4.1.3). */
export const authorizationCode: Part = {
  grants: [
    {
      name: 'authorization_code',
      tenantOf: ({ form, memory }) => memory.of(CODES).get(form.get('code') ?? '')?.tenantId,
      redeem: async (requesting) => {
        const { server, memory } = requesting.exchange
        const checked = await checks.run(requesting, server.emit)
        if (!checked.passed) return checked
        const { grant, code, user } = checked.found
        keep(memory.of(CODES), code, { ...grant, redeemed: true })
        return { body: await issueTokens({ ...checked.found, subject: { kind: 'person', user, grant } }) }
      },
    },
  ],
}

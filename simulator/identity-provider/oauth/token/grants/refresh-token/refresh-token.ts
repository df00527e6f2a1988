import { checklist } from '../../../../../trace/checklist'
import type { Part } from '../../../../parts/part'
import { REFRESH_TOKENS } from '../../../../tokens/refresh-token'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { accountEnabled } from '../../check-account-enabled'
import { clientOrigin } from '../../check-client-origin'
import { clientType } from '../../check-client-type'
import { grantBinding } from '../../check-grant-binding'
import { scopeGranted } from '../../check-scope-granted'
import { issueTokens } from '../../issue-tokens'
import { refreshTokenAlive } from './check-refresh-token-alive'
import { refreshTokenKnown } from './check-refresh-token-known'
import { refreshTokenUnused } from './check-refresh-token-unused'

const checks = checklist<TokenRequesting>()
  .check(refreshTokenKnown)
  .check(grantBinding)
  .check(clientType)
  .check(clientOrigin)
  .check(refreshTokenAlive)
  .check(refreshTokenUnused)
  .check(accountEnabled)
  .check(scopeGranted)

/** Redeems a refresh token (RFC 6749 section 6). The answer always has a new one; the old one stays good, as at Entra, unless it is to rotate. */
export const refreshToken: Part = {
  grants: [
    {
      name: 'refresh_token',
      tenantOf: ({ form, memory }) =>
        memory.of(REFRESH_TOKENS).get(form.get('refresh_token') ?? '')?.tenantId,
      redeem: async (requesting) => {
        const { exchange } = requesting
        const checked = await checks.run(requesting, exchange.server.emit)
        if (!checked.passed) return checked
        const { grant, user, presented } = checked.found
        if (exchange.settings.refreshTokens === 'rotate')
          exchange.memory.of(REFRESH_TOKENS).set(presented, { ...grant, used: true })
        const subject = { kind: 'person', user, grant } as const
        return { body: await issueTokens({ ...checked.found, subject }, grant) }
      },
    },
  ],
}

import { checklist } from '../../../../../trace/checklist'
import type { Part } from '../../../../parts/part'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { accountEnabled } from '../../check-account-enabled'
import { scopeGranted } from '../../check-scope-granted'
import { issueTokens } from '../../issue-tokens'
import { middleTierProven } from './check-middle-tier-proven'
import { onBehalfOfParameters } from './check-on-behalf-of-parameters'
import { scopeEffective } from './check-scope-effective'
import { userAssertionAudience } from './check-user-assertion-audience'
import { userAssertionIssuer } from './check-user-assertion-issuer'
import { userAssertionPerson } from './check-user-assertion-person'
import { userAssertionSignature } from './check-user-assertion-signature'
import { userAssertionTime } from './check-user-assertion-time'

const checks = checklist<TokenRequesting>()
  .check(onBehalfOfParameters)
  .check(middleTierProven)
  .check(userAssertionSignature)
  .check(userAssertionIssuer)
  .check(userAssertionAudience)
  .check(userAssertionTime)
  .check(userAssertionPerson)
  .check(accountEnabled)
  .check(scopeGranted)
  .check(scopeEffective)

/**
 * On-behalf-of: an API that was called with a person's token trades it for one to the next API, about the same person (RFC 7523
 * section 2.1, as Entra uses it). The token may be shown again while it is good. In which order Entra looks is not published.
 */
export const onBehalfOf: Part = {
  grants: [
    {
      name: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      redeem: async (requesting) => {
        const checked = await checks.run(requesting, requesting.exchange.server.emit)
        if (!checked.passed) return checked
        const { user, grant } = checked.found
        return { body: await issueTokens({ ...checked.found, subject: { kind: 'person', user, grant } }) }
      },
    },
  ],
}

import type { User } from '../../../../../directory/tenant'
import { checklist } from '../../../../../trace/checklist'
import type { Part } from '../../../../parts/part'
import { checkPassword } from '../../../../sign-in/methods/password/check-password'
import { account } from '../../../../sign-in/require-account'
import { assignment } from '../../../../sign-in/require-assignment'
import { homeAccount } from '../../../../sign-in/require-home-account'
import type { Grant } from '../../../../tokens/grant'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { publicClient } from '../../check-public-client'
import { scopeGranted } from '../../check-scope-granted'
import { issueTokens } from '../../issue-tokens'
import { ownerFound } from './check-owner-found'
import { ownerSecondFactor } from './check-owner-second-factor'
import { passwordParameters } from './check-password-parameters'

const owner = checklist<TokenRequesting>()
  .check(passwordParameters)
  .check(publicClient)
  .check(ownerFound)
  .check(account)
  .check(homeAccount)

const rest = checklist<TokenRequesting & { readonly user: User; readonly grant: Grant }>()
  .check(ownerSecondFactor)
  .check(assignment)
  .check(scopeGranted)

/**
 * The resource owner password credentials grant (RFC 6749 section 4.3), which must not be used (RFC 9700 section 2.4): a client sends the
 * password of a person. There is no page: nobody is asked for a second factor, nor for consent.
 */
export const resourceOwnerPassword: Part = {
  grants: [
    {
      name: 'password',
      redeem: async (requesting) => {
        const { exchange, tenant } = requesting
        const { emit } = exchange.server
        const found = await owner.run(requesting, emit)
        if (!found.passed) return found
        const { user } = found.found
        const wrong = await checkPassword(exchange, tenant, user, exchange.form.get('password') ?? '')
        if (wrong) return wrong
        const grant = grantOf(requesting, user)
        const checked = await rest.run({ ...found.found, grant }, emit)
        if (!checked.passed) return checked
        return { body: await issueTokens({ ...checked.found, subject: { kind: 'person', user, grant } }) }
      },
    },
  ],
}

/** What a sign-in without a browser gives its client. */
function grantOf({ exchange, tenant, application }: TokenRequesting, user: User): Grant {
  const { server, form, now } = exchange
  const place = { browser: '', userAgent: undefined }
  return {
    tenantId: tenant.organization.id,
    userId: user.id,
    sid: server.random.uuid(),
    proofs: [{ method: 'password', factor: 'first', amr: 'pwd', at: now, place }],
    authTime: now,
    usedAt: now,
    clients: [application.appId],
    clientId: application.appId,
    platform: 'publicClient',
    scope: form.get('scope') ?? '',
    // There is no code before it that could run out.
    expiresAt: now,
    root: server.random.token(16),
  }
}

import { checklist } from '../../../../../trace/checklist'
import type { Part } from '../../../../parts/part'
import { issueAccessToken } from '../../../../tokens/access-token'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { applicationAssigned } from './check-application-assigned'
import { clientProven } from './check-client-proven'
import { scopeDefault } from './check-scope-default'

const checks = checklist<TokenRequesting>().check(clientProven).check(scopeDefault).check(applicationAssigned)

/** A token for the client itself, without a person (RFC 6749 section 4.4): no refresh token, because it can always ask again. */
export const clientCredentials: Part = {
  grants: [
    {
      name: 'client_credentials',
      redeem: async (requesting) => {
        const { emit } = requesting.exchange.server
        const checked = await checks.run(requesting, emit)
        if (!checked.passed) return checked
        const token = await issueAccessToken({ ...checked.found, subject: { kind: 'service-principal' } })
        emit(token.issued)
        const { expiresIn, value } = token
        return {
          body: {
            token_type: 'Bearer',
            expires_in: expiresIn,
            ext_expires_in: expiresIn,
            access_token: value,
          },
        }
      },
    },
  ],
}

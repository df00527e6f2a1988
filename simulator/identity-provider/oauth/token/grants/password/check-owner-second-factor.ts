import {
  SECOND_FACTOR_REQUIRED_FOR,
  softwareOathOf,
  sparedSays,
  sparingGroup,
} from '../../../../../authentication/second-factor'
import type { User } from '../../../../../directory/tenant'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS50076, AADSTS50079 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** A token request has one password in it, and nobody who could be asked for more. */
export const ownerSecondFactor: Check<TokenRequesting & { readonly user: User }> = {
  name: 'second-factor',
  spec: 'entra#ropc',
  look: ({ exchange, tenant, user }) => {
    const spared = sparingGroup(tenant, user, exchange.settings.sparedGroupId)
    if (spared) return passed(sparedSays(user, spared))
    const code = softwareOathOf(tenant, user) === undefined ? AADSTS50079 : AADSTS50076
    return refuse(
      code,
      `A second factor is required for ${SECOND_FACTOR_REQUIRED_FOR}, and nobody is here who could be asked for it.`,
      { error: 'invalid_grant' },
    )
  },
}

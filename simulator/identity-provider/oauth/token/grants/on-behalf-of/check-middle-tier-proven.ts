import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS7000218 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** Only an API that has proved itself may act for those who call it: the token in its hands alone proves nothing of whoever holds it. */
export const middleTierProven: Check<TokenRequesting> = {
  name: 'middle-tier-proven',
  spec: 'entra#on-behalf-of',
  look: ({ application: { displayName }, authentication }) =>
    authentication === 'none'
      ? refuse(
          AADSTS7000218,
          `${displayName} shows somebody’s token, and comes without client_secret or client_assertion.`,
        )
      : passed(`${displayName} has proved itself with its ${authentication}.`),
}

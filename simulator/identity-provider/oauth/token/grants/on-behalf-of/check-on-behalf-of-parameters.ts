import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS900144 } from '../../../../errors/aadsts'
import { refuse, refuseWithoutNumber } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'
import type { AssertingUser } from './asserting'

const REQUIRED = ['assertion', 'requested_token_use', 'scope'] as const
const ON_BEHALF_OF = 'on_behalf_of'

/**
 * What such a request is made of (RFC 7523 section 2.1, and Entra's `requested_token_use`). Which API it is for is in the scope. The
 * number under which Entra refuses another use is not published.
 */
export const onBehalfOfParameters: Check<TokenRequesting, Pick<AssertingUser, 'userAssertion'>> = {
  name: 'on-behalf-of-parameters',
  spec: 'entra#on-behalf-of',
  look: ({ exchange: { form } }) => {
    const missing = REQUIRED.find((name) => !form.get(name))
    if (missing) return refuse(AADSTS900144, `${missing} is missing.`, { sent: missing })
    const use = form.get('requested_token_use') ?? ''
    return use === ON_BEHALF_OF
      ? passed(undefined, { userAssertion: form.get('assertion') ?? '' })
      : refuseWithoutNumber(
          'invalid_request',
          'The value {} of requested_token_use is not supported.',
          `requested_token_use is ${use}, not ${ON_BEHALF_OF}.`,
          use,
        )
  },
}

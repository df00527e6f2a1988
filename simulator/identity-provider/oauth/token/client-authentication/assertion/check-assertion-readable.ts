import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS50027, AADSTS900144 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { AtTenant, Client } from '../../../../exchange'
import type { Presented } from '../method'
import type { Asserting } from './asserting'
import { readAssertion } from './read-assertion'

/** The value of `client_assertion_type` (RFC 7523 section 2.2). */
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** The assertion is a JWT and says so (RFC 7523 section 2.2). */
export const assertionReadable: Check<Presented & AtTenant & Client, Pick<Asserting, 'assertion'>> = {
  name: 'assertion-readable',
  spec: 'rfc7523#2.2',
  look: ({ exchange: { form }, credential }) => {
    const type = form.get('client_assertion_type')
    if (type === undefined) {
      return refuse(AADSTS900144, 'client_assertion_type is missing.', { sent: 'client_assertion_type' })
    }
    if (type !== JWT_BEARER)
      return refuse(AADSTS50027, `client_assertion_type is ${type}, not ${JWT_BEARER}.`, {
        error: 'invalid_client',
      })
    const assertion = readAssertion(credential)
    return assertion
      ? passed(undefined, { assertion })
      : refuse(AADSTS50027, 'client_assertion is no JWT that can be read.', { error: 'invalid_client' })
  },
}

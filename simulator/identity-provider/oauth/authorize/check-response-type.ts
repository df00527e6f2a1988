import { type Check, passed } from '../../../trace/checklist'
import { AADSTS70005, AADSTS700054, AADSTS900144 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Trusted } from './redirect'

/** Only `code`: tokens do not travel in an authorization response (RFC 9700 section 2.1.2). */
export const responseType: Check<Trusted> = {
  name: 'response-type',
  spec: 'rfc6749#3.1.1',
  look: ({ exchange, application }) => {
    const type = exchange.form.get('response_type')
    if (!type) return refuse(AADSTS900144, 'response_type is missing.', { sent: 'response_type' })
    if (type === 'code') return passed('response_type is code: no token travels in an address.')
    return type.split(' ').includes('id_token')
      ? refuse(
          AADSTS700054,
          `response_type is ${type}; id_token is not enabled for ${application.displayName}.`,
        )
      : refuse(AADSTS70005, `response_type is ${type}, not code.`, { sent: type })
  },
}

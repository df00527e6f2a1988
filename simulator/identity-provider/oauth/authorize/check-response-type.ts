import { type Check, passed } from '../../../trace/checklist'
import { AADSTS70005, AADSTS700054, AADSTS900144 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { FrontChannel } from './front-channel/front-channel'
import type { Trusted } from './redirect'

export interface Asking extends Trusted {
  /** How this provider puts tokens into its answer, where it does. */
  readonly inFront: FrontChannel | undefined
}

/** A code, always; tokens in the response itself, where the provider does that at all (RFC 9700 section 2.1.2). */
export const responseType: Check<Asking> = {
  name: 'response-type',
  spec: 'rfc6749#3.1.1',
  look: ({ exchange: { form }, application, inFront }) => {
    const type = form.get('response_type')
    if (!type) return refuse(AADSTS900144, 'response_type is missing.', { sent: 'response_type' })
    if (type === 'code') return passed('response_type is code: no token travels in an address.')
    if (inFront) return inFront.look(type, form, application)
    return type.split(' ').includes('id_token')
      ? refuse(
          AADSTS700054,
          `response_type is ${type}; id_token is not enabled for ${application.displayName}.`,
        )
      : refuse(AADSTS70005, `response_type is ${type}, not code.`, { sent: type })
  },
}

import { type Check, passed } from '../../../trace/checklist'
import { AADSTS70007 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Form } from '../../http/form'
import { RESPONSE_MODES, type ResponseMode } from '../authorization-request'
import type { Trusted } from './redirect'

/** The way back must be one there is (OAuth 2.0 Multiple Response Types section 2.1). */
export const responseMode: Check<Trusted, { readonly responseMode: ResponseMode }> = {
  name: 'response-mode',
  spec: 'oauth-multiple-response-types#2.1',
  look: ({ exchange: { form } }) => {
    const asked = form.get('response_mode')
    const mode = responseModeOf(form)
    return asked && asked !== mode
      ? refuse(AADSTS70007, `response_mode is ${asked}, not one of ${RESPONSE_MODES.join(', ')}.`, {
          sent: asked,
        })
      : passed(asked && `response_mode is ${asked}.`, { responseMode: mode })
  },
}

/** The mode in which even an error goes back: the one asked for if there is such a mode, else the default of the response type. */
export function responseModeOf(form: Form): ResponseMode {
  const asked = RESPONSE_MODES.find((mode) => mode === form.get('response_mode'))
  return asked ?? (/token/.test(form.get('response_type') ?? '') ? 'fragment' : 'query')
}

import { type Check, passed } from '../../../trace/checklist'
import { AADSTS70007 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Form } from '../../http/form'
import { RESPONSE_MODES, type ResponseMode } from '../authorization-request'
import type { Trusted } from './redirect'

/** The way back must be one there is, and for a token none that servers read and write down (OAuth 2.0 Multiple Response Types sections 2.1 and 5). */
export const responseMode: Check<Trusted, { readonly responseMode: ResponseMode }> = {
  name: 'response-mode',
  spec: 'oauth-multiple-response-types#2.1',
  look: ({ exchange: { form } }) => {
    const asked = form.get('response_mode')
    const mode = responseModeOf(form)
    if (!asked || asked === mode) return passed(asked && `response_mode is ${asked}.`, { responseMode: mode })
    return refuse(AADSTS70007, `response_mode is ${asked}, not one of ${modesFor(form).join(', ')}.`, {
      sent: asked,
    })
  },
}

/** The mode in which even an error goes back: the one asked for if it can be, else the default of the response type. */
export function responseModeOf(form: Form): ResponseMode {
  const modes = modesFor(form)
  return modes.find((mode) => mode === form.get('response_mode')) ?? modes[0] ?? 'query'
}

/** The default first. A token does not go where servers write it down (OAuth 2.0 Multiple Response Types section 5). */
function modesFor(form: Form): readonly ResponseMode[] {
  return /token/.test(form.get('response_type') ?? '') ? RESPONSE_MODES.slice(1) : RESPONSE_MODES
}

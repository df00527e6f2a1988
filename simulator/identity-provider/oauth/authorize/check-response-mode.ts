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
    return asked === 'query'
      ? refuse(
          AADSTS70007,
          'response_mode is query, and a token does not stand where servers write it down.',
          {
            sent: asked,
            spec: 'oauth-multiple-response-types#5',
          },
        )
      : refuse(AADSTS70007, `response_mode is ${asked}, not one of ${RESPONSE_MODES.join(', ')}.`, {
          sent: asked,
        })
  },
}

/** The mode in which even an error goes back: the one asked for if it can be, else the default of the response type. */
export function responseModeOf(form: Form): ResponseMode {
  const asked = RESPONSE_MODES.find((mode) => mode === form.get('response_mode'))
  const isToken = /token/.test(form.get('response_type') ?? '')
  if (asked === 'query' && isToken) return 'fragment'
  return asked ?? (isToken ? 'fragment' : 'query')
}

import { header } from '../../../../../network/message'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS7000216, AADSTS9002326 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'

/** Only a client that has proved itself may ask in its own name, and never out of a page (RFC 6749 section 4.4). */
export const clientProven: Check<TokenRequesting> = {
  name: 'client-proven',
  spec: 'rfc6749#4.4',
  look: ({ exchange: { request }, application, authentication }) => {
    const origin = header(request, 'Origin')
    const { displayName } = application
    if (origin !== undefined)
      return refuse(
        AADSTS9002326,
        `${displayName} asks from a script of ${origin}: what a page knows, everybody knows.`,
      )
    return authentication === 'none'
      ? refuse(
          AADSTS7000216,
          `${displayName} asks in its own name, without client_secret or client_assertion.`,
        )
      : passed(`${displayName} asks in its own name, and has proved itself with its ${authentication}.`)
  },
}

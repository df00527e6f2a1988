import { header } from '../../../network/message'
import { type Check, passed } from '../../../trace/checklist'
import { AADSTS700025, AADSTS7000218, AADSTS9002326, AADSTS9002327 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Redeeming } from '../../tokens/token-request'

/**
 * How a client must redeem follows from the platform its redirect URI is registered under: a web app proves itself with a
 * credential, a single-page app redeems across origins without one.
 */
export const clientType: Check<Redeeming> = {
  name: 'client-type',
  spec: 'entra#auth-code-flow',
  look: ({ exchange, application, grant: { platform }, authentication }) => {
    const origin = header(exchange.request, 'Origin')
    const what = `${application.displayName} redeems for a ${platform} redirect URI`
    if (platform === 'web') {
      if (origin !== undefined)
        return refuse(AADSTS9002326, `${what} from a script of ${origin}, as only a single-page app does.`)
      return authentication === 'none'
        ? refuse(AADSTS7000218, `${what} without client_secret or client_assertion.`)
        : passed(`${what}, and has proved itself with its ${authentication}.`)
    }
    if (authentication !== 'none')
      return refuse(AADSTS700025, `${what}, where nothing stays secret, and sent a credential.`)
    return platform === 'publicClient' || origin !== undefined
      ? passed(`${what}${origin ? ` from ${origin}` : ''}: a public client, without a secret.`)
      : refuse(AADSTS9002327, `${what}; its Origin header is missing.`)
  },
}

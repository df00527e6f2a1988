import { spaOrigins } from '../../../directory/queries'
import { header } from '../../../network/message'
import { type Check, passed } from '../../../trace/checklist'
import { refuse } from '../../errors/refusal'
import type { Redeeming } from '../../tokens/token-request'

/**
 * How a client must redeem follows from the platform its redirect URI is registered under: a web app proves itself with a
 * credential, a single-page app redeems from its own origin without one.
 */
export const clientType: Check<Redeeming> = {
  name: 'client-type',
  spec: 'entra#auth-code-flow',
  look: ({ exchange, application, grant: { platform }, authentication }) => {
    const origin = header(exchange.request, 'Origin')
    const what = `${application.displayName} redeems for a ${platform} redirect URI`
    if (platform === 'web') {
      if (authentication === 'none')
        return refuse(7000218, `${what} without client_secret or client_assertion.`)
      return origin === undefined
        ? passed(`${what}, and has proved itself with its secret.`)
        : refuse(9002313, `${what} from a script of ${origin}, as only a single-page app does.`)
    }
    if (authentication === 'secret')
      return refuse(700025, `${what}, where nothing stays secret, and sent a secret.`)
    return platform === 'publicClient' || spaOrigins([application]).includes(origin ?? '')
      ? passed(`${what}${origin ? ` from ${origin}` : ''}: a public client, without a secret.`)
      : refuse(9002313, `${what}; its Origin header is ${origin ?? 'missing'}.`)
  },
}

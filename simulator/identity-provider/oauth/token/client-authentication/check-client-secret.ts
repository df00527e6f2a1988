import { type Check, passed } from '../../../../trace/checklist'
import { refuse } from '../../../errors/refusal'
import type { AtTenant, Client } from '../../../exchange'
import type { TokenRequesting } from '../../../tokens/token-request'
import type { Credentials } from './check-client-credentials'

/** A presented secret must be one of the registration's that is valid now. Whether one is needed is decided later, by what is redeemed. */
export const clientSecret: Check<Credentials & AtTenant & Client, Pick<TokenRequesting, 'authentication'>> = {
  name: 'client-secret',
  spec: 'rfc6749#2.3.1',
  look: ({ exchange, application, secret }) => {
    const { displayName, passwordCredentials } = application
    if (secret === undefined) return passed(undefined, { authentication: 'none' })
    if (passwordCredentials.length === 0) return refuse(700025, `${displayName} has no secret, and sent one.`)
    const known = Object.assign({}, ...exchange.directories.map(({ tenant }) => tenant.secrets.clientSecrets))
    const match = passwordCredentials.find(({ keyId }) => known[keyId] === secret)
    if (!match)
      return refuse(
        7000215,
        `The secret is none of the ${passwordCredentials.length} registered for ${displayName}.`,
      )
    const until = match.endDateTime.slice(0, 10)
    return Date.parse(match.endDateTime) > exchange.server.now()
      ? passed(`The secret is "${match.displayName}", valid until ${until}.`, { authentication: 'secret' })
      : refuse(7000222, `The secret "${match.displayName}" of ${displayName} expired on ${until}.`)
  },
}

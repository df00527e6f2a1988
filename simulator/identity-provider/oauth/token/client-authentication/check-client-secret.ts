import { clientSecretOf } from '../../../../directory/client-secret'
import { type Check, passed } from '../../../../trace/checklist'
import { AADSTS700025, AADSTS7000215, AADSTS7000222 } from '../../../errors/aadsts'
import { refuse } from '../../../errors/refusal'
import type { AtTenant, Client } from '../../../exchange'
import type { TokenRequesting } from '../../../tokens/token-request'
import { isValidAt } from './is-valid-at'
import type { Presented } from './method'

/** A presented secret must be one of the registration's, or of this instance's own, that is valid now. Whether one is needed is decided later, by what is redeemed. */
export const clientSecret: Check<Presented & AtTenant & Client, Pick<TokenRequesting, 'authentication'>> = {
  name: 'client-secret',
  spec: 'rfc6749#2.3.1',
  look: ({ exchange, application, servicePrincipal, credential }) => {
    const { displayName } = application
    const passwordCredentials = [
      ...application.passwordCredentials,
      ...(servicePrincipal.passwordCredentials ?? []),
    ]
    if (passwordCredentials.length === 0 && application.keyCredentials.length === 0)
      return refuse(AADSTS700025, `${displayName} has no secret, and sent one.`)
    const texts = Object.assign({}, ...exchange.directories.map(({ tenant }) => tenant.secrets.clientSecrets))
    const known = { secrets: { clientSecrets: texts } } as const
    const match = passwordCredentials.find(({ keyId }) => clientSecretOf(known, keyId) === credential)
    if (!match)
      return refuse(
        AADSTS7000215,
        `The secret is none of the ${passwordCredentials.length} registered for ${displayName}.`,
        {
          compared: {
            expected: passwordCredentials.map(({ hint }) => `${hint}…`).join(' or '),
            came: `${credential.slice(0, 3)}…`,
          },
        },
      )
    const now = exchange.server.now()
    const day = match.endDateTime.slice(0, 10)
    if (now < Date.parse(match.startDateTime))
      return refuse(AADSTS7000215, `The secret "${match.displayName}" of ${displayName} is not valid yet.`)
    return isValidAt(match, now)
      ? passed(`The secret is "${match.displayName}", valid until ${day}.`, { authentication: 'secret' })
      : refuse(AADSTS7000222, `The secret "${match.displayName}" of ${displayName} expired on ${day}.`)
  },
}

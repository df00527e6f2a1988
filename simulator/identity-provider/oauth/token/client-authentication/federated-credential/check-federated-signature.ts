import { isObject } from '../../../../../core/json'
import { keySetOf } from '../../../../../tokens/key-set'
import { verifyWith } from '../../../../../tokens/verify-with'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS700027 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { Federating } from './federating'

/** The token is signed with a key that its issuer publishes, fetched now: only of issuers that the registration trusts. */
export const federatedSignature: Check<Federating> = {
  name: 'federated-signature',
  spec: 'rfc7515#5.2',
  look: async ({ exchange, federated, assertion }) => {
    const answer = await exchange.fetchKeys(federated.issuer, exchange.server.cause)
    const keys = isObject(answer) ? keySetOf(answer) : undefined
    if (!keys) return refuse(AADSTS700027, `${federated.issuer} publishes no keys that can be read.`)
    const { valid, says } = await verifyWith(keys, assertion.text, ['RS256'])
    return valid
      ? passed(`The token is signed with a key of ${federated.issuer}.`)
      : refuse(AADSTS700027, `The token is not signed by ${federated.issuer}: ${says}`)
  },
}

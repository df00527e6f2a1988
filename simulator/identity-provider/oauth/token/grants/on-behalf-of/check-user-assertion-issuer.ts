import { inWords } from '../../../../../core/json'
import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS50013 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import { issuerOf } from '../../../../exchange'
import { issuerOfVersionOne } from '../../../../tokens/access-token'
import type { AssertedUser } from './asserting'

/** It is a token of this tenant, of either version (RFC 7523 section 3): all tenants sign with the same keys. */
export const userAssertionIssuer: Check<AssertedUser> = {
  name: 'user-assertion-issuer',
  spec: 'rfc7523#3',
  look: ({ exchange, tenant, claims: { iss } }) => {
    const { id, displayName } = tenant.organization
    const own = [issuerOf(exchange, tenant), issuerOfVersionOne(exchange.origin, id)]
    return own.includes(iss ?? '')
      ? passed(`iss is ${iss}: ${displayName}.`)
      : refuse(AADSTS50013, `iss is ${inWords(iss)}, and this is ${displayName}.`, {
          compared: { expected: own.join(' or '), came: inWords(iss) },
        })
  },
}

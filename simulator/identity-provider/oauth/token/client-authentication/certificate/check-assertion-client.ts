import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS700021 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { Asserting } from '../assertion/asserting'

/** A client that signs for itself is both who says it and whom it is about: `iss` and `sub` are its id (RFC 7523 section 3, OpenID Connect Core section 9). */
export const assertionClient: Check<Asserting> = {
  name: 'assertion-client',
  spec: 'oidc-core#9',
  look: ({ clientId, assertion: { payload } }) => {
    const { iss, sub } = payload
    return iss === clientId && sub === clientId
      ? passed('iss and sub of the assertion are the client id.')
      : refuse(
          AADSTS700021,
          `iss and sub of the assertion are ${JSON.stringify(iss)} and ${JSON.stringify(sub)}, and the client id is ${clientId}.`,
        )
  },
}

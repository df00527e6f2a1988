import { type Check, passed } from '../../../../../trace/checklist'
import { refuseWithoutNumber } from '../../../../errors/refusal'
import { type Cell, keep } from '../../../../memory'
import type { Asserting } from './asserting'

/** Assertions that were accepted, where each is good once. */
const ACCEPTED: Cell<Map<string, true>> = { create: () => new Map() }

/**
 * Where the provider is set so, an assertion is good once: by its `jti`, which a client authentication must have (OpenID Connect Core
 * section 9; RFC 7523 section 3 leaves it open). That a copy is refused is this lab's choice: Entra names `jti` and documents no such
 * check, and client libraries use theirs again while it is valid.
 */
export const assertionUnused: Check<Asserting> = {
  name: 'assertion-unused',
  spec: 'oidc-core#9',
  look: ({ exchange: { memory, settings }, clientId, assertion: { payload } }) => {
    if (settings.assertionReplay !== 'refused') return passed()
    const { jti } = payload
    if (typeof jti !== 'string' || jti === '')
      return no('The assertion has no jti, so it cannot be told from its copy.')
    const accepted = memory.of(ACCEPTED)
    const name = `${clientId}/${jti}`
    if (accepted.has(name)) return no(`The assertion ${jti} was used before.`)
    keep(accepted, name, true)
    return passed('The assertion was not used before.')
  },
}

const no = (says: string) =>
  refuseWithoutNumber('invalid_client', 'The client assertion cannot be accepted again.', says)

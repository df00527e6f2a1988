import { type Check, passed } from '../../trace/checklist'
import type { HeldIdentity } from './held-identity'
import { refuseAsker, type TokenAsked } from './token-asked'

/** The ways to name an identity, and what of it they name. */
const SELECTORS = { client_id: 'clientId', object_id: 'objectId', msi_res_id: 'resourceId' } as const

/**
 * Which identity is meant. Where none is named: the system-assigned one, if the machine has it; else the user-assigned one, if it is
 * the only one. Texts as people show them. Where several ways are used, all have to mean the same one: that is this lab's own rule.
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq
 */
export const metadataIdentity: Check<TokenAsked, { readonly identity: HeldIdentity }> = {
  name: 'metadata-identity',
  spec: 'managed-identities#default-identity',
  look: ({ query, identities }) => {
    const named = Object.entries(SELECTORS).flatMap(([name, member]) => {
      const value = query.get(name)
      return value === null ? [] : [{ name, member, value }]
    })
    if (named.length > 0) {
      const words = named.map(({ name, value }) => `${name}=${value}`).join(' and ')
      const identity = identities.find((each) =>
        named.every(({ member, value }) => each[member].toLowerCase() === value.toLowerCase()),
      )
      return identity
        ? passed(`${words} is ${identity.name}, ${identity.kind}.`, { identity })
        : refuseAsker(`The virtual machine has no identity with ${words}.`, 'Identity not found', {
            expected: identities.map(({ name }) => name).join(' or ') || 'no identity',
            came: words,
          })
    }
    if (identities.length === 0)
      return refuseAsker(
        'The virtual machine has no identity at all. What the service answers then is not documented: this is the lab’s picture.',
        'Identity not found',
      )
    const system = identities.find(({ kind }) => kind === 'system-assigned')
    if (system)
      return passed(`No identity is named: it is the system-assigned one, ${system.name}.`, {
        identity: system,
      })
    const [only, ...others] = identities
    return only && others.length === 0
      ? passed(`No identity is named, and there is one: ${only.name}.`, { identity: only })
      : refuseAsker(
          `No identity is named, and the virtual machine has ${identities.length} that are user-assigned: ${identities.map(({ name }) => name).join(' and ')}.`,
          'Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request',
        )
  },
}

import type { End, EndKind, Tenant } from '../../../simulator/doors/edit'
import type { PartyKind } from '../../../simulator/doors/view'

/** What each kind of end is called, in the order of the lists. */
export const KIND_TITLES: Readonly<Record<EndKind, string>> = {
  users: 'People',
  groups: 'Groups',
  devices: 'Devices',
  applications: 'App registrations',
  servicePrincipals: 'Service principals',
  organization: 'The tenant',
  issuers: 'Outside issuers',
}

const PARTY: Readonly<Record<EndKind, PartyKind>> = {
  users: 'user',
  groups: 'group',
  devices: 'device',
  applications: 'application',
  servicePrincipals: 'service-principal',
  organization: 'identity-provider',
  issuers: 'identity-provider',
}

/** The shape of an end: an instance with scopes of its own is an API. */
export function partyKindOf({ kind, id }: End, { servicePrincipals }: Tenant): PartyKind {
  const instance = kind === 'servicePrincipals' && servicePrincipals.find((each) => each.id === id)
  return instance && instance.oauth2PermissionScopes.length > 0 ? 'resource' : PARTY[kind]
}

/** Whether an end is an object that can be opened. */
export const isObjectEnd = ({ kind }: End): boolean => kind !== 'organization' && kind !== 'issuers'

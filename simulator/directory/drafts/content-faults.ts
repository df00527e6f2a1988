import { isVerifiedDomain } from '../queries'
import type { Tenant } from '../tenant'
import { applicationFaults } from './application-faults'
import { membersByRule } from './dynamic-members'
import type { Draft, Fault } from './fault'

/** Characters of a user principal name before the @. https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy */
const LOCAL_PART = /^[\w'.\-!#^~]{1,64}$/

type Kind = 'users' | 'groups' | 'devices' | 'applications' | 'servicePrincipals'

/** What is of its type and cannot stand all the same. */
export function contentFaults(tenant: Tenant, collection: string, draft: Draft): Fault[] {
  const { displayName } = draft
  const unnamed =
    typeof displayName === 'string' && displayName.trim() === ''
      ? [{ path: 'displayName', says: 'It needs a name.' }]
      : []
  return [...unnamed, ...(RULES[collection as Kind]?.(tenant, draft) ?? [])]
}

const RULES: { readonly [C in Kind]?: (tenant: Tenant, draft: Draft) => Fault[] } = {
  users: (tenant, { id, userPrincipalName: upn }) => {
    const path = 'userPrincipalName'
    if (typeof upn !== 'string') return []
    const at = upn.lastIndexOf('@')
    const [local, domain] = [upn.slice(0, at), upn.slice(at + 1)]
    if (at < 1 || !LOCAL_PART.test(local))
      return [{ path, says: 'It takes a name, an @ and a domain of the tenant, as "ada@contoso.example".' }]
    if (!isVerifiedDomain(tenant, domain)) {
      const { verifiedDomains } = tenant.organization
      return [
        {
          path,
          says: `The tenant has ${verifiedDomains.map(({ name }) => name).join(' and ')}, not ${domain}.`,
        },
      ]
    }
    const other = tenant.users.find(
      (each) => each.id !== id && each.userPrincipalName.toLowerCase() === upn.toLowerCase(),
    )
    return other ? [{ path, says: `${other.displayName} has it already.` }] : []
  },
  groups: (tenant, { groupTypes, membershipRule: rule }) => {
    const path = 'membershipRule'
    const dynamic = Array.isArray(groupTypes) && groupTypes.includes('DynamicMembership')
    if (!dynamic)
      return typeof rule === 'string'
        ? [{ path, says: 'Only a group with "DynamicMembership" in its groupTypes has a rule.' }]
        : []
    if (typeof rule !== 'string') return [{ path, says: 'A dynamic group needs a rule.' }]
    const read = membersByRule(tenant, rule)
    return 'whyNot' in read ? [{ path, says: read.whyNot }] : []
  },
  applications: applicationFaults,
  servicePrincipals: (tenant, { id, appId }) => {
    const other = tenant.servicePrincipals.find((each) => each.id !== id && each.appId === appId)
    return other
      ? [{ path: 'appId', says: `${other.displayName} is the instance of this application here.` }]
      : []
  },
}

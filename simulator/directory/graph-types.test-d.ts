/**
 * Compile-time test: the sample tenant's objects are what Microsoft Graph v1.0 calls them. It runs in the type check; a
 * member that Graph does not have, or has with another type, is an error here.
 */
import type * as Graph from '@microsoft/microsoft-graph-types'
import { contoso } from '../fixtures/contoso'
import type * as Ours from './tenant'

/** Members that are lists of ids here and navigation properties in Graph. */
type Navigation = 'members' | 'owners' | 'registeredOwners'

/** `Ours`, and an error where a member of it is not one of Graph's. */
type Members<Own, Of> = Exclude<keyof Own, Navigation> extends keyof Of ? Own : never

type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in Exclude<keyof T, Navigation>]: Plain<T[K]> }
    : T

const known: {
  readonly organization: Members<Ours.Organization, Graph.Organization>
  readonly users: readonly Members<Ours.User, Graph.User>[]
  readonly groups: readonly Members<Ours.Group, Graph.Group>[]
  readonly devices: readonly Members<Ours.Device, Graph.Device>[]
  readonly applications: readonly Members<Ours.Application, Graph.Application>[]
  readonly servicePrincipals: readonly Members<Ours.ServicePrincipal, Graph.ServicePrincipal>[]
  readonly oauth2PermissionGrants: readonly Members<Ours.OAuth2PermissionGrant, Graph.OAuth2PermissionGrant>[]
  readonly appRoleAssignments: readonly Members<Ours.AppRoleAssignment, Graph.AppRoleAssignment>[]
  readonly roleAssignments: readonly Members<Ours.UnifiedRoleAssignment, Graph.UnifiedRoleAssignment>[]
  readonly authorizationPolicy: Members<Ours.AuthorizationPolicy, Graph.AuthorizationPolicy>
  readonly permissionGrantPolicies: readonly Members<
    Ours.PermissionGrantPolicy,
    Graph.PermissionGrantPolicy
  >[]
  readonly appConsentRequests: readonly Members<Ours.AppConsentRequest, Graph.AppConsentRequest>[]
  readonly adminConsentRequestPolicy?: Members<
    Ours.AdminConsentRequestPolicy,
    Graph.AdminConsentRequestPolicy
  >
} = contoso

const [application] = contoso.applications
const parts: {
  readonly scopes: readonly Members<Ours.PermissionScope, Graph.PermissionScope>[] | undefined
  readonly roles: readonly Members<Ours.AppRole, Graph.AppRole>[] | undefined
  readonly secrets:
    | readonly Members<Ours.Application['passwordCredentials'][number], Graph.PasswordCredential>[]
    | undefined
  readonly web: Members<Ours.Application['web'], Graph.WebApplication> | undefined
  readonly api: Members<Ours.Application['api'], Graph.ApiApplication> | undefined
  readonly domains: readonly Members<Ours.Organization['verifiedDomains'][number], Graph.VerifiedDomain>[]
} = {
  scopes: application?.api.oauth2PermissionScopes,
  roles: application?.appRoles,
  secrets: application?.passwordCredentials,
  web: application?.web,
  api: application?.api,
  domains: contoso.organization.verifiedDomains,
}
parts satisfies object

/** In `beta` a federated credential has a subject of null, where an expression stands in its place (November 2026); in v1.0 it has none yet. */
interface WithFlexibleCredentials extends Omit<Graph.Application, 'federatedIdentityCredentials'> {
  federatedIdentityCredentials?: (Omit<Graph.FederatedIdentityCredential, 'subject'> & {
    subject: string | null
  })[]
}

/** Graph's declarations are mutable and loose about null; the values have to fit them all the same. */
const plain = known as unknown as Plain<typeof known>

plain.organization satisfies Graph.Organization
plain.users satisfies Graph.User[]
plain.groups satisfies Graph.Group[]
plain.devices satisfies Graph.Device[]
plain.applications satisfies WithFlexibleCredentials[]
plain.servicePrincipals satisfies Graph.ServicePrincipal[]
plain.oauth2PermissionGrants satisfies Graph.OAuth2PermissionGrant[]
plain.appRoleAssignments satisfies Graph.AppRoleAssignment[]
plain.roleAssignments satisfies Graph.UnifiedRoleAssignment[]
plain.authorizationPolicy satisfies Graph.AuthorizationPolicy
plain.appConsentRequests satisfies Graph.AppConsentRequest[]
plain.adminConsentRequestPolicy satisfies Graph.AdminConsentRequestPolicy | undefined

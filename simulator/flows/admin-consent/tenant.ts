import type {
  Application,
  AppRoleAssignment,
  DelegatedPermissionClassification,
  OAuth2PermissionGrant,
  PermissionScope,
  Tenant,
} from '../../directory/tenant'
import { contoso as contosoSample } from '../../fixtures/contoso'
import { fabrikam as fabrikamSample } from '../../fixtures/fabrikam'
import { deepFreeze } from '../../fixtures/freeze'
import {
  GRAPH_APP_ID,
  GRAPH_USER_READ_ALL_ROLE,
  graphUserReadAll,
  graphUserReadBasicAll,
} from '../../fixtures/graph-service-principal'
import { guid } from '../../fixtures/guid'
import { instanceNamed, userNamed } from '../../fixtures/named'
import { openidConnect } from '../../fixtures/openid-permissions'
import { instance, registration } from '../../fixtures/registration'

export const SECRET = guid('People Finder secret 2026')

/** What the registration lists, of whatever is asked of people: their permission, and the app role of the job at night. */
export const listing = (
  { id }: Pick<PermissionScope, 'id'>,
  withRole = true,
): Application['requiredResourceAccess'] => [
  {
    resourceAppId: GRAPH_APP_ID,
    resourceAccess: [
      ...openidConnect.resourceAccess,
      { id, type: 'Scope' },
      ...(withRole ? [{ id: GRAPH_USER_READ_ALL_ROLE, type: 'Role' as const }] : []),
    ],
  },
]

/** An app that Fabrikam sells: it looks people up, for whoever is signed in, and at night on its own. */
export const peopleFinder = registration(
  guid('People Finder registration'),
  guid('People Finder client id'),
  'People Finder',
  'fabrikam.example',
  {
    signInAudience: 'AzureADMultipleOrgs',
    verifiedPublisher: { displayName: 'Fabrikam' },
    web: {
      redirectUris: ['https://people.fabrikam.example/callback', 'https://people.fabrikam.example/connected'],
      logoutUrl: null,
    },
    requiredResourceAccess: listing(graphUserReadAll),
    passwordCredentials: [
      {
        keyId: SECRET,
        displayName: 'Server, 2026',
        hint: 'Pf3',
        startDateTime: '2026-01-05T09:00:00Z',
        endDateTime: '2027-01-05T09:00:00Z',
      },
    ],
  },
)

const sample = instanceNamed(contosoSample, 'Microsoft Graph')
const scopes = [...sample.oauth2PermissionScopes, graphUserReadBasicAll, graphUserReadAll]
const low = ({ id, value }: PermissionScope): DelegatedPermissionClassification => ({
  id: guid(`${value} is low`),
  permissionId: id,
  permissionName: value,
  classification: 'low',
})
/** What an administrator of Contoso has classified as low impact: to be signed in, and to read basic profiles. */
export const classifications = scopes.filter(({ value }) => value !== 'User.Read.All').map(low)

/** Contoso, whose people may consent to what is of low impact, to apps of verified publishers. */
export const contoso: Tenant = deepFreeze({
  ...contosoSample,
  servicePrincipals: contosoSample.servicePrincipals.map((each) =>
    each === sample
      ? { ...each, oauth2PermissionScopes: scopes, delegatedPermissionClassifications: classifications }
      : each,
  ),
  authorizationPolicy: {
    ...contosoSample.authorizationPolicy,
    defaultUserRolePermissions: {
      permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForSelf.microsoft-user-default-low'],
    },
  },
})

/** Fabrikam, where the app is registered. */
export const fabrikam: Tenant = deepFreeze({
  ...fabrikamSample,
  servicePrincipals: fabrikamSample.servicePrincipals.map((each) =>
    each.appId === GRAPH_APP_ID ? { ...each, oauth2PermissionScopes: scopes } : each,
  ),
  applications: [...fabrikamSample.applications, peopleFinder],
  secrets: {
    ...fabrikamSample.secrets,
    clientSecrets: {
      ...fabrikamSample.secrets.clientSecrets,
      [SECRET]: 'Pf3~public.test.secret-of-PeopleFinder',
    },
  },
})

/** A tenant that nobody here has anything to do with. */
export const TAILSPIN = guid('Tailspin')

export const graph = instanceNamed(contoso, 'Microsoft Graph')
export const ada = userNamed(contoso, 'ada@contoso.example')
export const bo = userNamed(contoso, 'bo.admin@contoso.example')
/** Whom the app looks up. */
export const emil = userNamed(contoso, 'emil@contoso.example')

/** What is in Contoso once an administrator has let the app in: the instance, and what it may. */
export const finderInContoso = instance(
  guid('People Finder in Contoso'),
  peopleFinder,
  fabrikam.organization.id,
)
export const grantInContoso = (permission: string): OAuth2PermissionGrant => ({
  id: guid('People Finder in Contoso to Microsoft Graph'),
  clientId: finderInContoso.id,
  consentType: 'AllPrincipals',
  principalId: null,
  resourceId: graph.id,
  scope: `openid profile offline_access ${permission}`,
})
export const assignmentInContoso: AppRoleAssignment = {
  id: guid('People Finder in Contoso as User.Read.All'),
  principalId: finderInContoso.id,
  principalType: 'ServicePrincipal',
  resourceId: graph.id,
  appRoleId: GRAPH_USER_READ_ALL_ROLE,
}

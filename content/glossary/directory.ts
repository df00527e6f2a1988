import type { GlossaryTerm } from './term'

const GRAPH = 'https://learn.microsoft.com/en-us/graph/api/resources'
const ENTRA = 'https://learn.microsoft.com/en-us/entra'

/** What a tenant holds, and what may be done with it. */
export const directory: readonly GlossaryTerm[] = [
  {
    id: 'tenant',
    title: 'tenant',
    also: ['directory', 'organization'],
    says: 'One organization’s own part of Entra ID: its people, groups, devices, apps and policies. Nothing in it counts in another tenant unless somebody there says so.',
    source: {
      title: 'Microsoft Graph: organization resource type',
      href: `${GRAPH}/organization`,
    },
  },
  {
    id: 'principal',
    title: 'principal',
    also: ['security principal'],
    says: 'Whoever can be let in or refused: a user, a group of them, or a service principal.',
    source: {
      title: 'Microsoft Entra: application and service principal objects',
      href: `${ENTRA}/identity-platform/app-objects-and-service-principals`,
    },
  },
  {
    id: 'account',
    title: 'account',
    also: ['user account', 'user object', 'accountEnabled', 'disabled'],
    says: 'What stands for a person in a tenant: an object with a name, properties and memberships. The identity provider looks it up whenever it is asked for something new; with accountEnabled set to false it refuses.',
    source: { title: 'Microsoft Graph: user resource type', href: `${GRAPH}/user` },
  },
  {
    id: 'service-account',
    title: 'service account',
    also: ['user-based service account', 'technical user', 'svc account'],
    says: 'An account with which a program signs in. Often it is a person’s account, or one made like it, with a password that the program keeps: whatever happens to that account happens to the program. A workload identity takes its place.',
    source: {
      title: 'Microsoft Entra: securing cloud-based service accounts',
      href: `${ENTRA}/architecture/secure-service-accounts`,
    },
  },
  {
    id: 'guest',
    title: 'guest',
    also: ['external user', 'B2B', 'userType', 'external member', 'internal guest', 'identities'],
    says: 'Somebody whom a tenant does not count among its own: userType is Guest. That is apart from who proves who they are, which is in identities. So there are members from outside, and guests with a password of this tenant.',
    source: {
      title: 'Microsoft Entra: properties of a B2B collaboration user',
      href: `${ENTRA}/external-id/user-properties`,
    },
  },
  {
    id: 'application-object',
    title: 'application object',
    also: ['app registration', 'application'],
    says: 'The blueprint of an app, in the tenant where it was registered: its redirect URIs, its credentials, the permissions it wants. It cannot sign in.',
    source: {
      title: 'Microsoft Entra: application and service principal objects',
      href: `${ENTRA}/identity-platform/app-objects-and-service-principals`,
    },
  },
  {
    id: 'dynamic-group',
    title: 'dynamic group',
    also: ['dynamic membership group', 'membership rule', 'membershipRule'],
    says: 'A group whose members are whoever fits its rule, membershipRule. What people or devices have in the directory decides; nobody is added by hand.',
    source: 'graph#group',
  },
  {
    id: 'service-principal',
    title: 'service principal',
    also: ['enterprise application', 'instance'],
    says: 'What stands for an app in one tenant. It is what signs in, what people are assigned to, and what permissions are granted to. A managed identity is one without an application object.',
    source: 'graph#serviceprincipal',
  },
  {
    id: 'workload-identity',
    title: 'workload identity',
    says: 'The identity of a program rather than a person: an application, its service principal, or a managed identity, whose credentials Azure keeps.',
    source: {
      title: 'Microsoft Entra: workload identities',
      href: `${ENTRA}/workload-id/workload-identities-overview`,
    },
  },
  {
    id: 'managed-identity',
    title: 'managed identity',
    also: ['system-assigned', 'user-assigned', 'MSI'],
    says: 'A service principal that belongs to a resource in Azure, without an application object. Azure makes and rolls its certificate; nobody in the tenant has the private key.',
    source: {
      title: 'Microsoft Entra: managed identities for Azure resources',
      href: `${ENTRA}/identity/managed-identities-azure-resources/overview`,
    },
  },
  {
    id: 'instance-metadata-service',
    title: 'Instance Metadata Service',
    also: ['IMDS', '169.254.169.254', 'metadata service'],
    says: 'What a virtual machine in Azure asks about itself, and for tokens of its managed identities. It runs on the host, and only from inside the machine can it be reached.',
    source: 'azure-imds#security',
  },
  {
    id: 'server-side-request-forgery',
    title: 'server-side request forgery',
    also: ['SSRF'],
    says: 'Somebody makes a server send a request that they could not send themselves: it comes from inside, and may be believed for that.',
    source: {
      title: 'OWASP: server-side request forgery',
      href: 'https://owasp.org/www-community/attacks/Server_Side_Request_Forgery',
    },
  },
  {
    id: 'control-plane',
    title: 'control plane',
    also: ['Azure Resource Manager', 'actions'],
    says: 'The side of Azure on which resources are made, changed and read about: Azure Resource Manager. Roles reach it by actions.',
    source: 'azure-rbac#planes',
  },
  {
    id: 'data-plane',
    title: 'data plane',
    also: ['dataActions'],
    says: 'The side of Azure on which what is in a resource is used: the blobs of a storage account. Roles reach it by dataActions.',
    source: 'azure-rbac#planes',
  },
  {
    id: 'federated-credential',
    title: 'federated identity credential',
    also: ['workload identity federation', 'OIDC federation'],
    says: 'An app or a managed identity trusts tokens of another issuer in place of a secret: those with exactly this issuer, this subject and this audience (a preview also matches by pattern). A build job signs in with it, and keeps no secret that could be stolen.',
    source: 'graph#federatedidentitycredential',
  },
  {
    id: 'authentication',
    title: 'authentication',
    also: ['sign-in', 'authn'],
    says: 'Finding out who somebody is: what they know, have or are is checked against what was registered.',
    source: 'oidc-core#2',
  },
  {
    id: 'authorization',
    title: 'authorization',
    also: ['access control', 'authz'],
    says: 'Deciding what somebody may do. Being known is not being allowed.',
    source: 'rfc6749#1',
  },
  {
    id: 'scope',
    title: 'scope',
    also: ['delegated permission', 'scp'],
    says: 'A permission that an app has while it acts for a person. It lends the app nothing that the person does not have.',
    source: 'rfc6749#3.3',
  },
  {
    id: 'app-role',
    title: 'app role',
    also: ['application permission', 'roles'],
    says: 'A permission that an API defines and that is assigned: to a person or group, or to an app that acts in its own name. It arrives in the claim roles.',
    source: 'entra#access-token-claims',
  },
  {
    id: 'consent',
    title: 'consent',
    also: ['admin consent', 'oAuth2PermissionGrant'],
    says: 'Somebody’s yes to an app acting for them, or an administrator’s for everyone: kept in the directory as an oAuth2PermissionGrant. What an app may do in its own name only an administrator grants: that is an appRoleAssignment. Both can be taken back there.',
    source: { title: 'Microsoft Graph: oAuth2PermissionGrant', href: `${GRAPH}/oauth2permissiongrant` },
  },
  {
    id: 'multifactor-authentication',
    title: 'multifactor authentication',
    also: ['MFA', 'second factor', 'two-factor'],
    says: 'Two proofs of different kinds: something one knows, has, or is. A stolen password alone then opens nothing.',
    source: {
      title: 'Microsoft Entra: how multifactor authentication works',
      href: `${ENTRA}/identity/authentication/concept-mfa-howitworks`,
    },
  },
  {
    id: 'one-time-code',
    title: 'one-time code',
    also: ['TOTP', 'authenticator app', 'verification code'],
    says: 'Six digits that phone and identity provider each work out from a shared secret and the time. A false page can ask for them and pass them on at once.',
    source: 'rfc6238#4',
  },
  {
    id: 'passkey',
    title: 'passkey',
    also: ['FIDO2', 'WebAuthn'],
    says: 'A key pair for one site. Its private half stays on one device or security key, or is synced by a provider such as a phone’s maker. It signs for the real address only, so a false page gets nothing that it could use.',
    source: {
      title: 'Microsoft Entra: passkeys (FIDO2)',
      href: `${ENTRA}/identity/authentication/concept-authentication-passkeys-fido2`,
    },
  },
  {
    id: 'conditional-access',
    title: 'Conditional Access',
    also: ['policy', 'CA policy'],
    says: 'Policies that look at each sign-in (who, to what, from where, on which device) and then grant, ask for more, or block. All that apply have to be satisfied, and block wins.',
    source: {
      title: 'Microsoft Entra: what is Conditional Access',
      href: `${ENTRA}/identity/conditional-access/overview`,
    },
  },
  {
    id: 'single-sign-on',
    title: 'single sign-on',
    also: ['SSO'],
    says: 'Sign in once, and open further apps without being asked: the identity provider knows the browser by its session and answers each app at once.',
    source: 'oidc-core#3.1.2.1',
  },
  {
    id: 'single-logout',
    title: 'sign-out',
    also: ['logout', 'single sign-out', 'front-channel logout'],
    says: 'Ends the session at the identity provider, and tells the apps that asked to be told. In Entra it ends no token: access tokens stay good until they expire, and refresh tokens go on giving new ones until they are revoked.',
    source: 'oidc-rpinitiated#2',
  },
  {
    id: 'continuous-access-evaluation',
    title: 'continuous access evaluation',
    also: ['CAE', 'claims challenge'],
    says: 'Entra tells an API of what happened to an account: disabled, password changed, sign-ins revoked. The API then refuses tokens that have not expired, within up to 15 minutes. Only some services take part; their tokens may live for up to 28 hours.',
    source: {
      title: 'Microsoft Entra: continuous access evaluation',
      href: `${ENTRA}/identity/conditional-access/concept-continuous-access-evaluation`,
    },
  },
  {
    id: 'revocation',
    title: 'revocation',
    also: ['revoking', 'revoke', 'taking back'],
    says: 'Making something that was given out worthless before its time. An identity provider can do it with refresh tokens and its own sessions. An access token stays good until it expires, unless the API asks about it or is told: in Entra that is continuous access evaluation, and takes up to 15 minutes.',
    source: 'rfc7009#1',
  },
]

import { withConditions } from './condition-sets'
import type { Collection, Tenant } from './tenant'

/** The form of a member: what foreign JSON has to be before it may stand in a tenant. */
type Scalar = 'text' | 'instant' | 'base64' | 'flag' | 'number'
export type Shape = Scalar | `${Scalar}?` | readonly [Shape] | ShapeRecord | NullableRecord | OptionalMember
interface ShapeRecord {
  readonly [member: string]: Shape
}
interface NullableRecord {
  readonly nullable: ShapeRecord
}
/** A member that may be missing. */
interface OptionalMember {
  readonly optional: Scalar | readonly [Shape] | ShapeRecord
}

/** The shape that a type must have here: a member added to the tenant without its shape does not compile. */
type ShapeOf<T> = undefined extends T
  ? { readonly optional: ShapeOf<Exclude<T, undefined>> }
  : ShapeOfPresent<T>
type ShapeOfPresent<T> = [T] extends [string]
  ? 'text' | 'instant'
  : [T] extends [string | null]
    ? 'text?' | 'instant?' | 'base64?'
    : [T] extends [boolean]
      ? 'flag'
      : [T] extends [boolean | null]
        ? 'flag?'
        : [T] extends [number | null]
          ? 'number?'
          : T extends readonly (infer E)[]
            ? readonly [ShapeOf<E>]
            : [null] extends [T]
              ? { readonly nullable: { readonly [K in keyof NonNullable<T>]-?: ShapeOf<NonNullable<T>[K]> } }
              : { readonly [K in keyof T]-?: ShapeOf<T[K]> }

const scope = {
  id: 'text',
  value: 'text',
  type: 'text',
  isEnabled: 'flag',
  adminConsentDisplayName: 'text',
  adminConsentDescription: 'text',
  userConsentDisplayName: 'text',
  userConsentDescription: 'text',
} as const
const role = {
  id: 'text',
  value: 'text',
  displayName: 'text',
  description: 'text',
  isEnabled: 'flag',
  allowedMemberTypes: ['text'],
} as const

const key = {
  keyId: 'text',
  displayName: 'text',
  type: 'text',
  usage: 'text',
  key: 'base64?',
  customKeyIdentifier: 'text',
  startDateTime: 'instant',
  endDateTime: 'instant',
} as const

const secret = {
  keyId: 'text',
  displayName: 'text',
  hint: 'text',
  startDateTime: 'instant',
  endDateTime: 'instant',
} as const

const appManagementPolicies = {
  optional: [
    {
      id: 'text',
      displayName: 'text',
      isEnabled: 'flag',
      restrictions: {
        passwordCredentials: [{ restrictionType: 'text', state: 'text', maxLifetime: 'text?' }],
      },
    },
  ],
} as const

const conditionSet = {
  id: 'text',
  permissionType: 'text',
  permissionClassification: 'text?',
  resourceApplication: 'text?',
  permissions: ['text'],
  clientApplicationIds: ['text'],
  clientApplicationTenantIds: ['text'],
  clientApplicationPublisherIds: ['text'],
  clientApplicationsFromVerifiedPublisherOnly: 'flag?',
  conditionsNotRead: { optional: ['text'] },
} as const

export const SHAPES: { readonly [C in Collection]: ShapeOf<Tenant[C][number]> } = {
  users: {
    id: 'text',
    userPrincipalName: 'text',
    displayName: 'text',
    givenName: 'text?',
    surname: 'text?',
    mail: 'text?',
    jobTitle: 'text?',
    department: 'text?',
    usageLocation: 'text?',
    accountEnabled: 'flag',
    userType: 'text',
    identities: [{ signInType: 'text', issuer: 'text', issuerAssignedId: 'text?' }],
    externalUserState: 'text?',
    passwordPolicies: 'text?',
    lastPasswordChangeDateTime: 'instant',
    signInSessionsValidFromDateTime: 'instant?',
  },
  groups: {
    id: 'text',
    displayName: 'text',
    description: 'text?',
    securityEnabled: 'flag',
    mailEnabled: 'flag',
    mailNickname: 'text',
    groupTypes: ['text'],
    isAssignableToRole: 'flag?',
    membershipRule: 'text?',
    membershipRuleProcessingState: 'text?',
    members: ['text'],
    owners: ['text'],
  },
  devices: {
    id: 'text',
    deviceId: 'text',
    displayName: 'text',
    operatingSystem: 'text',
    trustType: 'text',
    isManaged: 'flag',
    isCompliant: 'flag',
    accountEnabled: 'flag',
    registeredOwners: ['text'],
  },
  applications: {
    id: 'text',
    appId: 'text',
    displayName: 'text',
    signInAudience: 'text',
    publisherDomain: 'text',
    verifiedPublisher: { nullable: { displayName: 'text', verifiedPublisherId: { optional: 'text' } } },
    identifierUris: ['text'],
    web: {
      redirectUris: ['text'],
      logoutUrl: 'text?',
      implicitGrantSettings: {
        optional: { enableIdTokenIssuance: 'flag', enableAccessTokenIssuance: 'flag' },
      },
    },
    spa: { redirectUris: ['text'] },
    publicClient: { redirectUris: ['text'] },
    api: {
      requestedAccessTokenVersion: 'number?',
      oauth2PermissionScopes: [scope],
      preAuthorizedApplications: { optional: [{ appId: 'text', delegatedPermissionIds: ['text'] }] },
      knownClientApplications: { optional: ['text'] },
    },
    appRoles: [role],
    requiredResourceAccess: [{ resourceAppId: 'text', resourceAccess: [{ id: 'text', type: 'text' }] }],
    passwordCredentials: [secret],
    keyCredentials: [key],
    federatedIdentityCredentials: [
      {
        id: 'text',
        name: 'text',
        issuer: 'text',
        subject: 'text?',
        claimsMatchingExpression: { optional: { nullable: { value: 'text', languageVersion: 'number?' } } },
        audiences: ['text'],
        description: 'text?',
      },
    ],
    isFallbackPublicClient: 'flag?',
    groupMembershipClaims: 'text?',
    owners: ['text'],
    servicePrincipalLockConfiguration: {
      optional: { isEnabled: 'flag', allProperties: 'flag', credentialsWithUsageVerify: 'flag' },
    },
    appManagementPolicies,
  },
  servicePrincipals: {
    id: 'text',
    appId: 'text',
    displayName: 'text',
    servicePrincipalType: 'text',
    accountEnabled: 'flag',
    appRoleAssignmentRequired: 'flag',
    appOwnerOrganizationId: 'text',
    servicePrincipalNames: ['text'],
    oauth2PermissionScopes: [scope],
    appRoles: [role],
    delegatedPermissionClassifications: [
      { id: 'text', permissionId: 'text', permissionName: 'text', classification: 'text' },
    ],
    alternativeNames: ['text'],
    keyCredentials: [key],
    passwordCredentials: { optional: [secret] },
    owners: { optional: ['text'] },
    appManagementPolicies,
  },
  oauth2PermissionGrants: {
    id: 'text',
    clientId: 'text',
    consentType: 'text',
    principalId: 'text?',
    resourceId: 'text',
    scope: 'text',
  },
  appRoleAssignments: {
    id: 'text',
    principalId: 'text',
    principalType: 'text',
    resourceId: 'text',
    appRoleId: 'text',
  },
  roleAssignments: { id: 'text', principalId: 'text', roleDefinitionId: 'text', directoryScopeId: 'text' },
  permissionGrantPolicies: {
    id: 'text',
    displayName: 'text',
    description: 'text?',
    includes: [conditionSet],
    excludes: [conditionSet],
  },
  appConsentRequests: {
    id: 'text',
    appId: 'text',
    appDisplayName: 'text',
    pendingScopes: [{ displayName: 'text' }],
    userConsentRequests: [
      {
        id: 'text',
        approvalId: 'text',
        reason: 'text',
        status: 'text',
        createdDateTime: 'instant',
        createdBy: { user: { id: 'text', displayName: 'text' } },
        completedDateTime: 'instant?',
        approval: {
          id: 'text',
          stages: [
            {
              id: 'text',
              reviewResult: 'text',
              status: 'text',
              justification: 'text?',
              reviewedBy: { nullable: { id: 'text', displayName: 'text' } },
              reviewedDateTime: 'instant?',
            },
          ],
        },
      },
    ],
  },
}

/** What a new object has where nothing is said. */
export const DEFAULTS: { readonly [C in Collection]?: Readonly<Record<string, unknown>> } = {
  users: { accountEnabled: true, userType: 'Member', lastPasswordChangeDateTime: '2026-01-05T08:00:00Z' },
  groups: { securityEnabled: true },
  devices: { accountEnabled: true, trustType: 'AzureAd' },
  applications: { signInAudience: 'AzureADMyOrg' },
  servicePrincipals: { accountEnabled: true, servicePrincipalType: 'Application' },
  oauth2PermissionGrants: { consentType: 'AllPrincipals' },
  roleAssignments: { directoryScopeId: '/' },
}

export type Shaped =
  | { readonly ok: true; readonly object: { readonly id: string } }
  | { readonly ok: false; readonly says: string }

/**
 * The object of `collection` that `given` (foreign JSON) describes, over `existing` where there is one: every member is of its
 * type, and none is missing. Members that the engine does not know are left out.
 */
export function shapeObject(
  collection: Collection,
  given: Readonly<Record<string, unknown>>,
  existing: object | undefined,
): Shaped {
  const members = collection === 'permissionGrantPolicies' ? withConditions(given) : given
  const shape: ShapeRecord = SHAPES[collection]
  for (const [name, value] of Object.entries(members)) {
    const expected = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (expected !== undefined && !fits(value, expected))
      return { ok: false, says: `${collection}: "${name}" is not of its type.` }
  }
  const known = knownOf(members, shape) as object
  const base = existing ?? { ...(blank(shape) as object), ...DEFAULTS[collection] }
  return { ok: true, object: { ...base, ...known } as { readonly id: string } }
}

/** RFC 3339, as Graph writes a `DateTimeOffset`. What cannot be read compares with nothing: it would be good for ever. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/
/** Bytes as Graph writes them (RFC 4648 section 4). */
const BASE64 = /^([A-Za-z\d+/]{4})*([A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/

const isText = (value: unknown): value is string => typeof value === 'string'

export const SCALARS: Readonly<Record<Scalar, (value: unknown) => boolean>> = {
  text: isText,
  instant: (value) => isText(value) && INSTANT.test(value) && Number.isFinite(Date.parse(value)),
  base64: (value) => isText(value) && BASE64.test(value),
  flag: (value) => typeof value === 'boolean',
  number: Number.isFinite,
}

export function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'string') {
    const [scalar] = shape.split('?') as [Scalar]
    return (value === null && shape !== scalar) || SCALARS[scalar](value)
  }
  if (isList(shape)) return Array.isArray(value) && value.every((each) => fits(each, shape[0]))
  if (isNullable(shape)) return value === null || fits(value, shape.nullable)
  if (isOptional(shape)) return value === undefined || fits(value, shape.optional)
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(shape).every(([name, member]) => fits((value as Record<string, unknown>)[name], member))
  )
}

/** `value`, which fits, without the members that the engine does not know, on every level. */
function knownOf(value: unknown, shape: Shape): unknown {
  if (typeof shape === 'string' || value === null) return value
  if (isList(shape)) return (value as readonly unknown[]).map((each) => knownOf(each, shape[0]))
  if (isNullable(shape)) return knownOf(value, shape.nullable)
  if (isOptional(shape)) return knownOf(value, shape.optional)
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, member]) =>
      Object.hasOwn(value as object, name)
        ? [[name, knownOf((value as Record<string, unknown>)[name], member)]]
        : [],
    ),
  )
}

export function blank(shape: Shape): unknown {
  if (typeof shape === 'string') return shape.endsWith('?') ? null : shape === 'flag' ? false : ''
  if (isList(shape)) return []
  if (isNullable(shape)) return null
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, member]) => (isOptional(member) ? [] : [[name, blank(member)]])),
  )
}

export const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape)
export const isNullable = (shape: Shape): shape is NullableRecord =>
  typeof shape === 'object' && 'nullable' in shape && typeof shape.nullable === 'object'
/** INVARIANT: no object of Graph's has a member called `optional`. */
export const isOptional = (shape: Shape): shape is OptionalMember =>
  typeof shape === 'object' && 'optional' in shape

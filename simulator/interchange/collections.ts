import { azureCollectionOf } from './azure-collections'
import { isList, isObject, type JsonObject, memberOf, textOf } from './json'

/** What a tenant consists of, by the names of Graph's collections and singletons. */
export const COLLECTIONS = [
  'conditionalAccessPolicies',
  'namedLocations',
  'authenticationStrengthPolicies',
  'authenticationMethodsPolicy',
  'identitySecurityDefaultsEnforcementPolicy',
  'authenticationContextClassReferences',
  'agreements',
  'users',
  'groups',
  'userRegistrationDetails',
  'devices',
  'applications',
  'servicePrincipals',
  'oauth2PermissionGrants',
  'appRoleAssignments',
  'directoryRoles',
  'roleDefinitions',
  'roleAssignments',
  'roleEligibilitySchedules',
  'administrativeUnits',
  'permissionGrantPolicies',
  'appConsentRequests',
  'authorizationPolicy',
  'adminConsentRequestPolicy',
  /** The default and partners, each an object, or both in one. */
  'crossTenantAccessPolicy',
  'organization',
  /** What follows is Azure Resource Manager's and not Graph's: who may do what in Azure. */
  'azureRoleDefinitions',
  'azureRoleAssignments',
  'azureDenyAssignments',
  'managementGroups',
  /** Names for ids, as IntuneManagement writes them beside an export. Not of Graph. */
  'migrationTable',
  /** Objects that are none of these: kept, and nothing else. */
  'unrecognized',
] as const

export type CollectionName = (typeof COLLECTIONS)[number]

/** Of which there is one in a tenant. */
export const SINGLETONS: readonly CollectionName[] = [
  'authenticationMethodsPolicy',
  'identitySecurityDefaultsEnforcementPolicy',
  'authorizationPolicy',
  'adminConsentRequestPolicy',
]

/** `@odata.type` without `#microsoft.graph.`. */
const TYPES: Readonly<Record<string, CollectionName>> = {
  conditionalAccessPolicy: 'conditionalAccessPolicies',
  namedLocation: 'namedLocations',
  ipNamedLocation: 'namedLocations',
  countryNamedLocation: 'namedLocations',
  compliantNetworkNamedLocation: 'namedLocations',
  authenticationStrengthPolicy: 'authenticationStrengthPolicies',
  authenticationMethodsPolicy: 'authenticationMethodsPolicy',
  identitySecurityDefaultsEnforcementPolicy: 'identitySecurityDefaultsEnforcementPolicy',
  authenticationContextClassReference: 'authenticationContextClassReferences',
  agreement: 'agreements',
  user: 'users',
  group: 'groups',
  userRegistrationDetails: 'userRegistrationDetails',
  device: 'devices',
  application: 'applications',
  servicePrincipal: 'servicePrincipals',
  oAuth2PermissionGrant: 'oauth2PermissionGrants',
  appRoleAssignment: 'appRoleAssignments',
  directoryRole: 'directoryRoles',
  unifiedRoleDefinition: 'roleDefinitions',
  unifiedRoleAssignment: 'roleAssignments',
  unifiedRoleAssignmentScheduleInstance: 'roleAssignments',
  unifiedRoleEligibilitySchedule: 'roleEligibilitySchedules',
  unifiedRoleEligibilityScheduleInstance: 'roleEligibilitySchedules',
  administrativeUnit: 'administrativeUnits',
  permissionGrantPolicy: 'permissionGrantPolicies',
  appConsentRequest: 'appConsentRequests',
  authorizationPolicy: 'authorizationPolicy',
  adminConsentRequestPolicy: 'adminConsentRequestPolicy',
  crossTenantAccessPolicyConfigurationDefault: 'crossTenantAccessPolicy',
  crossTenantAccessPolicyConfigurationPartner: 'crossTenantAccessPolicy',
  organization: 'organization',
}

/** Graph's paths, as `@odata.context` has them after `$metadata#`, where their last word is not the collection's name. */
const CONTEXTS: Readonly<Record<string, CollectionName>> = {
  'identity/conditionalAccess/policies': 'conditionalAccessPolicies',
  conditionalAccessPolicy: 'conditionalAccessPolicies',
  'policies/conditionalAccessPolicies': 'conditionalAccessPolicies',
  'identity/conditionalAccess/authenticationStrength/policies': 'authenticationStrengthPolicies',
  'policies/authorizationPolicy': 'authorizationPolicy',
  'policies/adminConsentRequestPolicy': 'adminConsentRequestPolicy',
  'policies/crossTenantAccessPolicy/default': 'crossTenantAccessPolicy',
  'policies/crossTenantAccessPolicy/partners': 'crossTenantAccessPolicy',
  appRoleAssignedTo: 'appRoleAssignments',
  roleEligibilityScheduleInstances: 'roleEligibilitySchedules',
  roleAssignmentScheduleInstances: 'roleAssignments',
  'agreements/files': 'unrecognized',
}

/** Words in a folder or file name, small and without separators, that exporters use. */
const PLACES: Readonly<Record<string, CollectionName>> = {
  conditionalaccess: 'conditionalAccessPolicies',
  conditionalaccesspolicy: 'conditionalAccessPolicies',
  conditionalaccesspolicies: 'conditionalAccessPolicies',
  namedlocation: 'namedLocations',
  authenticationstrengths: 'authenticationStrengthPolicies',
  authenticationstrength: 'authenticationStrengthPolicies',
  authenticationcontext: 'authenticationContextClassReferences',
  termsofuse: 'agreements',
  enterpriseapplications: 'servicePrincipals',
}

/** The collection that a member of a whole tenant called `name` holds: Graph's name, or ScubaGear's. */
export function collectionNamed(name: string): CollectionName | undefined {
  if (name === 'conditional_access_policies') return 'conditionalAccessPolicies'
  return COLLECTIONS.find((each) => each === name)
}

/** The collection that `@odata.context` speaks of. https://learn.microsoft.com/odata/webapi/abstract-context-url */
export function collectionOfContext(context: string | undefined): CollectionName | undefined {
  const [, fragment] = context?.split('$metadata#') ?? []
  if (fragment === undefined) return undefined
  // What was selected and expanded is in parentheses: `users(id,memberOf(id))`.
  const path = withoutParentheses(fragment)
    .replace(/\/\$entity$/, '')
    .replace(/^microsoft\.graph\./, '')
  if (Object.hasOwn(CONTEXTS, path)) return CONTEXTS[path]
  const last = path.slice(path.lastIndexOf('/') + 1)
  if (Object.hasOwn(CONTEXTS, last)) return CONTEXTS[last]
  return COLLECTIONS.find((each) => each === last)
}

/** Character by character: parentheses can stand a million deep in a text that somebody made. */
function withoutParentheses(text: string): string {
  let depth = 0
  let kept = ''
  for (const each of text) {
    if (each === '(') depth++
    if (depth === 0) kept += each
    if (each === ')' && depth > 0) depth--
  }
  return kept
}

/**
 * The collection that `object` belongs to: by its `@odata.type` or Azure's `type`, by what its list said of itself (`context`), by
 * the members that only its kind has, and last by the path of its file.
 */
export function collectionOf(
  object: JsonObject,
  context: CollectionName | undefined,
  file: string,
): CollectionName | undefined {
  const type = textOf(object, '@odata.type')?.replace(/^#?microsoft\.graph\./, '')
  if (type !== undefined && Object.hasOwn(TYPES, type)) return TYPES[type]
  const ofAzure = azureCollectionOf(object)
  if (ofAzure !== undefined) return ofAzure
  return collectionOfContext(textOf(object, '@odata.context')) ?? context ?? byShape(object) ?? byPath(file)
}

const SHAPES: readonly (readonly [CollectionName, (has: (name: string) => boolean) => boolean])[] = [
  [
    'conditionalAccessPolicies',
    (has) => has('conditions') && (has('state') || has('grantControls') || has('sessionControls')),
  ],
  ['namedLocations', (has) => has('ipRanges') || has('countriesAndRegions') || has('compliantNetworkType')],
  ['authenticationStrengthPolicies', (has) => has('allowedCombinations')],
  ['authenticationMethodsPolicy', (has) => has('authenticationMethodConfigurations')],
  ['userRegistrationDetails', (has) => has('methodsRegistered')],
  ['users', (has) => has('userPrincipalName')],
  ['roleEligibilitySchedules', (has) => ROLE.every(has) && has('scheduleInfo') && !has('assignmentType')],
  ['roleAssignments', (has) => ROLE.every(has)],
  ['oauth2PermissionGrants', (has) => has('consentType') && has('scope')],
  ['appRoleAssignments', (has) => has('appRoleId') && has('resourceId')],
  ['directoryRoles', (has) => has('roleTemplateId')],
  ['roleDefinitions', (has) => has('rolePermissions')],
  ['devices', (has) => has('deviceId') && (has('operatingSystem') || has('trustType') || has('isCompliant'))],
  ['servicePrincipals', (has) => has('servicePrincipalType') || has('servicePrincipalNames')],
  ['applications', (has) => has('appId') && has('signInAudience')],
  ['crossTenantAccessPolicy', (has) => has('inboundTrust') || has('b2bCollaborationInbound')],
  ['agreements', (has) => has('isViewingBeforeAcceptanceRequired')],
  ['adminConsentRequestPolicy', (has) => has('requestDurationInDays') && has('notifyReviewers')],
  ['permissionGrantPolicies', (has) => has('includes') && has('excludes')],
  ['appConsentRequests', (has) => has('appDisplayName') && has('pendingScopes')],
  ['authorizationPolicy', (has) => has('guestUserRoleId') || has('allowInvitesFrom')],
  ['organization', (has) => has('verifiedDomains')],
  [
    'groups',
    (has) => has('groupTypes') || has('securityEnabled') || has('membershipRule') || has('mailEnabled'),
  ],
]
const ROLE = ['principalId', 'roleDefinitionId']

function byShape(object: JsonObject): CollectionName | undefined {
  if (isMigrationTable(object)) return 'migrationTable'
  return SHAPES.find(([, fits]) => fits((name) => Object.hasOwn(object, name)))?.[0]
}

/** IntuneManagement's file of names: `{"TenantId", "Objects": [{"Id", "DisplayName", "Type"}]}`; its members stay as they are. */
export function isMigrationTable(object: JsonObject): boolean {
  const objects = memberOf(object, 'Objects')
  return isList(objects) && objects.every((each) => isObject(each) && typeof each.Id === 'string')
}

/** The file name or its folder, when it is one of the words; not what is further up, which is how a disk is organised. */
function byPath(file: string): CollectionName | undefined {
  const words = file
    .replace(/\.[^./\\]*$/, '')
    .split(/[\\/]/)
    .slice(-2)
  return words.reduce<CollectionName | undefined>((found, word) => byPlace(word) ?? found, undefined)
}

function byPlace(word: string): CollectionName | undefined {
  const bare = word.replaceAll(/[\s_.-]/g, '').toLowerCase()
  if (Object.hasOwn(PLACES, bare)) return PLACES[bare]
  return COLLECTIONS.find((each) => each.toLowerCase() === bare)
}

import {
  CLIENT_APP_TYPES,
  DEVICE_PLATFORMS,
  EXTERNAL_USER_TYPES,
  TRANSFER_METHODS,
} from '../directory/policy-words'
import type { CollectionName } from './collections'
import type { Kind, Members } from './members'

const open = (kinds: Members['kinds']): Members => ({ kinds })
const decisive = (kinds: Members['kinds']): Members => ({ kinds, decisive: true })
const closed = (kinds: Members['kinds']): Kind => ({ members: { kinds, closed: true } })
const optional = (kinds: Members['kinds']): Kind => ({ members: { kinds, closed: true }, isOptional: true })
const words = (...known: readonly string[]): Kind => ({ words: known })
const flags = (...known: readonly string[]): Kind => ({ words: known, commas: true })
const lists = (...known: readonly string[]): Kind => ({ words: known, many: true })

const MODE = words('include', 'exclude')
const FILTER = optional({ mode: MODE, rule: 'text' })
const RISK = lists('low', 'medium', 'high', 'hidden', 'none')
const PLATFORMS = lists(...DEVICE_PLATFORMS)
const GUESTS = optional({
  guestOrExternalUserTypes: flags('none', ...EXTERNAL_USER_TYPES),
  externalTenants: closed({
    '@odata.type': 'text',
    membershipKind: words('all', 'enumerated'),
    members: 'texts',
  }),
})
const APPLICATIONS = lists('All', 'None', 'Office365', 'MicrosoftAdminPortals', 'AllAgentIdResources')
const STRENGTH: Members = open({
  id: 'text',
  displayName: 'text',
  policyType: 'text',
  requirementsSatisfied: 'text',
  allowedCombinations: 'texts',
})

/** https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset */
const CONDITIONS = closed({
  users: closed({
    includeUsers: lists('All', 'None', 'GuestsOrExternalUsers', 'AllAgentIdUsers'),
    excludeUsers: lists('All', 'None', 'GuestsOrExternalUsers', 'AllAgentIdUsers'),
    includeGroups: 'texts',
    excludeGroups: 'texts',
    includeRoles: 'texts',
    excludeRoles: 'texts',
    includeGuestsOrExternalUsers: GUESTS,
    excludeGuestsOrExternalUsers: GUESTS,
  }),
  clientApplications: optional({
    includeServicePrincipals: lists('ServicePrincipalsInMyTenant', 'None'),
    excludeServicePrincipals: 'texts',
    servicePrincipalFilter: FILTER,
    includeAgentIdServicePrincipals: lists('All', 'None'),
    excludeAgentIdServicePrincipals: lists('All', 'None'),
    agentIdServicePrincipalFilter: FILTER,
  }),
  applications: closed({
    includeApplications: APPLICATIONS,
    excludeApplications: APPLICATIONS,
    includeUserActions: lists('urn:user:registersecurityinfo', 'urn:user:registerdevice'),
    includeAuthenticationContextClassReferences: 'texts',
    applicationFilter: FILTER,
  }),
  clientAppTypes: lists(...CLIENT_APP_TYPES),
  platforms: optional({ includePlatforms: PLATFORMS, excludePlatforms: PLATFORMS }),
  locations: optional({
    includeLocations: lists('All', 'AllTrusted'),
    excludeLocations: lists('All', 'AllTrusted'),
  }),
  devices: optional({ deviceFilter: FILTER, includeDevices: 'texts', excludeDevices: 'texts' }),
  signInRiskLevels: RISK,
  userRiskLevels: RISK,
  servicePrincipalRiskLevels: RISK,
  agentIdRiskLevels: flags('low', 'medium', 'high'),
  agents: optional({
    includeAgentUsers: lists('All', 'None'),
    excludeAgentUsers: lists('All', 'None'),
    agentFilter: FILTER,
  }),
  insiderRiskLevels: flags('minor', 'moderate', 'elevated'),
  authenticationFlows: optional({ transferMethods: flags(...TRANSFER_METHODS) }),
})

/** https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols */
const GRANT = closed({
  operator: words('AND', 'OR'),
  builtInControls: {
    words: [
      'block',
      'mfa',
      'compliantDevice',
      'domainJoinedDevice',
      'approvedApplication',
      'compliantApplication',
      'passwordChange',
      'riskRemediation',
    ],
    many: true,
    called: 'control',
  },
  customAuthenticationFactors: 'texts',
  termsOfUse: 'texts',
  authenticationStrength: { members: STRENGTH },
})

/** https://learn.microsoft.com/azure/role-based-access-control/role-definitions */
const PERMISSION: Members['kinds'] = {
  actions: 'texts',
  notActions: 'texts',
  dataActions: 'texts',
  notDataActions: 'texts',
  condition: 'text',
  conditionVersion: 'text',
}
const PERMISSIONS: Kind = { each: decisive(PERMISSION) }
const PRINCIPALS: Kind = {
  each: decisive({ id: 'text', type: 'text', objectId: 'text', objectType: 'text' }),
}

/** A resource of Azure Resource Manager: REST has its members in `properties`, the CLI and PowerShell beside `id`. */
const resource = (kinds: Members['kinds']): Members =>
  decisive({ id: 'text', name: 'text', ...kinds, properties: { members: decisive(kinds) } })

const ENABLED = { isEnabled: 'flag' } as const

/** https://learn.microsoft.com/graph/api/resources/conditionalaccesssessioncontrols */
const SESSION = optional({
  applicationEnforcedRestrictions: optional(ENABLED),
  cloudAppSecurity: optional({
    ...ENABLED,
    cloudAppSecurityType: words('mcasConfigured', 'monitorOnly', 'blockDownloads'),
  }),
  signInFrequency: optional({
    ...ENABLED,
    type: words('hours', 'days'),
    value: 'number',
    frequencyInterval: words('timeBased', 'everyTime'),
    authenticationType: words('primaryAndSecondaryAuthentication', 'secondaryAuthentication'),
  }),
  persistentBrowser: optional({ ...ENABLED, mode: words('always', 'never') }),
  disableResilienceDefaults: 'flag',
  continuousAccessEvaluation: optional({ mode: words('disabled', 'strictEnforcement', 'strictLocation') }),
  secureSignInSession: optional(ENABLED),
})

const TRUST: Kind = {
  members: open({
    isMfaAccepted: 'flag',
    isCompliantDeviceAccepted: 'flag',
    isHybridAzureADJoinedDeviceAccepted: 'flag',
    // As PowerShell's module spells it.
    isHybridAzureAdJoinedDeviceAccepted: 'flag',
  }),
}
/** https://learn.microsoft.com/graph/api/resources/authenticationmethodtarget */
const METHOD_TARGETS: Kind = {
  each: { needs: ['id'], kinds: { id: 'text', targetType: 'text', authenticationMode: 'text' } },
}
const ROLE_ASSIGNMENT: Members = {
  needs: ['principalId', 'roleDefinitionId'],
  kinds: { principalId: 'text', roleDefinitionId: 'text', directoryScopeId: 'text' },
}

/** The members of `PolicyTenant`'s objects, with the types that it declares. */
export const TENANT_MEMBERS: Readonly<Partial<Record<CollectionName, Members>>> = {
  conditionalAccessPolicies: {
    isPolicy: true,
    kinds: {
      displayName: 'text',
      state: { words: ['enabled', 'disabled', 'enabledForReportingButNotEnforced'], called: 'state' },
      conditions: CONDITIONS,
      grantControls: GRANT,
      sessionControls: SESSION,
    },
  },
  namedLocations: decisive({
    '@odata.type': 'text',
    displayName: 'text',
    isTrusted: 'flag',
    ipRanges: { each: { needs: ['cidrAddress'], kinds: { cidrAddress: 'text' } }, isWhole: true },
    countriesAndRegions: 'texts',
    includeUnknownCountriesAndRegions: 'flag',
    countryLookupMethod: words('clientIpAddress', 'authenticatorAppGps'),
    compliantNetworkType: 'text',
  }),
  authenticationStrengthPolicies: { ...STRENGTH, needs: ['allowedCombinations'] },
  authenticationMethodsPolicy: open({
    authenticationMethodConfigurations: {
      each: {
        needs: ['id'],
        kinds: {
          '@odata.type': 'text',
          id: 'text',
          state: words('enabled', 'disabled'),
          includeTargets: METHOD_TARGETS,
          excludeTargets: METHOD_TARGETS,
        },
      },
    },
  }),
  identitySecurityDefaultsEnforcementPolicy: open(ENABLED),
  users: open({
    '@odata.type': 'text',
    identityParentId: 'text',
    displayName: 'text',
    userPrincipalName: 'text',
    userType: words('Member', 'Guest'),
    creationType: 'text',
    externalUserState: 'text',
    identities: { each: open({ signInType: 'text', issuer: 'text' }) },
    accountEnabled: 'flag',
    memberOf: 'references',
    assignedToRole: 'texts',
    transitiveMemberOf: 'references',
  }),
  groups: open({
    displayName: 'text',
    groupTypes: 'texts',
    membershipRule: 'text',
    membershipRuleProcessingState: words('On', 'Paused'),
    isAssignableToRole: 'flag',
    assignedToRole: 'texts',
    members: 'references',
    memberOf: 'references',
  }),
  userRegistrationDetails: open({ methodsRegistered: 'texts' }),
  devices: open({
    deviceId: 'text',
    displayName: 'text',
    operatingSystem: 'text',
    trustType: 'text',
    isCompliant: 'flag',
    accountEnabled: 'flag',
    registeredOwners: 'references',
  }),
  servicePrincipals: open({
    appId: 'text',
    displayName: 'text',
    servicePrincipalType: 'text',
    '@odata.type': 'text',
    agentIdentityBlueprintId: 'text',
    appOwnerOrganizationId: 'text',
    accountEnabled: 'flag',
    signInAudience: 'text',
  }),
  crossTenantAccessPolicy: open({
    tenantId: 'text',
    inboundTrust: TRUST,
    default: { members: open({ inboundTrust: TRUST }) },
    partners: { each: { needs: ['tenantId'], kinds: { tenantId: 'text', inboundTrust: TRUST } } },
  }),
  directoryRoles: open({ displayName: 'text', roleTemplateId: 'text', members: 'references' }),
  roleAssignments: ROLE_ASSIGNMENT,
  roleEligibilitySchedules: ROLE_ASSIGNMENT,
  azureRoleDefinitions: resource({ roleName: 'text', permissions: PERMISSIONS, ...PERMISSION }),
  azureRoleAssignments: resource({
    principalId: 'text',
    principalType: 'text',
    principalName: 'text',
    roleDefinitionId: 'text',
    roleDefinitionName: 'text',
    scope: 'text',
    condition: 'text',
    conditionVersion: 'text',
    roleAssignmentId: 'text',
    objectId: 'text',
    objectType: 'text',
    displayName: 'text',
    signInName: 'text',
  }),
  azureDenyAssignments: resource({
    denyAssignmentName: 'text',
    scope: 'text',
    permissions: PERMISSIONS,
    ...PERMISSION,
    doNotApplyToChildScopes: 'flag',
    principals: PRINCIPALS,
    excludePrincipals: PRINCIPALS,
    denyAssignmentEffect: 'text',
  }),
}

// Members that Graph gives with every policy, by what they are in.
// https://learn.microsoft.com/graph/api/resources/conditionalaccessconditionset

export const USERS = [
  'includeUsers',
  'excludeUsers',
  'includeGroups',
  'excludeGroups',
  'includeRoles',
  'excludeRoles',
] as const
export const APPLICATIONS = [
  'includeApplications',
  'excludeApplications',
  'includeUserActions',
  'includeAuthenticationContextClassReferences',
] as const
export const SERVICE_PRINCIPALS = ['includeServicePrincipals', 'excludeServicePrincipals'] as const
export const PLATFORMS = ['includePlatforms', 'excludePlatforms'] as const
export const LOCATIONS = ['includeLocations', 'excludeLocations'] as const
/** Lists in the conditions themselves. */
export const LEVELS = [
  'clientAppTypes',
  'signInRiskLevels',
  'userRiskLevels',
  'servicePrincipalRiskLevels',
] as const
/** Null where a policy has none. */
export const NULLABLE = [
  ...['platforms', 'locations', 'devices', 'clientApplications'],
  ...['insiderRiskLevels', 'authenticationFlows'],
] as const
export const CONTROLS = ['builtInControls', 'customAuthenticationFactors', 'termsOfUse'] as const

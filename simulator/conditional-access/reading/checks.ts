import type { PolicyTenant } from '../../directory/policy-tenant'

/** What a check of somebody else’s list comes to here. */
export type Coverage =
  /** Found, or not found, by these kinds of findings. */
  | {
      readonly by: readonly string[]
      /** What is asked for besides, where an export has nothing of it; with the call that gives it. */
      readonly unless?: { readonly isThere: (tenant: PolicyTenant) => boolean; readonly needs: string }
    }
  /** Said while a tenant comes in, not while it is read. */
  | { readonly at: 'import' }
  /** The part of a tenant that it is about, which no reading here asks for; with the call that gives it. */
  | { readonly needs: string }

const by = (...ids: readonly string[]): Coverage => ({ by: ids })
const needs = (call: string): Coverage => ({ needs: call })
const CLOUD_ONLY: Coverage = {
  by: ['synchronized-administrator'],
  unless: {
    // Graph writes it of whomever it is asked about, and null of those who never were.
    isThere: ({ users, roleAssignments }) =>
      users.some((user) => 'onPremisesSyncEnabled' in user) && roleAssignments.length > 0,
    needs: 'GET /v1.0/roleManagement/directory/roleAssignments, and /users?$select=onPremisesSyncEnabled',
  },
}
const AT_IMPORT: Coverage = { at: 'import' }

const AUTHORIZATION = needs('GET /v1.0/policies/authorizationPolicy')
const SETTINGS = needs('GET /beta/settings (directory settings)')
const METHODS = needs('GET /v1.0/policies/authenticationMethodsPolicy, with the settings of each method')
const CONSENT_REQUESTS = needs('GET /v1.0/policies/adminConsentRequestPolicy')
const PIM = needs('GET /v1.0/policies/roleManagementPolicies and /roleManagementPolicyAssignments')
const ASSIGNMENTS = needs('GET /v1.0/roleManagement/directory/roleAssignmentSchedules')
const DEVICES = needs('GET /beta/policies/deviceRegistrationPolicy')
const PACKAGES = needs('GET /v1.0/identityGovernance/entitlementManagement/accessPackages and /catalogs')
const DOMAINS = needs('GET /v1.0/domains')
const LICENSES = needs('GET /v1.0/subscribedSkus')

/**
 * The checks of Maester (tests of a live tenant, MIT) and of CISA’s baseline (ScubaGear, CC0), by their ids: which of them this
 * reading answers offline from an export, and of the others, which part of a tenant they need.
 * https://github.com/maester365/maester, https://github.com/cisagov/ScubaGear
 */
export const CHECKS: Readonly<Record<string, Coverage>> = {
  'MT.1001': by('unmanaged-device'),
  'MT.1003': by('password-alone', 'unmanaged-device'),
  'MT.1004': by('password-alone', 'unmanaged-device'),
  'MT.1005': by('no-emergency-access', 'administrators-locked-out'),
  'MT.1006': by('administrator-password-alone'),
  'MT.1007': by('password-alone'),
  'MT.1008': by('azure-management-password-alone'),
  'MT.1009': by('legacy-authentication'),
  'MT.1010': by('legacy-authentication'),
  'MT.1011': by('register-anywhere'),
  'MT.1012': by('risky-sign-in'),
  'MT.1013': by('risky-user'),
  'MT.1014': by('unmanaged-device'),
  'MT.1015': by('unknown-platform'),
  'MT.1016': by('guest-password-alone'),
  'MT.1017': by('unmanaged-session'),
  'MT.1018': by('unmanaged-session'),
  'MT.1019': needs('the settings of SharePoint and Exchange, which apply the restriction'),
  'MT.1020': by('synchronization-stopped'),
  'MT.1021': by('password-alone', 'nothing-on'),
  'MT.1022': LICENSES,
  'MT.1023': LICENSES,
  'MT.1024': needs('GET /beta/directory/recommendations'),
  'MT.1025': ASSIGNMENTS,
  'MT.1026': ASSIGNMENTS,
  'MT.1027': needs('GET /v1.0/applications, with their credentials'),
  'MT.1028': ASSIGNMENTS,
  'MT.1029': needs('GET /v1.0/users?$select=signInActivity'),
  'MT.1030': needs('GET /v1.0/auditLogs/directoryAudits'),
  'MT.1031': PIM,
  'MT.1032': by('many-administrators', 'one-administrator'),
  'MT.1033': by('legacy-authentication'),
  'MT.1034': by('no-emergency-access', 'administrators-locked-out'),
  'MT.1035': needs('GET /beta/groups?$select=isManagementRestricted'),
  'MT.1036': by('spared-from-everything'),
  'MT.1038': AT_IMPORT,
  'MT.1049': by('both-risks'),
  'MT.1052': by('device-code'),
  'MT.1055': SETTINGS,
  'MT.1061': DEVICES,
  'MT.1066': AT_IMPORT,
  'MT.1067': needs('GET /v1.0/policies/authenticationMethodsPolicy, with the groups of each method'),
  'MT.1068': AUTHORIZATION,
  'MT.1069': AUTHORIZATION,
  'MT.1070': DEVICES,
  'MT.1071': by('password-alone'),
  'MT.1072': by('retired-control'),
  'MT.1084': needs('GET /v1.0/directory/onPremisesSynchronization'),
  'MT.1090': DEVICES,
  'MT.1091': DEVICES,
  'MT.1106': PACKAGES,
  'MT.1107': PACKAGES,
  'MT.1108': PACKAGES,
  'MT.1109': PACKAGES,
  'MT.1110': PACKAGES,
  'MT.1181': needs('agent identities, which are not read yet'),
  'MT.1182': DOMAINS,
  'MT.1184': by('empty-policy'),
  'MT.1185': AUTHORIZATION,
  'MT.1002': needs('GET /v1.0/policies/defaultAppManagementPolicy'),
  'CIS.M365.1.1.1': CLOUD_ONLY,
  'CIS.M365.1.1.3': by('many-administrators', 'one-administrator'),
  'CIS.M365.1.3.1': DOMAINS,
  'CIS.M365.1.3.4': SETTINGS,
  'CIS.M365.4.1': needs('GET /beta/deviceManagement/settings'),
  'CIS.M365.5.1.2.2': AUTHORIZATION,
  'CIS.M365.5.1.2.3': AUTHORIZATION,
  'CIS.M365.5.1.3.1': needs('nothing: without a group for guests nothing is decided otherwise'),
  'CIS.M365.5.1.5.1': AUTHORIZATION,
  'CIS.M365.5.1.5.2': CONSENT_REQUESTS,
  'CIS.M365.5.1.6.2': AUTHORIZATION,
  'CIS.M365.5.2.3.5': METHODS,
  'MS.AAD.1.1': by('legacy-authentication'),
  'MS.AAD.2.1': by('risky-user'),
  'MS.AAD.2.2': needs('the notifications of ID Protection, which no call gives'),
  'MS.AAD.2.3': by('risky-sign-in'),
  'MS.AAD.3.1': by('administrator-phishable', 'password-alone'),
  'MS.AAD.3.2': by('password-alone'),
  'MS.AAD.3.3': METHODS,
  'MS.AAD.3.4': METHODS,
  'MS.AAD.3.5': METHODS,
  'MS.AAD.3.6': by('administrator-phishable'),
  'MS.AAD.3.7': by('unmanaged-device'),
  'MS.AAD.3.8': by('register-anywhere'),
  'MS.AAD.3.9': by('device-code'),
  'MS.AAD.4.1': needs('the diagnostic settings, in Azure Resource Manager'),
  'MS.AAD.5.1': AUTHORIZATION,
  'MS.AAD.5.2': AUTHORIZATION,
  'MS.AAD.5.3': CONSENT_REQUESTS,
  'MS.AAD.5.4': SETTINGS,
  'MS.AAD.5.5': needs('GET /v1.0/policies/defaultAppManagementPolicy'),
  'MS.AAD.5.6': needs('GET /v1.0/policies/defaultAppManagementPolicy'),
  'MS.AAD.5.7': needs('GET /v1.0/policies/defaultAppManagementPolicy'),
  'MS.AAD.6.1': DOMAINS,
  'MS.AAD.7.1': by('many-administrators', 'one-administrator'),
  'MS.AAD.7.2': by('many-administrators'),
  'MS.AAD.7.3': CLOUD_ONLY,
  'MS.AAD.7.4': PIM,
  'MS.AAD.7.5': ASSIGNMENTS,
  'MS.AAD.7.6': PIM,
  'MS.AAD.7.7': PIM,
  'MS.AAD.7.8': PIM,
  'MS.AAD.7.9': PIM,
  'MS.AAD.8.1': AUTHORIZATION,
  'MS.AAD.8.2': AUTHORIZATION,
  'MS.AAD.8.3': needs('GET /beta/legacy/policies (B2BManagementPolicy)'),
}

/** Settings that EIDSCA reads one by one: each family of ids and the call that gives it. */
const FAMILIES: Readonly<Record<string, Coverage>> = {
  AP: AUTHORIZATION,
  CP: SETTINGS,
  PR: SETTINGS,
  ST: SETTINGS,
  AG: METHODS,
  AM: METHODS,
  AF: METHODS,
  AT: METHODS,
  AV: METHODS,
  AS: METHODS,
  CR: CONSENT_REQUESTS,
}

/** What a check of these lists comes to; undefined for an id that is in none. @param id `MT.1007`, `EIDSCA.AP01`, `CISA.MS.AAD.3.1`, `MS.AAD.3.1v1` */
export function coverageOf(id: string): Coverage | undefined {
  const family = /^EIDSCA\.([A-Z]{2})\d\d$/.exec(id)?.[1]
  if (family) return FAMILIES[family]
  return CHECKS[id.replace(/^CISA\./, '').replace(/v\d+$/, '')]
}

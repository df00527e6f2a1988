import type { Kind } from './expression'
import { type Properties, type PropertyType, readTable } from './property'

/** `name` or `name=graphMember`, separated by blanks. */
const USER: Readonly<Record<PropertyType, string>> = {
  boolean: 'accountEnabled dirSyncEnabled=onPremisesSyncEnabled',
  date: 'employeeHireDate',
  string:
    'city country companyName department displayName employeeId facsimileTelephoneNumber=faxNumber givenName jobTitle mail mailNickName=mailNickname mobile=mobilePhone objectId=id onPremisesDistinguishedName onPremisesSecurityIdentifier passwordPolicies physicalDeliveryOfficeName=officeLocation postalCode preferredLanguage sipProxyAddress=imAddresses state streetAddress surname telephoneNumber=businessPhones usageLocation userPrincipalName userType',
  strings: 'otherMails proxyAddresses',
  assignedPlans: 'assignedPlans',
  memberOf: 'memberOf',
}

const DEVICE: Readonly<Record<PropertyType, string>> = {
  boolean: 'accountEnabled isRooted',
  date: '',
  string:
    'deviceCategory deviceId deviceManagementAppId=mdmAppId deviceManufacturer=manufacturer deviceModel=model displayName deviceOSType=operatingSystem deviceOSVersion=operatingSystemVersion deviceOwnership deviceTrustType=trustType enrollmentProfileName managementType objectId=id profileType',
  strings: 'devicePhysicalIds=physicalIds systemLabels',
  assignedPlans: '',
  memberOf: 'memberOf',
}

/** https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#supported-properties */
export const MEMBERSHIP_PROPERTIES: Readonly<Record<Kind, Properties>> = {
  user: readTable(USER),
  device: readTable(DEVICE),
}

/** The documented names of one kind, without the extension attributes. */
export function documentedNames(kind: Kind): readonly string[] {
  return Object.values(kind === 'user' ? USER : DEVICE)
    .flatMap((names) => names.split(' '))
    .flatMap((entry) => entry.split('=')[0] || [])
}

/** What an item of each collection is called inside `-any` and `-all`, and its members. */
export const ITEMS: Readonly<Record<string, { readonly name: string; readonly members: readonly string[] }>> =
  {
    assignedPlans: { name: 'assignedPlan', members: ['capabilityStatus', 'service', 'servicePlanId'] },
    memberOf: { name: 'group', members: ['objectId'] },
  }

import { createRandom } from '../../core/random'
import type { ImportFile } from '../../interchange/import-files'

/** How large a tenant is. */
export interface TenantSize {
  readonly users: number
  readonly groups: number
  readonly members: number
  readonly policies: number
}

/** An export as Graph answers it, indented: users with the members that it gives by default, groups with members, policies. */
export function exportOfSize(seed: number, size: TenantSize): ImportFile[] {
  const random = createRandom(seed, 'export')
  const users = times(size.users, (at) => ({
    id: random.uuid(),
    businessPhones: [`+41 44 ${at}`],
    displayName: `Person ${at}`,
    givenName: 'Person',
    jobTitle: at % 3 === 0 ? 'Engineer' : null,
    mail: `person${at}@contoso.example`,
    mobilePhone: null,
    officeLocation: '18/2111',
    preferredLanguage: 'en-US',
    surname: `${at}`,
    userPrincipalName: `person${at}@contoso.example`,
    accountEnabled: true,
    userType: at % 20 === 0 ? 'Guest' : 'Member',
    department: `Department ${at % 40}`,
    proxyAddresses: [`SMTP:person${at}@contoso.example`],
    onPremisesExtensionAttributes: { extensionAttribute1: null, extensionAttribute2: `${at % 7}` },
  }))
  const anyone = (at: number) => users[(at * 7919) % users.length]?.id ?? ''
  const groups = times(size.groups, (at) => ({
    id: random.uuid(),
    displayName: `Group ${at}`,
    groupTypes: [],
    securityEnabled: true,
    members: times(size.members, (member) => ({
      '@odata.type': '#microsoft.graph.user',
      id: anyone(at + member * 31),
    })),
  }))
  const group = (at: number) => groups[at % groups.length]?.id ?? ''
  const policies = times(size.policies, (at) => ({
    id: random.uuid(),
    displayName: `CA${at}`,
    state: 'enabled',
    conditions: {
      users: {
        includeUsers: at % 2 === 0 ? ['All'] : times(20, (user) => anyone(at + user)),
        excludeUsers: [anyone(at)],
        includeGroups: times(5, (offset) => group(at + offset)),
        excludeGroups: [group(at + 100), random.uuid()],
      },
      applications: { includeApplications: ['All'], excludeApplications: [] },
      clientAppTypes: ['all'],
      platforms: null,
      locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
      signInRiskLevels: [],
      userRiskLevels: [],
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'], termsOfUse: [] },
    sessionControls: null,
  }))
  return [file('users.json', users), file('groups.json', groups), file('policies.json', policies)]
}

function times<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

function file(name: string, value: readonly object[]): ImportFile {
  return { name, bytes: new TextEncoder().encode(JSON.stringify({ value }, null, 2)) }
}

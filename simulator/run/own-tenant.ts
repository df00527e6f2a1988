import type { Application, ServicePrincipal, Tenant, User } from '../directory/tenant'
import type { Party } from '../trace/event'
import type { Flow } from './flow'

/** The tenant that a flow runs in instead of its sample tenant: a new one, or one that came from outside, under a name of its own. */
export type OwnTenant = 'empty' | { readonly key: string; readonly tenant: Tenant }

/** `appId` of Microsoft Graph, which is in every tenant. */
const GRAPH = '00000003-0000-0000-c000-000000000000'

/** The flow in this tenant: its programs are what they were, and find what is registered there. @throws Error for a flow without a tenant */
export function withTenant(flow: Flow, own: OwnTenant | undefined): Flow {
  if (own === undefined) return flow
  const home = homeOf(flow)
  const tenant = own === 'empty' ? emptyTenant(flow) : own.tenant
  const { displayName, verifiedDomains } = tenant.organization
  const detail = (verifiedDomains.find(({ isDefault }) => isDefault) ?? verifiedDomains[0])?.name ?? ''
  return {
    ...flow,
    sites: flow.sites.map((site) =>
      site.id === home.id ? { ...site, name: displayName, detail, tenant } : site,
    ),
    parties: flow.parties.flatMap((party) => partyIn(party, home.tenant, tenant)),
    people: peopleIn(flow, home.tenant, tenant),
  }
}

/**
 * Who takes part, in this tenant: what only stands there because the sample tenant has it stays away, and a program, an API or a
 * browser that is not an object of this tenant is not drawn as one.
 */
function partyIn(party: Party, sample: Tenant, tenant: Tenant): readonly Party[] {
  const holds = ({ groups, applications, servicePrincipals, devices }: Tenant) =>
    [groups, applications, servicePrincipals, devices].flat().some(({ id }) => id === party.object?.id)
  if (!holds(sample) || holds(tenant)) return [party]
  const detail = OUTSIDE[party.kind]
  return detail === undefined ? [] : [{ ...party, detail }]
}

/** What acts whether a tenant knows it or not: what it is in either case. */
const OUTSIDE: Partial<Record<Party['kind'], string>> = {
  browser: 'on a device',
  'service-principal': 'a program',
  resource: 'an API',
}

/**
 * Whoever the story was written for; in a tenant without them, members who can sign in, each another one as long as there are some. In
 * a tenant without anybody they go by the names that they have, and are refused.
 */
function peopleIn(flow: Flow, sample: Tenant, tenant: Tenant): Flow['people'] {
  const members = tenant.users.filter(
    ({ accountEnabled, userType }) => accountEnabled && userType === 'Member',
  )
  const taken: User[] = []
  const others = flow.sites.flatMap((site) =>
    site.tenant && site.tenant !== sample ? site.tenant.users : [],
  )
  const isOfAnother = (name: string) => others.some((user) => user.userPrincipalName === name)
  return Object.fromEntries(
    Object.entries(flow.people).map(([id, persona]) => {
      const written = sample.users.find((user) => user.userPrincipalName === persona.username)
      // Whoever is of another tenant of the flow is there all the same.
      if (isOfAnother(persona.username)) return [id, persona]
      const same = tenant.users.find((user) => user.id === written?.id)
      const found = same ?? members.find((user) => !taken.includes(user)) ?? members[0]
      if (found) taken.push(found)
      return [id, { ...persona, username: found?.userPrincipalName ?? persona.username }]
    }),
  )
}

/** A new tenant: nobody, nothing registered, and Microsoft Graph, which every tenant has. */
export function emptyTenant(flow: Flow): Tenant {
  const { servicePrincipals, authorizationPolicy, secrets } = homeOf(flow).tenant
  return {
    organization: {
      id: '5e2d0c1b-7a34-4f6e-9b1d-3c8f2a604e97',
      displayName: 'New tenant',
      verifiedDomains: [
        { name: 'newtenant.example', isDefault: true, isInitial: false },
        { name: 'newtenant.onmicrosoft.example', isDefault: false, isInitial: true },
      ],
    },
    users: [],
    groups: [],
    devices: [],
    applications: [],
    servicePrincipals: servicePrincipals.filter(({ appId }) => appId === GRAPH),
    oauth2PermissionGrants: [],
    appRoleAssignments: [],
    roleAssignments: [],
    permissionGrantPolicies: [],
    appConsentRequests: [],
    authorizationPolicy,
    // What is added has the public test secrets of the lab.
    secrets,
  }
}

/** What nobody can export: the public test secrets of the lab, which everybody in a tenant from outside has here. */
export function secretsOf(flow: Flow): Tenant['secrets'] {
  return homeOf(flow).tenant.secrets
}

/** Something that the story needs, and the tenant does not have. */
export interface Missing {
  readonly name: string
  readonly says: string
  /** What adds it: objects with the members that it takes, in their order. */
  readonly put: readonly {
    readonly collection:
      | 'applications'
      | 'servicePrincipals'
      | 'oauth2PermissionGrants'
      | 'appRoleAssignments'
    readonly object: { readonly id: string } & Readonly<Record<string, unknown>>
  }[]
}

/**
 * What the programs of `plain` (the flow in its sample tenant) need, and `tenant` lacks.
 * @param clients by party, the client id that its program was set up to send
 */
export function missingIn(
  plain: Flow,
  tenant: Tenant,
  clients: Readonly<Record<string, string | null | undefined>> = {},
): readonly Missing[] {
  const sample = homeOf(plain).tenant
  const owner = tenant.organization.id
  const drawn = new Set(plain.parties.flatMap(({ object }) => (object ? [object.id] : [])))
  const missing: Missing[] = []
  if (Object.keys(plain.people).length > 0 && !tenant.users.some(({ accountEnabled }) => accountEnabled))
    missing.push({ name: 'People', says: 'Nobody is in this tenant who could sign in: add a user.', put: [] })
  for (const instance of sample.servicePrincipals) {
    if (!drawn.has(instance.id)) continue
    const original = sample.applications.find(({ appId }) => appId === instance.appId)
    const party = plain.parties.find(({ object }) => object?.id === instance.id)
    const sent = party && clients[party.id]
    if (typeof sent === 'string' && sent !== instance.appId) {
      missing.push(...missingOf(original, instance.displayName, sent, tenant))
      continue
    }
    const registered = !original || tenant.applications.some(({ appId }) => appId === instance.appId)
    const present = tenant.servicePrincipals.some(({ appId }) => appId === instance.appId)
    if (registered && present) {
      if (original) missing.push(...missingOf(original, instance.displayName, instance.appId, tenant))
      continue
    }
    const lacks = registered ? 'instance' : present ? 'registration' : 'registration and instance'
    missing.push({
      name: instance.displayName,
      says: `There is no ${lacks} of ${instance.displayName} in this tenant (client ID ${instance.appId}): whatever it asks for is refused.`,
      put: [
        ...(registered || !original
          ? []
          : [{ collection: 'applications' as const, object: { ...original } }]),
        ...(present
          ? []
          : [
              {
                collection: 'servicePrincipals' as const,
                object: { ...instance, appOwnerOrganizationId: owner },
              },
              ...granted(sample, instance, tenant),
            ]),
      ],
    })
  }
  return missing
}

/** What an administrator had granted and assigned to an application in the sample tenant, as far as it is about what is there. */
function granted(sample: Tenant, { id }: ServicePrincipal, tenant: Tenant): Missing['put'] {
  const isThere = (each: string) => tenant.servicePrincipals.some((other) => other.id === each)
  return [
    ...sample.oauth2PermissionGrants
      .filter((grant) => grant.clientId === id && grant.principalId === null && isThere(grant.resourceId))
      .map((object) => ({ collection: 'oauth2PermissionGrants' as const, object: { ...object } })),
    ...sample.appRoleAssignments
      .filter((each) => each.principalId === id && isThere(each.resourceId))
      .map((object) => ({ collection: 'appRoleAssignments' as const, object: { ...object } })),
  ]
}

/** What the registration that a program says it is lacks of what the program does. */
function missingOf(
  original: Application | undefined,
  program: string,
  clientId: string,
  tenant: Tenant,
): readonly Missing[] {
  const registered = tenant.applications.find(({ appId }) => appId === clientId)
  if (!registered) {
    return [
      {
        name: program,
        says: `${program} says that it is ${clientId}, and this tenant has no such registration: AADSTS700016.`,
        put: [],
      },
    ]
  }
  if (!original) return []
  const missing: Missing[] = []
  const { id, displayName } = registered
  const platforms = ['web', 'spa', 'publicClient'] as const
  const isNowhere = platforms.every((platform) => registered[platform].redirectUris.length === 0)
  for (const platform of platforms) {
    const wanted = original[platform].redirectUris
    const lacks = wanted.filter((uri) => !registered[platform].redirectUris.includes(uri))
    if (lacks.length === 0) continue
    missing.push({
      name: displayName,
      says: `${displayName} has no ${platform} redirect address ${lacks.join(', ')}: a sign-in that names it is refused with AADSTS${isNowhere ? '900971' : '50011'}.`,
      put: [
        {
          collection: 'applications',
          object: {
            id,
            [platform]: {
              ...registered[platform],
              redirectUris: [...registered[platform].redirectUris, ...lacks],
            },
          },
        },
      ],
    })
  }
  const secrets = original.passwordCredentials.filter(
    ({ keyId }) => !registered.passwordCredentials.some((each) => each.keyId === keyId),
  )
  if (secrets.length > 0) {
    missing.push({
      name: displayName,
      says: `${displayName} does not know the secret that ${program} has: no export says what a secret is. Without it, ${program} is refused.`,
      put: [
        {
          collection: 'applications',
          object: { id, passwordCredentials: [...registered.passwordCredentials, ...secrets] },
        },
      ],
    })
  }
  return missing
}

function homeOf(flow: Flow): Flow['sites'][number] & { readonly tenant: Tenant } {
  const home = flow.sites.find(({ tenant }) => tenant)
  if (!home?.tenant) throw new Error('This flow has no tenant.')
  return { ...home, tenant: home.tenant }
}

import type { DirectoryUser } from '../../directory/policy-tenant'
import { externalKinds, isHere } from '../external-kinds'
import { SECURITY_DEFAULTS_ROLES } from '../gates/administrators'
import { isStandIn } from '../stand-ins'
import { blockersOf } from './blockers'
import type { Finding } from './finding'
import { type Circumstances, nameOf, type Reader } from './reader'

const AZURE_PORTAL = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c'
/** https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices: fewer than five. */
const MOST = 4
const BEST_PRACTICES = {
  url: 'https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices',
  checked: '2026-11',
}
const EMERGENCY = {
  url: 'https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access',
  checked: '2026-11',
}

const CLOUD_ONLY = {
  url: 'https://learn.microsoft.com/entra/fundamentals/zero-trust-protect-identities#privileged-accounts-are-cloud-native-identities',
  checked: '2026-11',
}
const GUESTS = {
  url: 'https://learn.microsoft.com/entra/fundamentals/zero-trust-protect-tenants#guests-are-not-assigned-high-privileged-directory-roles',
  checked: '2026-11',
}

/** With what an emergency account has: a passkey out of a safe, on whatever computer is there. */
const EMERGENCY_SIGN_IN: Circumstances = {
  says: 'with a passkey, on an unmanaged device, from an unknown network',
  application: AZURE_PORTAL,
  authentication: { completed: ['fido2'] },
}

/** How many hold the highest role, and whether one of them gets in when a policy, a device or a network fails. */
export function administrators(reader: Reader): readonly Finding[] {
  const { globalAdministrators: all, tenant } = reader
  // Without assignments nothing is known of who holds a role: `left-out.ts` says so.
  if (all.length === 0 || tenant.roleAssignments.every(({ id }) => isStandIn(id))) return []
  return [...numberOf(reader), ...synchronized(reader), ...guests(reader), ...emergency(reader)]
}

function numberOf(reader: Reader): readonly Finding[] {
  const { globalAdministrators: all } = reader
  const [first] = all
  if (!first || (all.length > 1 && all.length <= MOST)) return []
  const names = all.map(nameOf).join(', ')
  const shows = reader.shown(first, { says: 'with a password alone', application: AZURE_PORTAL })
  return [
    {
      id: all.length === 1 ? 'one-administrator' : 'many-administrators',
      says:
        all.length === 1
          ? `${names} is the only Global Administrator for whom the role is active.`
          : `${all.length} people are Global Administrators all the time: ${names}.`,
      why:
        all.length === 1
          ? 'When this account is lost, locked or leaves, nobody can give it back.'
          : 'Each of them is a way to everything. Microsoft advises fewer than five, and roles that do less for daily work.',
      isCertain: true,
      policies: [],
      shows,
      source: BEST_PRACTICES,
    },
  ]
}

/** Administrators whose accounts come out of a directory at home: whoever holds that one holds them. */
function synchronized(reader: Reader): readonly Finding[] {
  return about(
    reader,
    privileged(reader).filter((user) => Reflect.get(user, 'onPremisesSyncEnabled') === true),
    {
      id: 'synchronized-administrator',
      says: 'synchronized from a directory on premises',
      why: 'Whoever takes over the directory on premises takes over these accounts, and with them the tenant. Microsoft advises accounts for roles that exist in the cloud alone.',
      isCertain: true,
      source: CLOUD_ONLY,
    },
  )
}

/** Administrators who are at home in another tenant. */
function guests(reader: Reader): readonly Finding[] {
  return about(
    reader,
    privileged(reader).filter((user) => !externalKinds(user).some(isHere)),
    {
      id: 'guest-administrator',
      says: 'at home in another tenant',
      why: 'How these accounts are guarded, and when they are closed, somebody else decides.',
      isCertain: true,
      source: GUESTS,
    },
  )
}

/** Who has a privileged role, or may activate one that was given to them. */
function privileged({ administrators: active, tenant }: Reader): readonly DirectoryUser[] {
  const eligible = new Set(
    tenant.roleEligibilitySchedules.flatMap(({ principalId, roleDefinitionId }) =>
      principalId && Object.hasOwn(SECURITY_DEFAULTS_ROLES, roleDefinitionId?.toLowerCase() ?? '')
        ? [principalId.toLowerCase()]
        : [],
    ),
  )
  const ids = new Set(active.flatMap(({ people }) => people.map(({ id }) => id)))
  return tenant.users.filter(
    ({ id, accountEnabled }) => accountEnabled !== false && (ids.has(id) || eligible.has(id.toLowerCase())),
  )
}

/** A finding about some of the administrators, where there are any. */
function about(
  reader: Reader,
  people: readonly DirectoryUser[],
  { says, ...finding }: Omit<Finding, 'policies' | 'shows'>,
): readonly Finding[] {
  const [first] = people
  if (!first) return []
  return [
    {
      ...finding,
      says: `${people.length === 1 ? 'An account with a privileged role is' : `${people.length} accounts with a privileged role are`} ${says}: ${people.map(nameOf).join(', ')}.`,
      policies: [],
      shows: reader.shown(first, { says: 'with a password alone', application: AZURE_PORTAL }),
    },
  ]
}

/** No administrator gets in with a passkey alone, so one policy gone wrong locks everybody out. */
function emergency(reader: Reader): readonly Finding[] {
  const { globalAdministrators: all } = reader
  const asked = all.map((person) => ({ person, decision: reader.ask(person, EMERGENCY_SIGN_IN) }))
  const [first] = asked
  if (!first || asked.some(({ decision }) => decision.couldBe.includes('grant'))) return []
  return [
    {
      id: 'no-emergency-access',
      says: `No Global Administrator gets into the admin center with a passkey from a computer that nobody manages (${all.map(nameOf).join(', ')}).`,
      why: 'When devices stop being compliant, a network is gone or a policy was set wrongly, everybody is out, those who could mend it too. An emergency account is left out of policies about devices and places, not out of multifactor authentication.',
      isCertain: true,
      policies: blockersOf(first.decision),
      shows: reader.shown(first.person, EMERGENCY_SIGN_IN),
      source: EMERGENCY,
    },
  ]
}

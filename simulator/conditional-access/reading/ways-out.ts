import { isOwnProperty } from '../../directory/membership-rule/own-properties'
import { propertiesRead } from '../../directory/membership-rule/properties-read'
import { readRule } from '../../directory/membership-rule/rule'
import type { DirectoryGroup, DirectoryUser } from '../../directory/policy-tenant'
import type { Result } from '../decision'
import { listed } from '../lists'
import type { Finding } from './finding'
import { type Circumstances, nameOf, type Reader, short } from './reader'

/** Graph's members of a group that an export may hold and that policies do not read. */
interface Joinable extends DirectoryGroup {
  readonly visibility?: string | null
  readonly owners?:
    | readonly (string | { readonly id?: string; readonly displayName?: string | null })[]
    | null
}

const TRIES: readonly Circumstances[] = [
  { says: 'with a password alone' },
  {
    says: 'with an old client',
    application: '00000002-0000-0ff1-ce00-000000000000',
    conditions: { clientAppType: 'other' },
  },
  {
    says: 'by device code, with MFA done',
    conditions: {
      authenticationFlow: { transferMethod: 'deviceCodeFlow' },
      clientAppType: 'mobileAppsAndDesktopClients',
    },
    authentication: { completed: ['password', 'microsoftAuthenticatorPush'] },
  },
  {
    says: 'on an unmanaged device, with MFA done',
    authentication: { completed: ['password', 'microsoftAuthenticatorPush'] },
  },
]
const MILDEST: readonly Result[] = ['grant', 'challenge', 'block']

/**
 * Groups that a policy leaves out and that somebody without a privileged role can get into, or let others into: for each, somebody
 * who is let off once they are in it.
 */
export function waysOut(reader: Reader): readonly Finding[] {
  const { tenant } = reader
  const excluded = new Map<string, string[]>()
  for (const { id, state, conditions } of tenant.conditionalAccessPolicies) {
    if (state !== 'enabled') continue
    for (const group of listed(conditions?.users?.excludeGroups)) {
      const known = excluded.get(group.toLowerCase())
      if (known) known.push(id)
      else excluded.set(group.toLowerCase(), [id])
    }
  }
  const groups = new Map<string, Joinable>(tenant.groups.map((group) => [group.id.toLowerCase(), group]))
  return [...excluded].flatMap(([groupId, policyIds]) => {
    const group = groups.get(groupId)
    const how = group && entranceOf(group, reader)
    if (!group || !how) return []
    const shown = letOff(reader, group.id)
    if (!shown) return []
    const name = short(group.displayName || group.id)
    const named = tenant.conditionalAccessPolicies.filter(({ id }) => policyIds.includes(id))
    return [
      {
        id: 'open-exclusion',
        says: `“${name}” is left out of ${named.length === 1 ? 'a policy' : `${named.length} policies`}, and ${how}.`,
        why: 'Whoever is in the group is let off: who can put themselves or others into it can switch the policy off for them.',
        isCertain: true,
        policies: named.map(({ id, displayName }) => ({
          id,
          displayName: displayName || id,
          because: `It excludes the group ${name}.`,
        })),
        shows: reader.shown(shown.person, shown.by),
        source: {
          url: 'https://learn.microsoft.com/entra/fundamentals/users-default-permissions',
          checked: '2026-11',
        },
      },
    ]
  })
}

/** How somebody without a privileged role gets into a group; null where nothing in the export says that they can. */
function entranceOf(group: Joinable, reader: Reader): string | null {
  // Only some administrators manage a group to which roles may be assigned, its owners among them.
  if (group.isAssignableToRole === true) return null
  if (group.membershipRule) {
    const rule = readRule(group.membershipRule)
    const own = rule.valid
      ? propertiesRead(rule).filter(({ name }) => rule.kind === 'user' && isOwnProperty('user', name))
      : []
    return own.length > 0
      ? `its rule looks at ${own.map(({ name }) => `user.${name}`).join(', ')}, which people change about themselves`
      : null
  }
  if (group.groupTypes?.includes('Unified') && group.visibility?.toLowerCase() === 'public')
    return 'it is a public Microsoft 365 group, which everybody may join'
  const privileged = new Set(
    reader.administrators.flatMap(({ people }) => people.map(({ id }) => id.toLowerCase())),
  )
  const owners = listed(group.owners).flatMap((each) => {
    const id = typeof each === 'string' ? each : each.id
    return id && !privileged.has(id.toLowerCase()) ? [ownerName(id, reader.tenant.users)] : []
  })
  return owners.length > 0
    ? `${owners.join(', ')}, who ${owners.length === 1 ? 'has' : 'have'} no privileged role, may put anybody into it`
    : null
}

function ownerName(id: string, users: readonly DirectoryUser[]): string {
  const found = users.find((each) => each.id.toLowerCase() === id.toLowerCase())
  return found ? nameOf(found) : id
}

/** Somebody for whom a sign-in comes out milder once they are in the group. */
function letOff(
  reader: Reader,
  groupId: string,
): { readonly person: DirectoryUser; readonly by: Circumstances } | null {
  for (const { people } of reader.everybody) {
    const [person] = people
    for (const by of TRIES) {
      const inside = { ...by, says: `${by.says}, once in the group`, suppose: { inGroups: [groupId] } }
      const outside = { ...by, suppose: { notInGroups: [groupId] } }
      const worst = (results: readonly Result[]) => Math.max(...results.map((each) => MILDEST.indexOf(each)))
      const best = (results: readonly Result[]) => Math.min(...results.map((each) => MILDEST.indexOf(each)))
      if (worst(reader.ask(person, inside).couldBe) < best(reader.ask(person, outside).couldBe))
        return { person, by: inside }
    }
  }
  return null
}

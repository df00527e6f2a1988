import { idOf, isCut, type ListedMemberships, typeOf } from './listed-memberships'
import type { PolicyTenant } from './policy-tenant'
import type { DynamicGroups } from './unlisted-groups'

/** Groups of which the export does not say who is in them. Graph's `GET /groups` gives no members: that is unknown, not empty. */
export interface OpenGroups {
  /** Why somebody who is in no list of the group may be in it; null: they are not. Ids are in lower case. */
  doubt(principalId: string, groupId: string): string | null
}

type Doubts = ReadonlyMap<string, string>

const NO_MEMBERS = 'The export does not say who is in it.'
const NO_GROUP = 'The export does not have this group.'
const GROUP = '#microsoft.graph.group'
/** Graph's `$expand` gives a part of a long list. */
const GOES_ON = 'members@odata.nextLink'
const LIST_GOES_ON = 'The list of its members goes on at its members@odata.nextLink.'
const LIST_MAY_GO_ON = 'The list of its members ends at 20, which is all that $expand gives.'
const NO_PERSON = 'Its rule looks at a person whom the export does not have.'

/** @param dynamic what the rules of dynamic groups leave open */
export function openGroups(
  tenant: PolicyTenant,
  { groupsOf, ownLists }: ListedMemberships,
  { undecided }: DynamicGroups,
): OpenGroups {
  const held = new Set(tenant.groups.map(({ id }) => id.toLowerCase()))
  // Of whom a rule can be asked.
  const ruledOver = new Set([...tenant.users, ...tenant.devices].map(({ id }) => id.toLowerCase()))
  const others = new Set(tenant.servicePrincipals.map(({ id }) => id.toLowerCase()))
  const unlisted = new Map<string, string>()
  const ruled = new Map<string, string>()
  const missing = new Map<string, string>()
  for (const { id, membershipRule, members, ...more } of tenant.groups) {
    const key = id.toLowerCase()
    if (GOES_ON in more) missing.set(key, LIST_GOES_ON)
    else if (isCut(members)) missing.set(key, LIST_MAY_GO_ON)
    else if (members?.length) {
      // What no collection has may be a group, with people in it.
      const odd = members.find((each) => {
        const member = idOf(each)
        const type = typeOf(each)?.toLowerCase() ?? GROUP
        return type === GROUP && !held.has(member) && !ruledOver.has(member) && !others.has(member)
      })
      if (odd !== undefined) missing.set(key, `It holds ${idOf(odd)}, which the export does not have.`)
    } else if (membershipRule) ruled.set(key, NO_PERSON)
    else if (!members) unlisted.set(key, NO_MEMBERS)
  }
  const around = (inner: ReadonlyMap<string, string>): Doubts => {
    const found = new Map(inner)
    for (const [id, because] of found) {
      for (const outer of groupsOf.get(id) ?? []) if (!found.has(outer)) found.set(outer, because)
    }
    return found
  }
  const rules = undecided.map(({ groupId, because }) => [groupId.toLowerCase(), because] as const)
  // Of somebody whose groups are listed, it is open what those groups are in; of everybody else, all of it.
  const ofListed = around(new Map([...unlisted, ...missing]))
  const ofPerson = around(new Map([...unlisted, ...missing, ...rules]))
  const ofStranger = around(new Map([...unlisted, ...missing, ...ruled, ...rules]))
  return {
    doubt(principalId, groupId) {
      const own = ownLists.get(principalId)
      if (own?.isTransitive) return null
      if (!held.has(groupId)) return NO_GROUP
      const doubts = own ? ofListed : ruledOver.has(principalId) ? ofPerson : ofStranger
      return doubts.get(groupId) ?? null
    },
  }
}

import type { ListedMemberships } from './listed-memberships'
import type { PolicyTenant } from './policy-tenant'

/** Dynamic groups whose members the export does not hold: their rule says who they are. All ids are in lower case. */
export interface DynamicGroups {
  /** What the rules say of a user or device. */
  of(objectId: string): RuledGroups
  /** Groups of which nobody can say whom they hold, whoever it is. */
  readonly undecided: readonly UndecidedGroup[]
}

export interface UndecidedGroup {
  readonly groupId: string
  readonly because: string
}

export interface RuledGroups {
  /** Groups whose rule is satisfied. */
  readonly groups: readonly string[]
  /** Groups whose rule reads what the export does not say of them. */
  readonly open: readonly UndecidedGroup[]
  /** Of these, groups whose members are listed too, and the list says something else of them. */
  readonly disputed: readonly UndecidedGroup[]
}

export const NO_GROUPS: RuledGroups = { groups: [], open: [], disputed: [] }

/** Reads the rules of dynamic groups: `dynamicGroups`, or null for whoever leaves the language of rules out, which weighs as much as all conditions. */
export type ReadDynamicGroups = (tenant: PolicyTenant, listed: ListedMemberships) => DynamicGroups

/** Without the language of rules: every dynamic group whose members the export does not hold is undecided. */
export const noRules: ReadDynamicGroups = ({ groups }) => ({
  of: () => NO_GROUPS,
  undecided: groups
    .filter(({ membershipRule, members }) => membershipRule && !members?.length)
    .map(({ id }) => ({ groupId: id, because: 'Its rule has not been applied.' })),
})

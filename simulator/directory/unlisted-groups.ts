import type { ListedMemberships } from './listed-memberships'
import type { PolicyTenant } from './policy-tenant'

/** Dynamic groups whose members the export does not hold: their rule says who they are. All ids are in lower case. */
export interface DynamicGroups {
  /** Groups whose rule a user or device satisfies. */
  of(objectId: string): readonly string[]
  readonly undecided: readonly { readonly groupId: string; readonly because: string }[]
}

/** Reads the rules of dynamic groups: `dynamicGroups`, or null for whoever leaves the language of rules out, which weighs as much as all conditions. */
export type ReadDynamicGroups = (tenant: PolicyTenant, listed: ListedMemberships) => DynamicGroups

/** Without the language of rules: every dynamic group whose members the export does not hold is undecided. */
export const noRules: ReadDynamicGroups = ({ groups }) => ({
  of: () => [],
  undecided: groups
    .filter(({ membershipRule, members }) => membershipRule && !members?.length)
    .map(({ id }) => ({ groupId: id, because: 'Its rule has not been applied.' })),
})

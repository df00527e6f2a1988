/** The editor of membership rules: a rule that is read, with its reasons for everybody whom it takes in or leaves out. */
export { whatIsMissing } from '../directory/dynamic-groups'
export { idOf, listedMemberships } from '../directory/listed-memberships'
export type { DirectoryThing } from '../directory/membership-rule/comparison'
export type { Kind, Place } from '../directory/membership-rule/expression'
export { documentedNear, hintFor } from '../directory/membership-rule/hint'
export { type Property, readMember, withMember } from '../directory/membership-rule/property'
export { type Rule, readRule } from '../directory/membership-rule/rule'
export { sourceGroups } from '../directory/membership-rule/source-groups'
export {
  explainRule,
  type ObjectAnswer,
  type PartAnswer,
  type RulePart,
  type Verdict,
} from '../directory/membership-rule/why'
export type { PolicyTenant } from '../directory/policy-tenant'
export { contosoPolicyTenant } from '../fixtures/contoso-policies'

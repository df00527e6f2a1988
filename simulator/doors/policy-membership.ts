/** The editor of membership rules: a rule that is read, with its reasons for everybody whom it takes in or leaves out. */
export { contextOf, unlistedSource } from '../directory/dynamic-groups'
export type { DirectoryThing } from '../directory/membership-rule/comparison'
export type { Kind, Place } from '../directory/membership-rule/expression'
export { documentedNear, hintFor } from '../directory/membership-rule/hint'
export { isOwnProperty } from '../directory/membership-rule/own-properties'
export { type Property, readMember, saysMember, withMember } from '../directory/membership-rule/property'
export { readRule } from '../directory/membership-rule/rule'
export {
  explainRule,
  type ObjectAnswer,
  type PartAnswer,
  type RulePart,
  type Verdict,
} from '../directory/membership-rule/why'
export type { PolicyTenant } from '../directory/policy-tenant'
export { contosoPolicyTenant } from '../fixtures/contoso-policies'

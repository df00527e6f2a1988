/** Policies in the reader's hands: drafts, Microsoft's templates, and a change as it leaves the page. Loaded when somebody begins one. */
export { APPLICATION_NAMES } from '../conditional-access/application-groups'
export { changesOf, type PolicyChange } from '../conditional-access/difference/changes'
export type { Difference, Row } from '../conditional-access/difference/difference'
export { httpOf, markdownOf } from '../conditional-access/difference/markdown'
export { neitherSays } from '../conditional-access/difference/neither'
export { type Call, PLAN_TAKES, permissionsOf } from '../conditional-access/difference/plan'
export { sections } from '../conditional-access/difference/sections'
export {
  fromTemplate,
  TEMPLATES,
  TEMPLATES_FROM,
  type Template,
} from '../conditional-access/templates/templates'
export { standingOf } from '../conditional-access/validity'
export { BUILT_IN_ROLES } from '../directory/built-in-roles'
export type { Draft, Fault } from '../directory/drafts/fault'
export { readDraft } from '../directory/drafts/read-draft'
export { lostParts } from '../directory/lost-parts'
export { CLIENT_APP_TYPES, DEVICE_PLATFORMS } from '../directory/policy-words'
export { policyDraft, policyOf } from '../interchange/policy-draft'

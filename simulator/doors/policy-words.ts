/** Policies as sentences, what Graph refuses of them, and the names of Microsoft's roles and applications. */
export { APPLICATION_NAMES } from '../conditional-access/application-groups'
export { type Refusal, type Refused, refusedIn } from '../conditional-access/refusals'
export { describePolicy } from '../conditional-access/sentence'
export { BUILT_IN_ROLES } from '../directory/built-in-roles'

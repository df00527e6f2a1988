/** Policies as sentences, and the names of Microsoft's roles and applications. */
export { APPLICATION_NAMES } from '../conditional-access/application-groups'
export { describePolicy } from '../conditional-access/sentence'
export { BUILT_IN_ROLES } from '../directory/built-in-roles'

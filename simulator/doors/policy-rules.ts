/** The language of membership rules, for tenants that leave it to us who is in their dynamic groups. */
export { dynamicGroups } from '../directory/dynamic-groups'

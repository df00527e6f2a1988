/** What a change does to sign-ins: long work, for a worker. */
export { differenceOf } from '../conditional-access/difference/difference'

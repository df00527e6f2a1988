/** What a page shows beside a question: contradictions in it, what could be supposed, what is taken from the home of a guest. */
export { type Aside, aside } from '../conditional-access/aside'
export { withMadeUp } from '../conditional-access/made-up'
export type { OpenMembership } from '../conditional-access/open-memberships'
export type { Finding } from '../conditional-access/reading/finding'
export type { Reading } from '../conditional-access/reading/reading'
export { isStandIn } from '../conditional-access/stand-ins'
export { supposing } from '../conditional-access/supposing'

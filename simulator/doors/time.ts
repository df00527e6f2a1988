/** Door 14: what lives, until when, and where time can pass. Loaded when somebody lets it. */
export { tenantsAt } from '../run/tenants-at'
export { type Lifetime, lifetimes, timeAt, untilEnd, untilNextEnd } from '../trace/select/lifetimes'
export { momentInWords, spanInWords } from '../trace/select/moment'
export { waitHere } from '../trace/select/wait-here'

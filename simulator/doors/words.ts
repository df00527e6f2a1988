/** Door 10: every word on the wire with its meanings, and the codes of refusals: for the reference and the search, at build time. */
export * as codes from '../identity-provider/errors/aadsts'
export { claims } from '../trace/select/vocabulary/claims'
export { headers } from '../trace/select/vocabulary/headers'
export type { Entry, Place as WirePlace, Words } from '../trace/select/vocabulary/meaning'
export { keyMembers, metadata } from '../trace/select/vocabulary/metadata'
export { parameters } from '../trace/select/vocabulary/parameters'

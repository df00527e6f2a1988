import { authorizationCodePkce } from './authorization-code-pkce/entry'
import { deviceAuthorization } from './device-authorization/entry'
import type { FlowEntry } from './flow-entry'

/** Every flow of the lab, in the order in which they are shown. A new one is a folder beside this file and its line here. */
export const catalogue: readonly FlowEntry[] = [authorizationCodePkce, deviceAuthorization]

export function findFlow(slug: string): FlowEntry | undefined {
  return catalogue.find((entry) => entry.slug === slug)
}

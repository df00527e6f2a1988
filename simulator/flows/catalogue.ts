import { authorizationCodePkce } from './authorization-code-pkce/entry'
import { clientCredentials } from './client-credentials/entry'
import type { FlowEntry } from './flow-entry'
import { singleSignOn } from './single-sign-on/entry'

/** Every flow of the lab, in the order in which they are shown. A new one is a folder beside this file and its line here. */
export const catalogue: readonly FlowEntry[] = [authorizationCodePkce, singleSignOn, clientCredentials]
export const catalogue: readonly FlowEntry[] = [authorizationCodePkce, singleSignOn, clientCredentials]

export function findFlow(slug: string): FlowEntry | undefined {
  return catalogue.find((entry) => entry.slug === slug)
}

import type { Flow } from '../run/flow'
import { flow as authorizationCodePkce } from './authorization-code-pkce/flow'

/** Every flow of the lab. A new one is a folder beside this file and a line here and in `narrations.ts`. */
export const flows: readonly Flow[] = [authorizationCodePkce]

export function findFlow(slug: string): Flow | undefined {
  return flows.find((flow) => flow.slug === slug)
}

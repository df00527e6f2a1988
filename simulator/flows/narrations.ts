import type { Narration } from '../trace/select/narration'
import { narration as authorizationCodePkce } from './authorization-code-pkce/narration'

/** How each flow tells its story, by slug: words only, so that a screen can show a trace without the engine. */
export const narrations: Readonly<Record<string, Narration>> = {
  [authorizationCodePkce.slug]: authorizationCodePkce,
}

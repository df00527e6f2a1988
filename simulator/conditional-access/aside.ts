import { contradictions } from './caveats/contradictions'
import type { Compiled } from './compile/compiled'
import type { Caveat } from './decision'
import type { Home } from './home'
import { type OpenMembership, openMemberships } from './open-memberships'
import type { SignIn } from './sign-in'

/** What somebody who shows an answer puts beside the question. What decides does not carry it. */
export interface Aside {
  /** What the question says that cannot be so together. */
  readonly contradictions: readonly Caveat[]
  /** What could be supposed of the person, and what is. */
  readonly memberships: readonly OpenMembership[]
  /** The home of an external user, with what the tenant alone takes from it; null: they are at home here. */
  readonly home: Home | null
}

/** What belongs beside the answer to `signIn`. */
export function aside(compiled: Compiled, signIn: SignIn): Aside {
  const { inboundTrust: _, ...authentication } = signIn.authentication
  return {
    contradictions: contradictions(compiled.context, signIn),
    memberships: openMemberships(compiled, signIn),
    home: compiled.context.homeOf({ ...signIn, authentication }),
  }
}

import { APPLICATION_NAMES } from './application-groups'
import { contradictions } from './caveats/contradictions'
import type { Compiled } from './compile/compiled'
import type { Caveat } from './decision'
import type { Home } from './home'
import { type OpenMembership, openMemberships } from './open-memberships'
import { methodsAllowed, restsOnStandIn } from './open-methods'
import { openScopes } from './open-scopes'
import { servicesBehind } from './service-dependencies'
import type { SignIn } from './sign-in'
import { takenOfDevice, takenToBeOn } from './taken'

/** What somebody who shows an answer puts beside the question. What decides does not carry it. */
export interface Aside {
  /** What the question says that cannot be so together. */
  readonly contradictions: readonly Caveat[]
  /** What could be supposed of the person, and what is. */
  readonly memberships: readonly OpenMembership[]
  /** The home of an external user, with what the tenant alone takes from it; null: they are at home here. */
  readonly home: Home | null
  /** Whether the question supposes that methods are allowed; null: the answer does not depend on it. */
  readonly methodsAllowed: boolean | null
  /** Whether it depends on what somebody who stands for others is taken to have: whatever method is asked for. */
  readonly restsOnStandIn: boolean
  /** What is taken to be on, because the export does not say it. */
  readonly takenToBeOn: ReturnType<typeof takenToBeOn>
  /** What the device of the question is taken not to have, though a filter reads it: names of attributes. */
  readonly takenOfDevice: readonly string[]
  /** Names of the services that what is opened depends on. */
  readonly behind: readonly string[]
  /** What the answer depends on where the question names no scopes. */
  readonly scopes: readonly Caveat[]
}

/** What belongs beside the answer to `signIn`. */
export function aside(compiled: Compiled, signIn: SignIn): Aside {
  const { inboundTrust: _, ...authentication } = signIn.authentication
  return {
    contradictions: contradictions(compiled.context, signIn),
    memberships: openMemberships(compiled, signIn),
    home: compiled.context.homeOf({ ...signIn, authentication }),
    methodsAllowed: methodsAllowed(compiled, signIn),
    restsOnStandIn: restsOnStandIn(compiled, signIn),
    takenToBeOn: takenToBeOn(compiled.tenant, signIn),
    takenOfDevice: takenOfDevice(compiled.tenant, signIn),
    behind: behind(compiled, signIn),
    scopes: openScopes(compiled, signIn),
  }
}

function behind({ context: { names } }: Compiled, { signInContext: of }: SignIn): string[] {
  const asked = 'includeApplications' in of ? of.includeApplications.map((id) => id.toLowerCase()) : []
  const services = new Set(asked.flatMap(servicesBehind).filter((id) => !asked.includes(id)))
  return [...services].map((id) => (names(id) === id ? (APPLICATION_NAMES[id] ?? id) : names(id)))
}

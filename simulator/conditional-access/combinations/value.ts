import type { Suppose } from '../../directory/memberships'
import {
  type AuthenticationState,
  PASSWORD_ONLY,
  type Requested,
  type SignIn,
  type SignInConditions,
  type UserSignIn,
} from '../sign-in'

/** One value of one circumstance; who signs in is one too. */
export interface Value {
  /** As a part of a sentence; empty where there is nothing to say. */
  readonly says: string
  readonly identity?: SignIn['signInIdentity']
  readonly suppose?: Suppose
  readonly conditions?: Partial<SignInConditions>
  readonly context?: SignIn['signInContext']
  readonly authentication?: AuthenticationState
  readonly requested?: Requested
}

/** What sign-ins differ in. */
export interface Dimension {
  /** What the circumstance is called, for whoever has to narrow it. */
  readonly name: string
  /** The usual one first. */
  readonly values: readonly Value[]
  /** Values that nothing tells apart are one: people and targets have any number of them. */
  readonly isOnce?: true
}

/** A target that no policy names. */
const NOTHING: SignIn['signInContext'] = {
  '@odata.type': '#microsoft.graph.applicationContext',
  includeApplications: [],
}
const NOBODY: UserSignIn = { '@odata.type': '#microsoft.graph.userSignIn', userId: '' }

/** The sign-in with one value of each dimension; where two set the same, the later counts. */
export function signInOf(values: readonly Value[]): SignIn {
  const last = <Member extends keyof Value>(member: Member) =>
    values.findLast((value) => value[member] !== undefined)?.[member]
  const suppose = last('suppose')
  const requested = last('requested')
  return {
    signInIdentity: last('identity') ?? NOBODY,
    signInContext: last('context') ?? NOTHING,
    signInConditions: Object.assign({}, ...values.map(({ conditions }) => conditions)),
    authentication: last('authentication') ?? PASSWORD_ONLY,
    ...(suppose ? { suppose } : {}),
    ...(requested ? { requested } : {}),
  }
}

import { METHOD_MODES } from '../authentication/method-modes'
import { type RuledModes, ruledModes } from '../authentication/methods-policy'
import { registeredModes } from '../authentication/registered-methods'
import type { Memberships } from '../directory/memberships'
import type { PolicyTenant } from '../directory/policy-tenant'
import { Bounded } from './compile/bounded'
import type { AuthenticationState, SignIn } from './sign-in'
import { isStandIn } from './stand-ins'
import { withMethods } from './with-methods'

const KEPT = 20_000

/** What somebody has of whom nothing is known. */
const PASSWORD: readonly string[] = ['password']
const NONE_OPEN: ReadonlySet<string> = new Set()

/**
 * Completes a question with what the tenant knows of a person's methods: what the registration report says where the question
 * does not, without what the authentication methods policy forbids; and what is sure of both. What neither says is not known,
 * unless the question supposes that methods are allowed. Somebody who stands for others has whatever is asked for.
 */
export function methodsKnown(tenant: PolicyTenant, { of }: Memberships): (signIn: SignIn) => SignIn {
  const people = new Bounded<string, Person>(KEPT)
  const report = new Map(
    tenant.userRegistrationDetails?.map((details) => [details.id.toLowerCase(), details]),
  )
  const known = (userId: string): Person => {
    const before = people.get(userId)
    if (before) return before
    const details = report.get(userId)
    const line = details ? registeredModes(details) : null
    const registered = line?.isWhole ? line.modes : null
    const surely = line?.modes ?? PASSWORD
    const rules = listsOf(ruledModes(tenant.authenticationMethodsPolicy, of(userId)))
    const isStanding = isStandIn(userId)
    return people.keep(userId, {
      registered,
      rules,
      supposed: rules.open.size > 0 ? listsOf({ forbidden: rules.forbidden, open: NONE_OPEN }) : rules,
      isStanding,
      surely,
      has: having(registered, surely, rules, isStanding),
    })
  }
  return (signIn) => {
    if (!('userId' in signIn.signInIdentity)) return signIn
    const { authentication } = signIn
    const { registered: told, methodsAllowed } = authentication
    const person = known(signIn.signInIdentity.userId.toLowerCase())
    const { isStanding, registered, surely, has } = person
    const rules = methodsAllowed === true ? person.supposed : person.rules
    const isSure = isStanding || (told !== null && rules.open.size === 0)
    if (isSure && rules.forbidden.size === 0 && (told ?? registered) === told) return signIn
    const filled =
      told === null && rules === person.rules
        ? has
        : having(told ?? registered, told ?? surely, rules, isStanding)
    return withMethods(signIn, { completed: authentication.completed, ...filled })
  }
}

/** `RuledModes`, and the same as lists. */
interface Rules extends RuledModes {
  readonly forbiddenModes: readonly string[]
  /** What is forbidden, or may be. */
  readonly closedModes: readonly string[]
}

function listsOf({ forbidden, open }: RuledModes): Rules {
  return { forbidden, open, forbiddenModes: [...forbidden], closedModes: [...forbidden, ...open] }
}

interface Person {
  /** What the registration report says; null: not all of it. */
  readonly registered: readonly string[] | null
  /** What of it is sure. */
  readonly surely: readonly string[]
  readonly rules: Rules
  /** The rules where a question supposes that methods are allowed. */
  readonly supposed: Rules
  /** They stand for others. */
  readonly isStanding: boolean
  /** What they have where the question does not say it. */
  readonly has: Having
}

type Having = Pick<AuthenticationState, 'registered' | 'forbidden' | 'sure'>

/** What is registered, after all rules, and what of it is sure. */
function having(
  registered: readonly string[] | null,
  surely: readonly string[],
  { forbidden, open, forbiddenModes, closedModes }: Rules,
  isStanding: boolean,
): Having {
  const isSure = (registered !== null && open.size === 0) || isStanding
  const usable =
    forbidden.size === 0 ? registered : (registered ?? METHOD_MODES).filter((mode) => !forbidden.has(mode))
  if (isSure) return { registered: usable, forbidden: forbiddenModes }
  const reported = (registered ?? surely).filter((mode) => !forbidden.has(mode))
  const sure = reported.filter((mode) => !open.has(mode))
  return {
    registered: usable,
    forbidden: forbiddenModes,
    sure: { registered: sure, forbidden: closedModes, reported },
  }
}

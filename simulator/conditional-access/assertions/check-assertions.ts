import { SimulationError } from '../../core/errors'
import { dynamicGroups } from '../../directory/dynamic-groups'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { compile } from '../compile/compile'
import type { Compiled } from '../compile/compiled'
import { decide } from '../compile/decide'
import type { Decision, Result } from '../decision'
import { evaluate } from '../evaluate'
import { PASSWORD_ONLY, type SignIn } from '../sign-in'
import type { Assertion } from './assertion'
import { dimensionsOf, type Value } from './circumstances'
import { expected, type Met } from './expectations'
import { isMadeUp, type Person, peopleOf, withStrangers } from './people'
import { type Responsible, responsibleFor } from './responsible'
import { toldApart } from './told-apart'
import { doubtsAbout, type Undecided } from './undecided'

/** What became of an assertion. */
export interface Checked {
  readonly name: string
  /** No sign-in was found that is not as it should be. */
  readonly holds: boolean
  /** Whether that is all there is to it: nothing was undecided, and nobody was left out. */
  readonly isCertain: boolean
  /** How many sign-ins were tried: all of them when it holds. */
  readonly signIns: number
  /** How often each result came. */
  readonly results: Readonly<Record<Result, number>>
  readonly counterexample: Counterexample | null
  /** Of one that holds: what could not be decided, and without which it might not hold. */
  readonly undecided: readonly Undecided[]
  /** Of one that holds: for whom it was not tried, in a sentence; null when that is nobody whom the policies tell apart. */
  readonly untried: string | null
}

/** The first sign-in that is not as it should be; the more usual come first. */
export interface Counterexample {
  /** `Ada Nilsen, Expenses, sign-in risk high` */
  readonly says: string
  readonly signIn: SignIn
  readonly result: Result
  /** The policy that decided otherwise, or came closest to deciding as expected; null when no policy is about it. */
  readonly responsible: Responsible | null
}

/** Sign-ins of one assertion; more would take longer than anybody waits. */
const MOST = 1_000_000

/**
 * Tries every sign-in that each assertion is about.
 * @throws SimulationError for a name that nothing in the tenant has, and for an assertion about too many sign-ins
 */
export function checkAssertions(assertions: readonly Assertion[], given: PolicyTenant): readonly Checked[] {
  const words = assertions.flatMap(({ who }) => [...who.people, ...who.except])
  const { tenant, strangers, untried } = withStrangers(given, words)
  const compiled = compile(tenant, dynamicGroups)
  return assertions.map((assertion) =>
    check(assertion, compiled, peopleOf(assertion.who, compiled, strangers), untried),
  )
}

function check(
  assertion: Assertion,
  compiled: Compiled,
  everybody: readonly Person[],
  untried: string | null,
): Checked {
  const [targets = [], ...others] = dimensionsOf(assertion.when, compiled.tenant)
  const usual = others.flatMap(([first]) => first ?? [])
  const [somebody] = everybody
  const people = toldApart(everybody, compiled, (person) =>
    signInOf(person, [...targets.slice(0, 1), ...usual]),
  )
  const dimensions = [
    somebody ? toldApart(targets, compiled, (target) => signInOf(somebody, [target, ...usual])) : targets,
    ...others,
  ]
  const size = dimensions.reduce((product, values) => product * values.length, people.length)
  if (people.length === 0) {
    throw new SimulationError(`"${assertion.name}" is about nobody.`, 'See who.people and who.except.')
  }
  if (size > MOST) {
    const hint = 'List more under "when", or fewer people under "who".'
    throw new SimulationError(`"${assertion.name}" is about ${size} sign-ins, more than ${MOST}.`, hint)
  }
  const meets = expected(assertion.expect, compiled)
  const doubts = doubtsAbout(assertion, compiled)
  const results = { grant: 0, challenge: 0, block: 0 }
  let signIns = 0
  for (const person of people) {
    for (const values of product(dimensions)) {
      const signIn = signInOf(person, values)
      signIns++
      const result = decide(compiled, signIn)
      results[result]++
      const met = meets.quick(result)
      const decision: Decision | null = met === 'unsure' || !met ? evaluate(compiled, signIn) : null
      const isMet: Met = met === 'unsure' && decision ? meets.thorough(decision) : met === true
      if (doubts.isOpen(signIn) || isMet) continue
      const counterexample: Counterexample = {
        says: [person.says, ...values.map(({ says }) => says)].filter((part) => part !== '').join(', '),
        signIn,
        result,
        responsible: decision ? responsibleFor(assertion.expect, decision, meets) : null,
      }
      return {
        name: assertion.name,
        holds: false,
        isCertain: true,
        signIns,
        results,
        counterexample,
        undecided: [],
        untried: null,
      }
    }
  }
  // A claim about people of the directory alone has been tried for each of them.
  const without = everybody.some(isMadeUp) ? untried : null
  return {
    name: assertion.name,
    holds: true,
    isCertain: doubts.found.length === 0 && without === null,
    signIns,
    results,
    counterexample: null,
    undecided: doubts.found,
    untried: without,
  }
}

/** Every choice of one value from each, counted like an odometer: no list of all of them is made. */
function* product(dimensions: readonly (readonly Value[])[]): Generator<readonly Value[], void, undefined> {
  const at = dimensions.map(() => 0)
  for (;;) {
    yield dimensions.flatMap((values, index) => values[at[index] ?? 0] ?? [])
    let index = dimensions.length - 1
    while (index >= 0 && (at[index] ?? 0) + 1 >= (dimensions[index]?.length ?? 0)) at[index--] = 0
    if (index < 0) return
    at[index] = (at[index] ?? 0) + 1
  }
}

function signInOf(person: Person, values: readonly Value[]): SignIn {
  const context = values.find((value) => value.context)?.context
  return {
    signInIdentity: person.identity,
    signInContext: context ?? {
      '@odata.type': '#microsoft.graph.applicationContext',
      includeApplications: [],
    },
    signInConditions: Object.assign({}, ...values.map(({ conditions }) => conditions)),
    authentication: values.find((value) => value.authentication)?.authentication ?? PASSWORD_ONLY,
    ...(person.suppose ? { suppose: person.suppose } : {}),
  }
}

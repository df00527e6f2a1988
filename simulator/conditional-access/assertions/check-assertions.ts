import { SimulationError } from '../../core/errors'
import { dynamicGroups } from '../../directory/dynamic-groups'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { combinations } from '../combinations/combinations'
import { type Dimension, signInOf } from '../combinations/value'
import { watch } from '../combinations/watched'
import type { Compiled } from '../compile/compiled'
import { decide } from '../compile/decide'
import type { Result } from '../decision'
import { devicesTried } from '../devices-tried'
import { evaluate } from '../evaluate'
import { METHODS_SUPPOSED, supposesMethods, supposingMethods, withMethodsAllowed } from '../methods-supposed'
import { setApart } from '../set-apart'
import type { SignIn } from '../sign-in'
import { untriedBesides, untriedPeople } from '../untried'
import type { Assertion } from './assertion'
import { dimensionsOf } from './circumstances'
import { expected } from './expectations'
import { isMadeUp, type Person, peopleOf, withStrangers } from './people'
import { type Responsible, responsibleFor } from './responsible'
import { doubtsAbout, type Undecided } from './undecided'

/** What became of an assertion. */
export interface Checked {
  readonly name: string
  /** No sign-in was found that is not as it should be. */
  readonly holds: boolean
  /** Whether that is all there is to it: nothing was undecided, and nobody was left out. */
  readonly isCertain: boolean
  /** How many sign-ins it is about; people and applications that nothing tells apart count once. */
  readonly signIns: number
  /** How often each result comes. */
  readonly results: Readonly<Record<Result, number>>
  readonly counterexample: Counterexample | null
  /** Of one that holds: what could not be decided, and without which it might not hold. */
  readonly undecided: readonly Undecided[]
  /** Of one that holds: for whom it was not tried, in a sentence; null when that is nobody whom the policies tell apart. */
  readonly untried: string | null
  /** Whom it does not speak of, and some policy does: workload identities and agents, in a sentence. */
  readonly notAbout: string | null
  /** What the export does not say and is taken for granted, in a sentence; null: nothing. */
  readonly supposes: string | null
}

/** Of the sign-ins that are not as they should be the first: people in their order, then circumstances, the more usual first. */
export interface Counterexample {
  /** `Ada Nilsen, Expenses, sign-in risk high` */
  readonly says: string
  readonly signIn: SignIn
  readonly result: Result
  /** The policy that decided otherwise, or came closest to deciding as expected; null when no policy is about it. */
  readonly responsible: Responsible | null
}

/**
 * Tries every sign-in that each assertion is about.
 * @throws SimulationError for a name that nothing in the tenant has, and for an assertion about too many sign-ins
 */
export function checkAssertions(assertions: readonly Assertion[], tenant: PolicyTenant): readonly Checked[] {
  const given = supposingMethods(tenant)
  const supposes = supposesMethods(tenant) ? METHODS_SUPPOSED : null
  const words = assertions.flatMap(({ who }) => [...who.people, ...who.except])
  const { compiled, strangers } = withStrangers(given, words, dynamicGroups)
  return assertions.map((assertion) => {
    const { who, when } = assertion
    const circumstances = dimensionsOf(when, compiled.tenant, setApart(compiled.tenant))
    const matters = mayApply(compiled, circumstances)
    if (circumstances.some(({ values }) => values.length === 0)) {
      throw new SimulationError(
        `"${assertion.name}" is about no application.`,
        'See when.application and when.exceptApplication.',
      )
    }
    const { people, untried } = strangers([...who.people, ...who.except], matters)
    const policies = compiled.policies
      .filter(({ index }) => ((matters[index >> 5] ?? 0) & (1 << (index & 31))) !== 0)
      .map(({ policy }) => policy)
    const others = untriedPeople(
      policies,
      devicesTried(compiled.tenant.conditionalAccessPolicies, when.device),
    )
    const checked = check(assertion, compiled, circumstances, peopleOf(who, compiled, people), [
      untried,
      others,
    ])
    const { counterexample: found } = checked
    const shown = found && supposes ? { ...found, signIn: withMethodsAllowed(found.signIn) } : found
    return { ...checked, counterexample: shown, supposes }
  })
}

/** By bit the policies that some choice of the circumstances leaves, whoever it is. */
function mayApply(
  { live, columns, looked, undecided }: Compiled,
  dimensions: readonly Dimension[],
): Int32Array {
  const tableOf = watch(dimensions)
  const left = live.slice()
  for (const place of looked) {
    const column = columns[place]
    if (column === undefined || column.name === 'users' || column.name === 'workloadIdentities') continue
    const may = undecided.slice()
    for (const { outcome } of tableOf((signIn) => column.of(signIn)).rows)
      outcome.mayPass.forEach((word, at) => {
        may[at] = (may[at] ?? 0) | word
      })
    may.forEach((word, at) => {
      left[at] = (left[at] ?? 0) & word
    })
  }
  return left
}

function check(
  assertion: Assertion,
  compiled: Compiled,
  circumstances: readonly Dimension[],
  everybody: readonly Person[],
  [untried, others]: readonly [people: string | null, others: string | null],
): Omit<Checked, 'supposes'> {
  if (everybody.length === 0) {
    throw new SimulationError(`"${assertion.name}" is about nobody.`, 'See who.people and who.except.')
  }
  const who: Dimension = { name: 'who', values: everybody, isOnce: true }
  const meets = expected(assertion.expect, compiled)
  const doubts = doubtsAbout(assertion, compiled)
  const results = { grant: 0, challenge: 0, block: 0 }
  let signIns = 0
  let counterexample: Counterexample | null = null
  const dimensions = [who, ...circumstances]
  const { all } = combinations([compiled], dimensions, { what: `"${assertion.name}"` })
  for (const { values, count } of all) {
    const signIn = signInOf(values)
    signIns += count
    const result = decide(compiled, signIn)
    results[result] += count
    // One counterexample is enough: what comes after it is counted.
    if (counterexample !== null || doubts.isOpen(signIn)) continue
    const met = meets.quick(result)
    if (met === true) continue
    const decision = evaluate(compiled, signIn)
    if (met === 'unsure' && meets.thorough(decision)) continue
    counterexample = {
      says: values.flatMap(({ says }) => (says === '' ? [] : [says])).join(', '),
      signIn,
      result,
      responsible: responsibleFor(assertion.expect, decision, meets),
    }
  }
  const { name } = assertion
  const notAbout = untriedBesides(compiled.tenant.conditionalAccessPolicies)
  if (counterexample) {
    const failed = { holds: false, isCertain: true, undecided: [], untried: null, notAbout }
    return { name, signIns, results, counterexample, ...failed }
  }
  // A claim about people of the directory alone has been tried for each of them.
  const people = everybody.some(isMadeUp) ? untried : null
  const without = [people, others].filter((each) => each !== null).join(' ') || null
  return {
    name,
    holds: true,
    isCertain: doubts.found.length === 0 && without === null,
    signIns,
    results,
    counterexample,
    undecided: doubts.found,
    untried: without,
    notAbout,
  }
}

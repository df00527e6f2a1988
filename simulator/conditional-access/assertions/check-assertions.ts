import { SimulationError } from '../../core/errors'
import { dynamicGroups } from '../../directory/dynamic-groups'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { combinations } from '../combinations/combinations'
import { type Dimension, signInOf, type Value } from '../combinations/value'
import { watch } from '../combinations/watched'
import type { Compiled } from '../compile/compiled'
import { decide } from '../compile/decide'
import type { Result } from '../decision'
import { devicesTried } from '../devices-tried'
import { evaluate } from '../evaluate'
import { withMadeUpResources } from '../made-up'
import { supposedOf, supposesMethods, supposingMethods, withMethodsAllowed } from '../methods-supposed'
import { setApart } from '../set-apart'
import type { SignIn } from '../sign-in'
import { untriedBesides, untriedPeople } from '../untried'
import type { Assertion, Subject } from './assertion'
import { dimensionsOf, untriedPlaces } from './circumstances'
import { expected } from './expectations'
import { isMadeUp, peopleOf, withStrangers } from './people'
import { type Responsible, responsibleFor } from './responsible'
import { toldBesides } from './told-besides'
import { doubtsAbout, type Undecided } from './undecided'
import { withWorkloads, workloadsOf } from './workloads'

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
  /** Of one that holds of what is asked for, where nobody is asked: every sign-in is blocked, in a sentence; null otherwise. */
  readonly onlyBlocked: string | null
  /** Of whom it and the claims beside it do not speak, and some policy does: workload identities and agents, in a sentence. */
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
export function checkAssertions(assertions: readonly Assertion[], given: PolicyTenant): readonly Checked[] {
  const tenant = withMadeUpResources(given)
  const supposes = supposedOf(given)
  const isSupposing = supposesMethods(given)
  const about = (subject: Subject) => assertions.filter(({ who }) => who.subject === subject)
  const words = about('people').flatMap(({ who }) => [...who.of, ...who.except])
  const people =
    about('people').length > 0 ? withStrangers(supposingMethods(tenant), words, dynamicGroups) : null
  const workloads = about('people').length < assertions.length ? withWorkloads(tenant, dynamicGroups) : null
  const notAbout = untriedBesides(tenant.conditionalAccessPolicies, {
    workloads: about('workloads').length > 0,
    agents: about('agents').length > 0,
  })
  return assertions.flatMap((assertion): Checked[] => {
    if (assertion.who.subject !== 'people') {
      return workloads ? [{ ...ofWorkloads(assertion, workloads), notAbout, supposes: null }] : []
    }
    if (people === null) return []
    const checked = ofPeople(assertion, people)
    const { counterexample: found } = checked
    const shown = found && isSupposing ? { ...found, signIn: withMethodsAllowed(found.signIn) } : found
    return [{ ...checked, counterexample: shown, notAbout, supposes }]
  })
}

type Answer = Omit<Checked, 'notAbout' | 'supposes'>

function ofPeople(assertion: Assertion, { compiled, strangers }: ReturnType<typeof withStrangers>): Answer {
  const { who, when } = assertion
  const circumstances = circumstancesOf(assertion, compiled)
  const matters = mayApply(compiled, circumstances)
  const { people, untried } = strangers([...who.of, ...who.except], matters)
  const policies = policiesOf(compiled, matters)
  const others = untriedPeople(policies, devicesTried(compiled.tenant.conditionalAccessPolicies, when.device))
  const everybody = peopleOf(who, compiled, people)
  // A claim about people of the directory alone has been tried for each of them.
  const left = [
    everybody.some(isMadeUp) ? untried : null,
    others,
    untriedPlaces(when, compiled.tenant, policies),
  ]
  return check(assertion, compiled, circumstances, everybody, left.filter(Boolean).join(' ') || null)
}

function ofWorkloads(assertion: Assertion, compiled: Compiled): Answer {
  const everybody = workloadsOf(assertion.who, compiled)
  const circumstances = circumstancesOf(assertion, compiled)
  const policies = policiesOf(compiled, mayApply(compiled, circumstances, everybody))
  const left = untriedPlaces(assertion.when, compiled.tenant, policies)
  return check(assertion, compiled, circumstances, everybody, left)
}

function policiesOf({ policies }: Compiled, bits: Int32Array) {
  return policies
    .filter(({ index }) => ((bits[index >> 5] ?? 0) & (1 << (index & 31))) !== 0)
    .map(({ policy }) => policy)
}

/** @throws SimulationError where no application is left */
function circumstancesOf({ name, who, when }: Assertion, { tenant }: Compiled): readonly Dimension[] {
  const circumstances = dimensionsOf(when, tenant, setApart(tenant), who.subject, toldBesides(tenant))
  if (circumstances.every(({ values }) => values.length > 0)) return circumstances
  throw new SimulationError(
    `"${name}" is about no application.`,
    'See when.application and when.exceptApplication.',
  )
}

/** By bit the policies that some choice of the circumstances leaves. @param who left out: whichever person it is */
function mayApply(
  { live, columns, looked, undecided }: Compiled,
  circumstances: readonly Dimension[],
  who?: readonly Value[],
): Int32Array {
  const tableOf = watch(who ? [{ name: 'who', values: who }, ...circumstances] : circumstances)
  const left = live.slice()
  for (const place of looked) {
    const column = columns[place]
    if (column === undefined || (!who && column.name === 'users')) continue
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
  everybody: readonly Value[],
  untried: string | null,
): Answer {
  if (everybody.length === 0) {
    throw new SimulationError(`"${assertion.name}" is about nobody.`, 'See who, and who.except.')
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
  const { name, expect } = assertion
  if (counterexample) {
    const failed = { holds: false, isCertain: true, undecided: [], untried: null, onlyBlocked: null }
    return { name, signIns, results, counterexample, ...failed }
  }
  return {
    name,
    holds: true,
    isCertain: doubts.found.length === 0 && untried === null,
    signIns,
    results,
    counterexample,
    undecided: doubts.found,
    untried,
    onlyBlocked: typeof expect === 'object' && results.block === signIns ? ONLY_BLOCKED : null,
  }
}

/** Whoever is blocked gets no further than whoever is asked: the claim is about what lets nobody in without it. */
const ONLY_BLOCKED =
  'Each of them is blocked, and nobody is asked for anything: a block is enough for this claim.'

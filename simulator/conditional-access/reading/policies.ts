import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import type { DirectoryUser } from '../../directory/policy-tenant'
import type { PolicyAnswer } from '../decision'
import { listed } from '../lists'
import type { Finding } from './finding'
import { type Alike, type Circumstances, type Reader, short } from './reader'

const USER_RISK: Circumstances = {
  says: 'user risk high, sign-in risk none',
  conditions: { userRiskLevel: 'high', signInRiskLevel: 'none' },
}
const DOCS = 'https://learn.microsoft.com/entra/identity/conditional-access'

const BOTH_RISKS: Circumstances = {
  ...USER_RISK,
  conditions: { userRiskLevel: 'high', signInRiskLevel: 'high' },
}

/** Policies that are on and do less than they look like. */
export function policiesThatDoLess(reader: Reader): readonly Finding[] {
  const on = reader.tenant.conditionalAccessPolicies.flatMap((policy, index) =>
    policy.state === 'enabled' ? [{ policy, index }] : [],
  )
  const [first] = reader.everybody
  const answers = first && on.length > 0 ? reader.ask(first.people[0], USER_RISK).policies : []
  // Each person is asked once, whatever the number of policies.
  const half = on.some(({ policy }) => namesBoth(policy)) ? reader.everybody.map(halfOf(reader)) : []
  return on.flatMap(({ policy, index }) => [
    ...empty(answers[index]),
    ...(namesBoth(policy) ? bothRisks(policy, index, half, reader) : []),
  ])
}

/** Entra keeps it, and it applies to nobody. */
function empty(answer: PolicyAnswer | undefined): readonly Finding[] {
  if (!answer || (answer.analysisReasons !== 'emptyPolicy' && answer.analysisReasons !== 'invalidPolicy'))
    return []
  const { id, displayName, because } = answer
  return [
    {
      id: 'empty-policy',
      says: `“${short(displayName)}” is on and applies to no sign-in at all.`,
      why: 'It stands in the list like the others, and whoever counts policies counts it.',
      isCertain: true,
      policies: [{ id, displayName, because }],
      shows: null,
      source: { url: `${DOCS}/concept-conditional-access-policies`, checked: '2026-11' },
    },
  ]
}

function namesBoth({ conditions }: ConditionalAccessPolicy): boolean {
  return listed(conditions?.userRiskLevels).length > 0 && listed(conditions?.signInRiskLevels).length > 0
}

interface Half {
  readonly person: DirectoryUser
  /** Policies that are about them with both risks and not with one alone, by index. */
  readonly policies: ReadonlySet<number>
}

function halfOf(reader: Reader): (alike: Alike) => Half {
  const applying = (person: DirectoryUser, by: Circumstances) =>
    reader.ask(person, by).policies.flatMap(({ policyApplies }, index) => (policyApplies ? [index] : []))
  return ({ people: [person] }) => {
    const alone = new Set(applying(person, USER_RISK))
    return {
      person,
      policies: new Set(applying(person, BOTH_RISKS).filter((index) => !alone.has(index))),
    }
  }
}

/** All conditions must match: with both risks in one policy, one alone is not enough. */
function bothRisks(
  policy: ConditionalAccessPolicy,
  index: number,
  half: readonly Half[],
  reader: Reader,
): readonly Finding[] {
  const meant = half.find(({ policies }) => policies.has(index))
  if (!meant) return []
  const name = short(policy.displayName || policy.id)
  return [
    {
      id: 'both-risks',
      says: `“${name}” needs a risky user and a risky sign-in at once: one of them alone is not asked for anything by it.`,
      why: 'A stolen session shows a risky user and no risky sign-in, a guessed password the other way round.',
      isCertain: true,
      policies: [
        { id: policy.id, displayName: name, because: 'It names userRiskLevels and signInRiskLevels.' },
      ],
      shows: reader.shown(meant.person, USER_RISK),
      source: { url: `${DOCS}/concept-conditional-access-conditions`, checked: '2026-11' },
    },
  ]
}

import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { listed } from '../lists'
import type { Finding } from './finding'
import { type Circumstances, type Reader, short } from './reader'

const USER_RISK: Circumstances = {
  says: 'user risk high, sign-in risk none',
  conditions: { userRiskLevel: 'high', signInRiskLevel: 'none' },
}
const DOCS = 'https://learn.microsoft.com/entra/identity/conditional-access'

/** Policies that are on and do less than they look like. */
export function policiesThatDoLess(reader: Reader): readonly Finding[] {
  return reader.tenant.conditionalAccessPolicies.flatMap((policy, index) =>
    policy.state === 'enabled' ? [...empty(index, reader), ...bothRisks(policy, index, reader)] : [],
  )
}

/** Entra keeps it, and it applies to nobody. */
function empty(index: number, reader: Reader): readonly Finding[] {
  const [first] = reader.everybody
  const answer = first && reader.ask(first.people[0], USER_RISK).policies[index]
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

/** All conditions must match: with both risks in one policy, one alone is not enough. */
function bothRisks(policy: ConditionalAccessPolicy, index: number, reader: Reader): readonly Finding[] {
  const { userRiskLevels, signInRiskLevels } = policy.conditions ?? {}
  if (listed(userRiskLevels).length === 0 || listed(signInRiskLevels).length === 0) return []
  const both: Circumstances = { ...USER_RISK, conditions: { userRiskLevel: 'high', signInRiskLevel: 'high' } }
  const meant = reader.everybody.find(({ people: [person] }) => {
    const applies = (by: Circumstances) => reader.ask(person, by).policies[index]?.policyApplies === true
    return applies(both) && !applies(USER_RISK)
  })
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
      shows: reader.shown(meant.people[0], USER_RISK),
      source: { url: `${DOCS}/concept-conditional-access-conditions`, checked: '2026-11' },
    },
  ]
}

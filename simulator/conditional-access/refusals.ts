import type { ConditionalAccessPolicy, ConditionSet } from '../directory/conditional-access-policy'
import { hasLostGrant } from '../directory/lost-members'
import { listed } from './lists'
import { passwordProblem, strengthProblem } from './validity'

/** What Graph answers, or may answer, to a call that writes a policy. */
export interface Refusal {
  /** A sentence about the policy. */
  readonly says: string
  /** Graph's own reference rules it out, or Graph itself has said so; else somebody else has, and of Graph it is not known. */
  readonly isCertain: boolean
  readonly source: string
}

/** A policy of a tenant, with what Graph may refuse of it. */
export interface Refused extends Refusal {
  readonly policyId: string
  readonly displayName: string
}

const GRAPH = 'https://learn.microsoft.com/graph/api/resources'
const ENTRA = 'https://learn.microsoft.com/entra/identity'
const GRANT = `${GRAPH}/conditionalaccessgrantcontrols`
const CONDITIONS = `${GRAPH}/conditionalaccessconditionset`

/** A sentence where a policy is one that is refused; null where it is not. */
type Rule = (policy: ConditionalAccessPolicy) => string | null

const RULES: readonly (Pick<Refusal, 'isCertain' | 'source'> & { readonly of: Rule })[] = [
  {
    of: strengthProblem,
    isCertain: true,
    source: `${ENTRA}/authentication/concept-authentication-strengths`,
  },
  { of: passwordProblem, isCertain: true, source: GRANT },
  { of: remediationProblem, isCertain: true, source: GRANT },
  { of: otherConditions, isCertain: true, source: GRANT },
  {
    of: otherControls,
    isCertain: false,
    source: `${ENTRA}/conditional-access/concept-conditional-access-grant#require-password-change`,
  },
  { of: missingConditions, isCertain: true, source: CONDITIONS },
  {
    // Graph's own answer, number 1064.
    of: ({ conditions }) =>
      conditions?.users && conditions.clientAppTypes?.length === 0
        ? 'The policy has an empty list of clientAppTypes, which Graph refuses: for all of them it is ["all"].'
        : null,
    isCertain: true,
    source: 'https://github.com/AlexFilipin/ConditionalAccess/issues/3',
  },
  {
    of: (policy) =>
      blocksEverybody(policy)
        ? 'The policy blocks all users from all resources and excludes nobody. The admin center refuses to save that, even where a condition narrows it; whether Graph refuses the call too is not certain.'
        : null,
    isCertain: false,
    source: 'https://github.com/MicrosoftDocs/entra-docs/issues/841',
  },
  {
    of: asksForNothing,
    isCertain: false,
    source: 'https://learn.microsoft.com/graph/api/conditionalaccessroot-post-policies#request-body',
  },
  {
    of: (policy) =>
      policy.sessionControls?.persistentBrowser?.isEnabled && !isForAll(policy)
        ? 'The policy sets persistentBrowser and is not for all resources: Graph’s reference says that all should be selected; whether the call is refused is not certain.'
        : null,
    isCertain: false,
    source: `${GRAPH}/conditionalaccesssessioncontrols`,
  },
  {
    of: (policy) =>
      policy.sessionControls?.continuousAccessEvaluation?.mode?.toLowerCase() === 'disabled' &&
      (!isForAll(policy) || conditionsBut(policy, []).length > 0)
        ? 'The policy disables continuous access evaluation, which works with all resources and no conditions only; whether the call is refused is not certain.'
        : null,
    isCertain: false,
    source: `${ENTRA}/conditional-access/concept-conditional-access-session#customize-continuous-access-evaluation`,
  },
  {
    of: registersDevices,
    isCertain: false,
    source: `${ENTRA}/conditional-access/concept-conditional-access-cloud-apps#user-actions`,
  },
]

/** What Graph refuses, or may refuse, of a policy that is created, or changed into this one. Empty: nothing is known. */
export function refusalsOf(policy: ConditionalAccessPolicy): readonly Refusal[] {
  return RULES.flatMap(({ of, isCertain, source }) => {
    const says = of(policy)
    return says === null ? [] : [{ says, isCertain, source }]
  })
}

/** What would be refused if the policies of a tenant were written as they are. */
export function refusedIn(policies: readonly ConditionalAccessPolicy[]): readonly Refused[] {
  return policies.flatMap((policy) =>
    refusalsOf(policy).map((refusal) => ({
      policyId: policy.id,
      displayName: policy.displayName || policy.id,
      ...refusal,
    })),
  )
}

/**
 * What v1.0 has answered to a sign-in frequency of every time, and beta has not: reported in June 2024, and open since.
 * @param body of a call
 */
export function refusalInV1(body: Readonly<Record<string, unknown>>): Refusal | null {
  const { sessionControls } = body as Pick<ConditionalAccessPolicy, 'sessionControls'>
  return sessionControls?.signInFrequency?.frequencyInterval?.toLowerCase() === 'everytime'
    ? {
        says: 'v1.0 has answered a sign-in frequency of every time with 400 and pointed to beta, although its reference knows it; whether it still does is not certain.',
        isCertain: false,
        source: 'https://github.com/microsoftgraph/msgraph-metadata/issues/647',
      }
    : null
}

function controlsOf({ grantControls }: ConditionalAccessPolicy): readonly string[] {
  return listed(grantControls?.builtInControls).map((each) => each.toLowerCase())
}

function isForAll({ conditions }: ConditionalAccessPolicy): boolean {
  const { includeApplications, excludeApplications, applicationFilter } = conditions?.applications ?? {}
  const all = listed(includeApplications).some((each) => each.toLowerCase() === 'all')
  return all && listed(excludeApplications).length === 0 && !applicationFilter?.rule
}

/** `riskRemediation` goes with a strength, joined by AND, for user risk, and for all resources; never with `passwordChange`. */
function remediationProblem(policy: ConditionalAccessPolicy): string | null {
  const { conditions, grantControls } = policy
  const controls = controlsOf(policy)
  if (!controls.includes('riskremediation')) return null
  const asks = 'The policy asks for risk remediation'
  if (controls.includes('passwordchange'))
    return `${asks} and for a password change in one, which Graph refuses.`
  if (!grantControls?.authenticationStrength?.id || grantControls.operator?.toUpperCase() !== 'AND') {
    return `${asks} without an authentication strength joined by AND, which Graph refuses.`
  }
  if (listed(conditions?.userRiskLevels).length === 0) {
    return `${asks} without a user risk level, which Graph refuses.`
  }
  return isForAll(policy) ? null : `${asks} for some resources only, which Graph refuses.`
}

const ABOUT_RISK = ['passwordchange', 'riskremediation']

function otherConditions(policy: ConditionalAccessPolicy): string | null {
  const risky = controlsOf(policy).filter((each) => ABOUT_RISK.includes(each))
  const others = conditionsBut(policy, ['userRiskLevels'])
  if (risky.length === 0 || others.length === 0) return null
  const what = risky.includes('passwordchange') ? 'a password change' : 'risk remediation'
  return `The policy asks for ${what} and has other conditions than users, resources and user risk (${others.join(', ')}), which Graph refuses.`
}

function otherControls(policy: ConditionalAccessPolicy): string | null {
  const controls = controlsOf(policy)
  const others = controls.filter((each) => each !== 'passwordchange' && each !== 'mfa')
  return controls.includes('passwordchange') && others.length > 0 && !others.includes('riskremediation')
    ? `The policy asks for a password change together with ${others.join(' and ')}: Microsoft says that it cannot be used with other controls; whether the call is refused is not certain.`
    : null
}

/** Names of what is said besides users, resources and `known`; all client apps are no condition. */
function conditionsBut({ conditions }: ConditionalAccessPolicy, known: readonly string[]): readonly string[] {
  const assigned: readonly string[] = ['users', 'applications', ...known]
  return Object.entries(conditions ?? {}).flatMap(([name, value]) => {
    if (assigned.includes(name) || !saysSomething(value)) return []
    const isAll = name === 'clientAppTypes' && listed(conditions?.clientAppTypes)[0]?.toLowerCase() === 'all'
    return isAll ? [] : [name]
  })
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  if (typeof value !== 'object') return true
  return Object.entries(value).some(([name, inner]) => !name.includes('@') && saysSomething(inner))
}

function missingConditions({ conditions }: ConditionalAccessPolicy): string | null {
  if (!conditions) return null
  if (!conditions.users && !conditions.clientApplications) {
    return 'The policy has neither users nor clientApplications, and Graph takes none without.'
  }
  return conditions.applications ? null : 'The policy has no applications, and Graph takes none without.'
}

function blocksEverybody(policy: ConditionalAccessPolicy): boolean {
  const { users } = policy.conditions ?? {}
  if (!controlsOf(policy).includes('block') || !isForAll(policy) || !users) return false
  const spared = Object.entries(users).filter(([name]) => name.startsWith('exclude'))
  return (
    listed(users.includeUsers).some((each) => each.toLowerCase() === 'all') &&
    !spared.some(([, value]) => saysSomething(value))
  )
}

function asksForNothing(policy: ConditionalAccessPolicy): string | null {
  const { grantControls, sessionControls } = policy
  const asks = [
    ...controlsOf(policy),
    ...listed(grantControls?.termsOfUse),
    ...listed(grantControls?.customAuthenticationFactors),
  ]
  const isOpen = hasLostGrant(grantControls) || Boolean(grantControls?.authenticationStrength?.id)
  return asks.length > 0 || isOpen || saysSomething(sessionControls)
    ? null
    : 'The policy has neither a grant nor a session control, and Graph’s reference asks for one; whether the call is refused is not certain.'
}

const REGISTER = 'urn:user:registerdevice'

/** Of the conditions that are not there for registering devices, those that the policy has. */
function registersDevices(policy: ConditionalAccessPolicy): string | null {
  const set: ConditionSet = policy.conditions ?? {}
  if (!listed(set.applications?.includeUserActions).some((each) => each.toLowerCase() === REGISTER))
    return null
  const unfit = [
    ...controlsOf(policy).filter((each) => each !== 'mfa'),
    ...conditionsBut(policy, []).filter((each) => each === 'clientAppTypes' || each === 'devices'),
  ]
  return unfit.length === 0
    ? null
    : `The policy is for registering or joining devices, for which ${unfit.join(' and ')} is not available in the admin center; whether Graph refuses the call is not certain.`
}

import type {
  ConditionName,
  Decision,
  PolicyAnswer,
  PolicyTenant,
  SignIn,
} from '../../../simulator/doors/policy'
import type { Aside } from '../../../simulator/doors/policy-aside'
import { ACTIONS, applicationName, deviceKey } from './choices'
import { countryName } from './countries'
import { methodTitle } from './methods'
import { unless } from './unless'

export const PLATFORMS = [
  ['android', 'Android'],
  ['iOS', 'iOS'],
  ['windows', 'Windows'],
  ['macOS', 'macOS'],
  ['linux', 'Linux'],
  ['windowsPhone', 'Windows Phone'],
  ['', 'Not known'],
] as const

export const CLIENTS = [
  ['browser', 'Browser'],
  ['mobileAppsAndDesktopClients', 'Mobile or desktop app'],
  ['exchangeActiveSync', 'Exchange ActiveSync'],
  ['other', 'Legacy client (IMAP, POP, SMTP)'],
  ['', 'Not known'],
] as const

export const RISKS = [
  ['none', 'None'],
  ['low', 'Low'],
  ['medium', 'Medium'],
  ['high', 'High'],
  ['', 'Not known'],
] as const

export const INSIDER_RISKS = [
  ['none', 'None'],
  ['minor', 'Minor'],
  ['moderate', 'Moderate'],
  ['elevated', 'Elevated'],
  ['', 'Not known'],
] as const

export const FLOWS = [
  ['', 'None'],
  ['deviceCodeFlow', 'Device code flow'],
  ['authenticationTransfer', 'Authentication transfer'],
] as const

export const STATES = [
  ['enabled', 'On'],
  ['enabledForReportingButNotEnforced', 'Report-only'],
  ['disabled', 'Off'],
] as const

/** The columns of the matrix, in the order in which the engine looks at the conditions. */
export const CONDITIONS: readonly (readonly [condition: ConditionName, title: string])[] = [
  ['users', 'Users'],
  ['workloadIdentities', 'Workloads'],
  ['target', 'Target'],
  ['clientApps', 'Client app'],
  ['devicePlatform', 'Platform'],
  ['location', 'Location'],
  ['devices', 'Device'],
  ['signInRisk', 'Sign-in risk'],
  ['userRisk', 'User risk'],
  ['servicePrincipalRisk', 'Service risk'],
  ['agentIdRisk', 'Agent risk'],
  ['insiderRisk', 'Insider risk'],
  ['authenticationFlow', 'Flow'],
]

/** The name of who signs in. */
export function whoSignsIn({ signInIdentity: who }: SignIn, tenant: PolicyTenant): string {
  if ('userId' in who) {
    const user = tenant.users.find(({ id }) => id === who.userId)
    return user?.displayName || user?.userPrincipalName || who.userId
  }
  const service = tenant.servicePrincipals.find(({ id }) => id === who.servicePrincipalId)
  return service?.displayName || who.servicePrincipalId
}

/** What they do, as a sentence goes on with it. */
export function whatIsOpened({ signInContext: what }: SignIn, tenant: PolicyTenant): string {
  if ('userAction' in what)
    return what.userAction === ACTIONS[0][0]
      ? 'registers security information'
      : 'registers or joins a device'
  if ('authenticationContextValue' in what)
    return `reaches what authentication context ${what.authenticationContextValue} protects`
  const [first = '', ...more] = what.includeApplications
  const name = applicationName(first, tenant)
  return `opens ${name}${more.length > 0 ? ` and ${more.length} more` : ''}`
}

function whereFrom({ signInConditions: { country, ipAddress, compliantNetwork } }: SignIn): string {
  const place = country ? ` from ${countryName(country)}` : ''
  const address = ipAddress ? `${place ? ',' : ''} from ${ipAddress}` : ''
  return `${place}${address}${compliantNetwork ? ', through the compliant network' : ''}`
}

const CLIENT_WORDS: Readonly<Record<string, string>> = {
  browser: 'in a browser',
  mobileAppsAndDesktopClients: 'in an app',
  exchangeActiveSync: 'with Exchange ActiveSync',
  other: 'with a legacy client',
}
const DEVICE_WORDS: Readonly<Record<string, string>> = {
  none: 'a device that is not registered',
  'made:compliant': 'a compliant device',
  'made:hybrid': 'a hybrid joined device',
  'made:registered': 'a registered device that nobody manages',
}

/** What is supposed, by names that the tenant has. */
function supposition({ suppose, authentication }: SignIn, tenant: PolicyTenant): string | undefined {
  const nameIn =
    (list: readonly { readonly id: string; readonly displayName?: string | null }[]) => (id: string) =>
      list.find((each) => each.id.toLowerCase() === id.toLowerCase())?.displayName ?? id
  const [group, role] = [nameIn(tenant.groups), nameIn(tenant.roleDefinitions ?? [])]
  const told = [
    ...(suppose?.inGroups ?? []).map((id) => `to be in ${group(id)}`),
    ...(suppose?.notInGroups ?? []).map((id) => `not to be in ${group(id)}`),
    ...(suppose?.roles ?? []).map((id) => `to have the role ${role(id)}`),
    ...(suppose?.notRoles ?? []).map((id) => `not to have the role ${role(id)}`),
    ...(authentication.methodsAllowed ? ['to be allowed each method'] : []),
  ]
  return told.length === 0 ? undefined : `supposed ${told.join(' and ')}`
}

/** The whole question in one sentence. */
export function questionSentence(question: SignIn, tenant: PolicyTenant): string {
  const { signInConditions: where, authentication } = question
  const client = CLIENT_WORDS[where.clientAppType ?? '']
  const platform = PLATFORMS.find(([word]) => word !== '' && word === where.devicePlatform)?.[1]
  const device = DEVICE_WORDS[deviceKey(question, tenant)] ?? where.deviceInfo?.displayName ?? 'a device'
  const facts = [
    client,
    `on ${device}${platform ? ` (${platform})` : ''}`,
    risk('sign-in risk', where.signInRiskLevel),
    risk('user risk', where.userRiskLevel),
    risk('risk of the service principal', where.servicePrincipalRiskLevel),
    risk('agent risk', where.agentIdRiskLevel),
    risk('insider risk', where.insiderRiskLevel),
    FLOWS.find(([word]) => word !== '' && word === where.authenticationFlow?.transferMethod)?.[1]
      ? `with ${where.authenticationFlow?.transferMethod === 'deviceCodeFlow' ? 'a device code' : 'a transferred sign-in'}`
      : undefined,
    authentication.completed.length > 0
      ? `having shown ${authentication.completed.map((mode) => methodTitle(mode).toLowerCase()).join(' and ')}`
      : undefined,
    supposition(question, tenant),
    question.requested?.scopes.length ? `asking for ${question.requested.scopes.join(' ')}` : undefined,
    question.serviceDependencies ? 'leaving out what the resource depends on' : undefined,
  ].filter((fact) => fact !== undefined)
  const person = 'userId' in question.signInIdentity
  const told = person ? facts : facts.filter((fact) => !fact.startsWith('on ') && !fact.startsWith('having'))
  return `${whoSignsIn(question, tenant)} ${whatIsOpened(question, tenant)}${whereFrom(question)}${told.length > 0 ? `, ${told.join(', ')}` : ''}.`
}

function risk(name: string, level: string | null | undefined): string | undefined {
  return level && level !== 'none' ? `at ${level} ${name}` : undefined
}

export interface Verdict {
  readonly result: Decision['result']
  /** Nothing that is not known could make it another one. */
  readonly certain: boolean
  readonly title: string
  /** One sentence: why. */
  readonly says: string
  /** Policies that decided it, most telling first. */
  readonly by: readonly PolicyAnswer[]
  /** A sentence about what the question supposes, where the answer depends on it. */
  readonly rests?: string
}

const TITLES = { block: 'Blocked', challenge: 'Not yet: more is asked', grant: 'Granted' } as const

const OTHERWISE = { block: 'blocked', challenge: 'asked for more', grant: 'granted' } as const

/** The verdict in words, and whose it is. What is not known is part of it. */
export function verdictOf(decision: Decision, aside: Omit<Aside, 'contradictions' | 'scopes'>): Verdict {
  const { result, policies, couldBe } = decision
  // Whoever is blocked is blocked with an account that is off, too.
  const supposed = restsOn(result === 'block' ? { ...aside, takenToBeOn: [] } : aside)
  const rests = supposed === undefined ? {} : { rests: supposed }
  const verdict = { ...asFarAsIsKnown(decision), ...rests }
  if (couldBe.length < 2) return { ...verdict, result, certain: true }
  if (policies.length === 0)
    return {
      result,
      certain: false,
      title: 'No policies came in',
      says: 'So nothing is decided here: which policies this tenant has is not known.',
      by: [],
    }
  const others = couldBe.filter((each) => each !== result).map((each) => OTHERWISE[each])
  const doubt = unless(decision, aside)
  // With many doubts no result is worth the large type.
  if (doubt && !doubt.isAll)
    return {
      ...verdict,
      result,
      certain: false,
      title: 'Not certain',
      says: `${verdict.title}, unless ${doubt.says}. ${verdict.says} It could also be ${others.join(' or ')}: what is not known stands below.`,
    }
  return {
    ...verdict,
    result,
    certain: false,
    title: `${verdict.title}, ${doubt === undefined ? 'as far as is known' : `unless ${doubt.says}`}`,
    says: `${verdict.says} It could also be ${others.join(' or ')}: what is not known stands below.`,
  }
}

function restsOn({
  memberships,
  methodsAllowed,
  restsOnStandIn,
  takenToBeOn,
  takenOfDevice,
}: Omit<Aside, 'contradictions' | 'scopes' | 'home' | 'behind'>): string | undefined {
  const told = memberships
    .filter(({ is, matters }) => is !== null && matters)
    .map(({ kind, name, is }) =>
      kind === 'group'
        ? `they are ${is ? '' : 'not '}in ${name}`
        : `they ${is ? 'have' : 'have not'} the role ${name}`,
    )
  if (methodsAllowed) told.push('they may use and register what is asked for')
  if (restsOnStandIn) told.push('they stand for others, and have whatever method is asked for')
  for (const what of takenToBeOn)
    told.push(`the ${what} is on, which the export does not say (accountEnabled)`)
  if (takenOfDevice.length > 0) told.push(`the device has no ${takenOfDevice.join(', no ')}`)
  return told.length === 0 ? undefined : `It rests on what is supposed: ${told.join(', ')}.`
}

function asFarAsIsKnown(decision: Decision): Pick<Verdict, 'title' | 'says' | 'by'> {
  const { result, policies, gates, required } = decision
  const title = TITLES[result]
  const applying = policies.filter(({ policyApplies, state }) => policyApplies && state === 'enabled')
  if (result === 'block') {
    const gate = gates.find(({ outcome }) => outcome === 'block')
    const blocking = applying.filter(({ controls }) => controls.some(({ control }) => control === 'block'))
    const by = blocking.length > 0 ? blocking : gate ? [] : applying.filter(isHopeless)
    return { title, says: by[0] ? whyOf(by[0]) : (gate?.because ?? ''), by }
  }
  if (result === 'challenge') {
    const ids = new Set(required.flatMap(({ requiredBy }) => requiredBy))
    return { title, says: required[0]?.says ?? '', by: applying.filter(({ id }) => ids.has(id)) }
  }
  const says =
    applying.length === 0
      ? 'No policy that is on applies to this sign-in.'
      : applying.length === 1
        ? 'The one policy that applies is satisfied.'
        : `All ${applying.length} policies that apply are satisfied.`
  return { title, says, by: [] }
}

/** Whether an applying policy is not met, and cannot be in this sign-in. */
function isHopeless({ controls, operator, satisfied }: PolicyAnswer): boolean {
  if (satisfied || controls.length === 0) return false
  const isImpossible = ({ state }: (typeof controls)[number]) => state === 'impossible'
  return (
    controls.some(({ control }) => control === 'block') ||
    (operator === 'AND' ? controls.some(isImpossible) : controls.every(isImpossible))
  )
}

/** What an applying policy demands, and the condition that is most its own: not whom and what it is for, if there is another. */
function whyOf({ because, conditions, controls }: PolicyAnswer): string {
  const unmet = controls.find(({ control, state }) => control !== 'block' && state === 'impossible')
  const met = conditions.filter(({ outcome }) => outcome === 'matched')
  const telling =
    met.findLast(({ condition }) => condition !== 'users' && condition !== 'target') ?? met.at(-1)
  return [because, unmet?.because ?? telling?.because].filter(Boolean).join(' ')
}

/** Whether it cannot be decided if a policy applies: what is asked, or what came in, says too little. One that is off does not, for certain. */
export function isUndecided({ policyApplies, state, logResult }: PolicyAnswer): boolean {
  return !policyApplies && state !== 'disabled' && logResult === 'unknown'
}

/**
 * What each condition of a policy came to, as it can be shown. One that rules a policy out for certain makes it not apply: where
 * that is not known, neither is what the condition says.
 */
export function conditionsShown(policy: PolicyAnswer): PolicyAnswer['conditions'] {
  if (!isUndecided(policy)) return policy.conditions
  return policy.conditions.map((each) =>
    each.outcome === 'ruled-out' ? { ...each, outcome: 'unknown' } : each,
  )
}

/** How many of the policies apply, as a sentence, and of how many that is not known, where there are some. */
export function howManyApply(policies: readonly PolicyAnswer[]): string {
  const applying = policies.filter(({ policyApplies }) => policyApplies).length
  const undecided = policies.filter(isUndecided).length
  return `${applying} of ${policies.length} apply${undecided > 0 ? `, ${undecided} not known` : ''}.`
}

/** What a policy comes to in this sign-in, in a word or two. `unknown`: whether it applies cannot be decided. */
export function outcomeOf(policy: PolicyAnswer): {
  readonly kind: 'none' | 'unknown' | 'block' | 'ask' | 'met' | 'session'
  readonly title: string
} {
  const { policyApplies, state, controls, satisfied } = policy
  if (isUndecided(policy)) return { kind: 'unknown', title: 'Not known' }
  if (!policyApplies) return { kind: 'none', title: state === 'disabled' ? 'Off' : 'Does not apply' }
  const would = state === 'enabledForReportingButNotEnforced'
  if (isHopeless(policy)) return { kind: 'block', title: would ? 'Would block' : 'Blocks' }
  if (!satisfied) return { kind: 'ask', title: would ? 'Would ask' : 'Asks' }
  if (controls.length === 0) return { kind: 'session', title: would ? 'Would limit' : 'Limits' }
  return { kind: 'met', title: would ? 'Would be met' : 'Is met' }
}

/** A condition's name as the matrix writes it. */
export function conditionTitle(condition: ConditionName): string {
  return CONDITIONS.find(([each]) => each === condition)?.[1] ?? condition
}

import { compile } from '../../conditional-access/compile/compile'
import type { Decision } from '../../conditional-access/decision'
import { evaluate } from '../../conditional-access/evaluate'
import type { ConditionalAccessPolicy, ConditionSet } from '../../directory/conditional-access-policy'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { type PeerContext, signInOf, tenantOf } from './ca-simulator-peer-context'
import { type Corpus, type Finding, same } from './corpus'

interface Record {
  readonly id: string
  readonly unit: string
  readonly test: string
  readonly input: {
    readonly context?: PeerContext
    readonly condition?: unknown
    readonly policy?: ConditionalAccessPolicy
    readonly policies?: readonly ConditionalAccessPolicy[]
    readonly applicablePolicies?: readonly Applicable[]
    readonly satisfiedControls?: readonly string[]
    readonly authStrengthLevel?: number
  }
  readonly expected: { readonly matches?: boolean; readonly applies?: boolean } & {
    readonly finalDecision?: string
    readonly decision?: string
    readonly sessionControls?: SessionControls
  }
}

/** The peer's own shape of a policy that it has found to apply. */
interface Applicable {
  readonly policyId: string
  readonly grantControls?: {
    readonly operator: string
    readonly controls: readonly string[]
    readonly authenticationStrength?: { readonly policyStrengthId: string }
  } | null
  readonly sessionControls?: {
    readonly signInFrequency?: object
    readonly persistentBrowser?: string
    readonly cloudAppSecurity?: string
    readonly secureSignInSession?: boolean
  } | null
}

interface SessionControls {
  readonly signInFrequency?: { readonly value: number; readonly type: string }
  readonly persistentBrowser?: { readonly mode: string }
  readonly cloudAppSecurity?: { readonly cloudAppSecurityType: string }
  readonly secureSignInSession?: { readonly source: string }
}

/** Where in a policy the condition of a unit belongs. */
const PLACES: Readonly<{ [unit: string]: (condition: never) => ConditionSet }> = {
  ApplicationConditionMatcher: (applications: ConditionSet['applications']) => ({ applications }),
  UserConditionMatcher: (users: ConditionSet['users']) => ({ users }),
  DeviceFilterMatcher: (deviceFilter: NonNullable<ConditionSet['devices']>['deviceFilter']) => ({
    devices: { deviceFilter },
  }),
  RiskLevelMatcher: (levels: ConditionSet) => levels,
  LocationConditionMatcher: (locations: ConditionSet['locations']) => ({ locations }),
  ClientAppMatcher: (clientAppTypes: ConditionSet['clientAppTypes']) => ({ clientAppTypes }),
  DevicePlatformMatcher: (platforms: ConditionSet['platforms']) => ({ platforms }),
  InsiderRiskMatcher: (levels: readonly string[]) => ({ insiderRiskLevels: levels.join() }),
}

const MFA = { operator: 'OR', builtInControls: ['mfa'] }

/** Another engine's reading of Conditional Access: whether policies apply, and what is decided. */
export const caSimulatorPeer: Corpus = {
  name: 'ca-simulator-peer',
  leftOut: 'the texts of its reasons and its lists of controls by name, which are its own',
  examine: async (read) => {
    const records = (await read('ca-simulator-peer/cases.json')) as readonly Record[]
    return records.map((record) => {
      const finding = compare(record)
      const exception = EXCEPTIONS[record.id]
      return exception === undefined ? finding : { ...finding, exception }
    })
  },
}

function compare(record: Record): Finding {
  const { id, unit, test, input, expected } = record
  const item = `${id} ${test.slice(unit.length + 3)}`
  if (unit === 'SessionControlAggregator') return session(item, record)
  if (input.applicablePolicies) {
    const context = {
      satisfiedControls: input.satisfiedControls ?? [],
      authenticationStrengthLevel: input.authStrengthLevel ?? 0,
    }
    return same(item, peerWord(decided(input.applicablePolicies.map(policyOf), context)), expected.decision)
  }
  const context = input.context ?? {}
  if (input.policies) return same(item, peerWord(decided(input.policies, context)), expected.finalDecision)
  const policy = input.policy ?? {
    id: 'policy',
    state: 'enabled',
    conditions: conditionsOf(unit, input.condition),
    grantControls: MFA,
  }
  const [answer] = decided([policy], context).policies
  return same(item, answer?.policyApplies, expected.matches ?? expected.applies)
}

function decided(policies: readonly ConditionalAccessPolicy[], context: PeerContext) {
  const tenant: PolicyTenant = {
    ...EMPTY_POLICY_TENANT,
    ...tenantOf(context),
    conditionalAccessPolicies: policies,
  }
  return evaluate(compile(tenant), signInOf(context))
}

/** Of what is missing the peer does not say whether it can still be done: only a policy that blocks is a block to it. */
function peerWord({ result, policies }: Decision): string {
  if (result === 'grant') return 'allow'
  const blocks = policies.some(
    ({ state, controls }) => state === 'enabled' && controls.some(({ control }) => control === 'block'),
  )
  return blocks ? 'block' : 'controlsRequired'
}

function conditionsOf(unit: string, condition: unknown): ConditionSet {
  const place = PLACES[unit]
  if (place === undefined) throw new Error(`There is no place for ${unit}`)
  return {
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
    ...place(condition as never),
  }
}

function policyOf({
  policyId: id,
  grantControls: grant,
  sessionControls: session,
}: Applicable): ConditionalAccessPolicy {
  const { controls = [], operator = 'OR', authenticationStrength: strength } = grant ?? {}
  const authenticationStrength = strength ? { id: strength.policyStrengthId } : null
  return {
    id,
    state: 'enabled',
    conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
    grantControls: grant ? { operator, builtInControls: controls, authenticationStrength } : null,
    sessionControls: session
      ? {
          signInFrequency: session.signInFrequency ? { isEnabled: true, ...session.signInFrequency } : null,
          persistentBrowser: session.persistentBrowser
            ? { isEnabled: true, mode: session.persistentBrowser }
            : null,
          cloudAppSecurity: session.cloudAppSecurity
            ? { isEnabled: true, cloudAppSecurityType: session.cloudAppSecurity }
            : null,
          secureSignInSession: session.secureSignInSession ? { isEnabled: true } : null,
        }
      : null,
  }
}

const MINUTES: Readonly<{ [unit: string]: number }> = { hours: 60, days: 1440 }

function session(item: string, { input, expected }: Record): Finding {
  const { session: is } = decided((input.applicablePolicies ?? []).map(policyOf), { satisfiedControls: [] })
  const { signInFrequency, persistentBrowser, cloudAppSecurity, secureSignInSession } =
    expected.sessionControls ?? {}
  return same(
    item,
    [
      is.signInFrequency?.minutes,
      is.persistentBrowser?.mode,
      is.cloudAppSecurity?.type,
      is.secureSignInSession,
    ],
    [
      signInFrequency && signInFrequency.value * (MINUTES[signInFrequency.type] ?? 0),
      persistentBrowser?.mode,
      cloudAppSecurity?.cloudAppSecurityType,
      secureSignInSession ? [secureSignInSession.source] : [],
    ],
  )
}

const GROUPED =
  'asks about a group of applications as if it were one: evaluate takes appIds (applicationContext.includeApplications), and a policy for one member need not apply to another'
const VIRTUAL_DESKTOP =
  'AzureVirtualDesktop is the name of no group: conditionalAccessApplications knows Office365 and MicrosoftAdminPortals'
const NOTHING_INCLUDED =
  'a policy that includes nothing applies to nothing: who and what are required (conditionalAccessConditionSet), and excluded or included by name'
const EMPTY = 'the policy asks for nothing, which whatIfAnalysisReasons calls emptyPolicy'

/** Where the peer reads the product differently: why it is not followed, and where that is written. */
const EXCEPTIONS: Readonly<{ [id: string]: string }> = {
  'ApplicationConditionMatcher#115': NOTHING_INCLUDED,
  'ApplicationConditionMatcher#116': GROUPED,
  'ApplicationConditionMatcher#124': GROUPED,
  'ApplicationConditionMatcher#125': GROUPED,
  'ApplicationConditionMatcher#130': VIRTUAL_DESKTOP,
  'ApplicationConditionMatcher#131': VIRTUAL_DESKTOP,
  'ApplicationConditionMatcher#135': NOTHING_INCLUDED,
  'ApplicationConditionMatcher#136': VIRTUAL_DESKTOP,
  'ApplicationConditionMatcher#146': GROUPED,
  'DeviceFilterMatcher#187':
    'a filter that cannot be read is invalidCondition (whatIfAnalysisReasons) and is named, not taken as met',
  'PolicyEvaluator#035': EMPTY,
  'PolicyEvaluator#054': EMPTY,
  'PolicyEvaluator#057': EMPTY,
  'PolicyEvaluator#063':
    'mfa and an authentication strength together are refused by conditionalAccessGrantControls',
  'UserConditionMatcher#195': NOTHING_INCLUDED,
}

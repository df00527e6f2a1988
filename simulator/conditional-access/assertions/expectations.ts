import { BUILT_IN_STRENGTHS, MFA_COMBINATIONS, satisfies } from '../../authentication/strengths'
import { SimulationError } from '../../core/errors'
import type { PolicyTenant } from '../../directory/policy-tenant'
import type { Compiled } from '../compile/compiled'
import type { Decision, PolicyAnswer, Requirement, Result } from '../decision'
import { find } from '../find'
import { listed } from '../lists'
import type { Expectation } from './assertion'

export type Met = boolean

/** How a decision is held against an expectation. */
export interface Expected {
  /** From the result alone, where it is enough. */
  quick(result: Result): Met | 'unsure'
  thorough(decision: Decision): Met
  /** Whether the policy would do what is expected, if it applied. */
  wouldDo(policy: PolicyAnswer): boolean
}

/** @throws SimulationError for a control or strength that is not known */
export function expected(expect: Expectation, compiled: Compiled): Expected {
  if (expect === 'block') {
    return {
      quick: (result) => result === 'block',
      thorough: ({ result }) => result === 'block',
      wouldDo: ({ id }) => controlsOf(id, compiled).includes('block'),
    }
  }
  if (expect === 'grant') {
    return {
      quick: (result) => result === 'grant',
      thorough: ({ result }) => result === 'grant',
      wouldDo: () => false,
    }
  }
  const words = 'askedFor' in expect ? expect.askedFor : expect.askedForOneOf
  const wanted = words.map((each) => wish(each, compiled.tenant))
  const every = 'askedFor' in expect
  return {
    quick: (result) => (result === 'block' ? true : result === 'grant' ? false : 'unsure'),
    thorough: ({ result, required }) => {
      if (result !== 'challenge') return result === 'block'
      return every
        ? wanted.every((one) => required.some((each) => asks(each, [one], compiled)))
        : required.some((each) => asks(each, wanted, compiled))
    },
    wouldDo: ({ id }) => {
      const controls = controlsOf(id, compiled)
      return controls.includes('block') || wanted.some(({ control }) => controls.includes(control))
    },
  }
}

interface Wish {
  readonly control: string
  /** Of methods: the combinations that are good enough. */
  readonly combinations: readonly string[] | null
}

const CONTROLS = [
  'compliantDevice',
  'domainJoinedDevice',
  'compliantApplication',
  'passwordChange',
  'riskRemediation',
  'termsOfUse',
  'signInFrequency',
  'secureSignInSession',
]

function wish(words: string, tenant: PolicyTenant): Wish {
  if (words === 'mfa') return { control: 'mfa', combinations: MFA_COMBINATIONS }
  if (CONTROLS.includes(words)) return { control: words, combinations: null }
  try {
    const { id } = find(tenant, 'strength', words)
    const strength = [...BUILT_IN_STRENGTHS, ...tenant.authenticationStrengthPolicies].find(
      (each) => each.id === id,
    )
    return { control: 'authenticationStrength', combinations: listed(strength?.allowedCombinations) }
  } catch {
    throw new SimulationError(
      `Nothing that can be asked for is called "${words}".`,
      `Use mfa, ${CONTROLS.join(', ')}, or the name of an authentication strength.`,
    )
  }
}

/** Which device is used is one of the circumstances, so with a device that meets these the claim is tried on its own. */
const DEVICE_CONTROLS = ['compliantDevice', 'domainJoinedDevice']

/** Whether nobody gets past `requirement` without one of `wishes`: the alternatives of an OR have to be wished for as well. */
function asks(requirement: Requirement, wishes: readonly Wish[], compiled: Compiled): boolean {
  const { control, combinations, alternatives, requiredBy } = requirement
  const isGood = (offered: readonly string[]) =>
    wishes.some(
      ({ combinations: wished }) =>
        wished !== null && offered.length > 0 && offered.every((one) => satisfies(one.split(','), wished)),
    )
  const isWished = (name: string) => wishes.some((each) => each.control === name)
  const isFine = (name: string) =>
    name === 'authenticationStrength'
      ? requiredBy.every((id) => isGood(strengthOf(id, compiled)))
      : name === 'mfa'
        ? isGood(MFA_COMBINATIONS)
        : isWished(name) || DEVICE_CONTROLS.includes(name)
  const isAsked = combinations.length > 0 ? isGood(combinations) : isWished(control)
  return isAsked && alternatives.every(isFine)
}

/** The combinations of the strength that a policy names. */
function strengthOf(policyId: string, { policies, tenant }: Compiled): readonly string[] {
  const id = policies.find(({ policy }) => policy.id === policyId)?.policy.grantControls
    ?.authenticationStrength?.id
  const known = [...BUILT_IN_STRENGTHS, ...tenant.authenticationStrengthPolicies]
  return listed(known.find((each) => each.id === id)?.allowedCombinations)
}

/** Names of the controls that a policy has, whether it applies or not; a strength is named both ways, as it asks for MFA too. */
function controlsOf(id: string, { policies }: Compiled): readonly string[] {
  const policy = policies.find((each) => each.policy.id === id)?.policy
  const grant = policy?.grantControls
  return [
    ...listed(grant?.builtInControls),
    ...(listed(grant?.termsOfUse).length > 0 ? ['termsOfUse'] : []),
    ...(grant?.authenticationStrength?.id ? ['authenticationStrength', 'mfa'] : []),
  ]
}

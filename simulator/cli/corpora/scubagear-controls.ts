import { checkAssertions } from '../../conditional-access/assertions/check-assertions'
import { readAssertions } from '../../conditional-access/assertions/read-assertions'
import type { ConditionSet } from '../../directory/conditional-access-policy'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { importFiles } from '../../interchange/import-files'
import { type Corpus, type Finding, same } from './corpus'

interface Case {
  readonly id: string
  readonly policyId: string
  readonly input: {
    readonly conditional_access_policies?: readonly object[]
    readonly service_plans?: readonly { readonly ServicePlanName: string }[]
    readonly scuba_config?: {
      readonly Aad?: Readonly<Record<string, { readonly CapExclusions?: Exempt }>>
    }
  }
  readonly expected: { readonly requirementMet: boolean }
}

/** Who an agency has documented as excluded. */
interface Exempt {
  readonly Users?: readonly string[]
  readonly Groups?: readonly string[]
  readonly Applications?: readonly string[]
  readonly GuestUserTypes?: readonly string[]
}

/** A control of the baseline as an assertion. */
interface Control {
  readonly when: Readonly<Record<string, readonly string[]>>
  readonly expect: unknown
  /** The conditions that it is about; ScubaGear looks at no others, so the others are opened. */
  readonly looksAt: readonly (keyof ConditionSet)[]
  /** It is about how people authenticate: ScubaGear looks at the strength in no other. */
  readonly looksAtStrength?: true
  /** A control that takes Microsoft Entra ID P2. */
  readonly needsP2?: true
}

const MANAGED = { askedForOneOf: ['compliantDevice', 'domainJoinedDevice'] }
const NO_DEVICE = ['none']

const CONTROLS: Readonly<Record<string, Control>> = {
  // Legacy authentication SHALL be blocked.
  'MS.AAD.1.1v1': {
    when: { clientAppType: ['exchangeActiveSync', 'other'] },
    expect: 'block',
    looksAt: ['clientAppTypes'],
  },
  // Users detected as high risk SHALL be blocked.
  'MS.AAD.2.1v1': {
    when: { userRiskLevel: ['high'] },
    expect: 'block',
    looksAt: ['userRiskLevels'],
    needsP2: true,
  },
  // Phishing-resistant MFA SHALL be enforced for all users.
  'MS.AAD.3.1v1': {
    when: {},
    expect: { askedFor: 'Phishing-resistant MFA' },
    looksAt: [],
    looksAtStrength: true,
  },
  // MFA SHALL be enforced for all users.
  'MS.AAD.3.2v2': { when: {}, expect: { askedFor: 'mfa' }, looksAt: [], looksAtStrength: true },
  // Managed devices SHOULD be required for authentication.
  // ScubaGear looks at policies alone; the enrolment of a device waits for no compliance, whatever they ask.
  'MS.AAD.3.7v1': {
    when: { device: NO_DEVICE, exceptApplication: ['Microsoft Intune Enrollment'] },
    expect: MANAGED,
    looksAt: [],
  },
  // Managed devices SHOULD be required to register MFA.
  'MS.AAD.3.8v1': {
    when: { userAction: ['registerSecurityInformation'], device: NO_DEVICE },
    expect: MANAGED,
    looksAt: [],
  },
}

const STRONGER =
  'ScubaGear counts as MFA only what takes a weaker method as well; whoever is asked for a passkey or a certificate is asked for MFA'
/** Where ScubaGear's authors judge the wording of a policy, and the engine what happens. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  test_IsGeneralMFA_Fido2_Incorrect: STRONGER,
  test_IsGeneralMFA_X509CertificateMultiFactor_Incorrect: STRONGER,
  test_ApplicationExclusions_Incorrect_V4:
    'registering security information is a user action: an application that is excluded does not take it out of the policy',
  test_AppExclusionConditions_Correct_V5:
    'the policy has mfa and a strength at once, which Graph refuses (conditionalAccessGrantControls): it counts for nothing here',
}

/** Conditional Access in CISA's baseline: each control as an assertion over the engine, beside the verdict of ScubaGear's tests. */
export const scubagearControls: Corpus = {
  name: 'scubagear (controls)',
  leftOut:
    'the cases of MS.AAD.2.2, 3.3 to 3.5, 4 to 8: settings other than Conditional Access, which nothing here decides',
  examine: async (read) => {
    const cases = (await read('scubagear/rego-cases.json')) as readonly Case[]
    return cases.flatMap((each) => {
      const control = CONTROLS[each.policyId]
      return control ? [examine(each, control)] : []
    })
  },
}

function examine({ id, policyId, input, expected }: Case, control: Control): Finding {
  const [, test = ''] = id.split('/')
  const exception = EXCEPTIONS[test]
  const finding = same(`${policyId} ${id}`, isMet(policyId, input, control), expected.requirementMet)
  return exception === undefined ? finding : { ...finding, exception }
}

function isMet(policyId: string, input: Case['input'], control: Control): boolean {
  const plans = input.service_plans?.map(({ ServicePlanName }) => ServicePlanName) ?? []
  if (control.needsP2 && !plans.includes('AAD_PREMIUM_P2')) return false
  const policies = input.conditional_access_policies ?? []
  const bytes = new TextEncoder().encode(JSON.stringify({ conditional_access_policies: policies }))
  const { tenant } = importFiles([{ name: 'case.json', bytes }])
  const exempt = input.scuba_config?.Aad?.[policyId]?.CapExclusions ?? {}
  const opened = open(tenant, control)
  const assertion = {
    name: policyId,
    who: whoBut(exempt, opened),
    when: when(control, exempt),
    expect: control.expect,
  }
  const [checked] = checkAssertions(readAssertions([assertion]), opened)
  return checked?.holds === true && checked.undecided.every(({ says }) => ABROAD.test(says))
}

/** What ScubaGear does not ask: whether the home of a guest is an Entra tenant, without which it is not known what a strength does. */
const ABROAD = /^grantControls: Strengths are for external users of Entra tenants alone/

/** The tenant with every condition taken away that ScubaGear does not look at, and with ids for strengths. */
function open(tenant: PolicyTenant, { looksAt, looksAtStrength }: Control): PolicyTenant {
  const kept: readonly string[] = [...looksAt, 'users', 'applications']
  const strengths = tenant.conditionalAccessPolicies.map(({ grantControls }, at) => {
    const given = grantControls?.authenticationStrength
    const allowedCombinations = given && 'allowedCombinations' in given ? given.allowedCombinations : []
    return {
      id: `strength ${at}`,
      displayName: `Strength ${at}`,
      allowedCombinations: allowedCombinations as string[],
    }
  })
  return {
    ...tenant,
    authenticationStrengthPolicies: strengths,
    conditionalAccessPolicies: tenant.conditionalAccessPolicies.map((policy, at) => {
      const { authenticationStrength: _, builtInControls: written, ...controls } = policy.grantControls ?? {}
      const conditions = Object.entries(policy.conditions ?? {}).filter(([name]) => kept.includes(name))
      // PowerShell writes a strength without combinations where none is demanded.
      const isDemanded = looksAtStrength === true && (strengths[at]?.allowedCombinations.length ?? 0) > 0
      return {
        ...policy,
        conditions: { clientAppTypes: ['all'], ...Object.fromEntries(conditions) },
        grantControls: {
          operator: 'OR',
          ...controls,
          // The fixture that all cases are made from blocks, and the cases of strengths leave that in: everybody would be blocked.
          builtInControls: (written ?? []).filter((each) => !(isDemanded && each === 'block')),
          ...(isDemanded ? { authenticationStrength: { id: `strength ${at}` } } : {}),
        },
      }
    }),
  }
}

/** Everybody but those documented as excluded; who is documented and not excluded is like everybody. */
function whoBut({ Users = [], Groups = [], GuestUserTypes = [] }: Exempt, tenant: PolicyTenant) {
  const excluded = tenant.conditionalAccessPolicies.flatMap(({ conditions }) => [
    ...(conditions?.users?.excludeUsers ?? []),
    ...(conditions?.users?.excludeGroups ?? []),
  ])
  const except = [
    ...Users.filter((id) => excluded.includes(id)),
    ...Groups.filter((id) => excluded.includes(id)).map((id) => `group:${id}`),
    ...GuestUserTypes.map((kind) => `guests:${kind}`),
  ]
  return except.length > 0 ? { people: 'all', except } : 'all'
}

/** Azure Key Vault, which no case names: it is in no group of applications, and of an id that nobody knows that is not known. */
const ANY = 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093'

function when(control: Control, { Applications = [] }: Exempt) {
  return Applications.length > 0 ? { ...control.when, application: ANY } : control.when
}

import type { AuthenticationStrengthPolicy } from '../directory/policy-tenant'

const PHISHING_RESISTANT = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor']
const PASSWORDLESS = [...PHISHING_RESISTANT, 'deviceBasedPush']
const SOMETHING_YOU_HAVE = ['microsoftAuthenticatorPush', 'softwareOath', 'hardwareOath', 'sms', 'voice']

/** Combinations of method modes that are multifactor authentication. Each is written as Graph writes it. */
export const MFA_COMBINATIONS: readonly string[] = [
  ...PASSWORDLESS,
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  ...SOMETHING_YOU_HAVE.map((mode) => `password,${mode}`),
  'password,x509CertificateSingleFactor',
  'password,x509CertificateMultiFactor',
  'federatedMultiFactor',
  ...SOMETHING_YOU_HAVE.map((mode) => `federatedSingleFactor,${mode}`),
]

/**
 * The strengths that every tenant has, with the same ids.
 * https://learn.microsoft.com/graph/api/authenticationstrengthroot-list-policies
 */
export const BUILT_IN_STRENGTHS: readonly AuthenticationStrengthPolicy[] = [
  builtIn('2', 'Multifactor authentication', MFA_COMBINATIONS),
  builtIn('3', 'Passwordless MFA', PASSWORDLESS),
  builtIn('4', 'Phishing-resistant MFA', PHISHING_RESISTANT),
]

function builtIn(digit: string, displayName: string, allowedCombinations: readonly string[]) {
  const id = `00000000-0000-0000-0000-00000000000${digit}`
  return { id, displayName, policyType: 'builtIn', requirementsSatisfied: 'mfa', allowedCombinations }
}

/**
 * What of a strength is kept and not decided here, in words: which security keys (by AAGUID) or certificate issuers a custom
 * strength takes. Empty when all of it is decided.
 * https://learn.microsoft.com/graph/api/resources/authenticationcombinationconfiguration
 */
export function unevaluatedParts(strength: AuthenticationStrengthPolicy): readonly string[] {
  const configurations = 'combinationConfigurations' in strength ? strength.combinationConfigurations : null
  if (!Array.isArray(configurations) || configurations.length === 0) return []
  return ['combinationConfigurations: which security keys or certificate issuers count is not evaluated.']
}

/** Whether the method modes completed so far hold one of the combinations. */
export function satisfies(completed: readonly string[], allowedCombinations: readonly string[]): boolean {
  return modes(allowedCombinations).some((combination) =>
    combination.every((mode) => completed.includes(mode)),
  )
}

/**
 * The combinations that the person could still complete: each mode of it is done or registered. `registered` null: not known,
 * and then every combination could. Windows Hello for Business is among them although a sign-in that began with a password
 * has to be started again for it.
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths#limitations
 */
export function reachable(
  registered: readonly string[] | null,
  completed: readonly string[],
  allowedCombinations: readonly string[],
): readonly string[] {
  if (registered === null) return allowedCombinations
  const split = modes(allowedCombinations)
  return allowedCombinations.filter((_combination, index) =>
    split[index]?.every((mode) => completed.includes(mode) || registered.includes(mode)),
  )
}

/** Asked for at every sign-in, and the same each time. */
const known = new WeakMap<readonly string[], readonly (readonly string[])[]>()

/** The modes of each combination: `password,sms`, or `password, sms` as Graph writes it. */
function modes(combinations: readonly string[]): readonly (readonly string[])[] {
  const before = known.get(combinations)
  if (before) return before
  const split = combinations.map((combination) => combination.split(',').map((mode) => mode.trim()))
  known.set(combinations, split)
  return split
}

import { METHOD_MODES } from '../authentication/method-modes'
import type { Compiled, CompiledPolicy, Registering } from './compile/compiled'
import { isLegacy } from './gates/gate'
import type { ControlFacts } from './grant-controls/control'
import { listed } from './lists'
import type { AuthenticationState, SignIn } from './sign-in'
import { type Methods, withMethods } from './with-methods'

/**
 * Methods of an external user that count in the home tenant alone, and here where its multifactor authentication is trusted.
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-external-users
 */
const AT_HOME = new Set([
  'fido2',
  'windowsHelloForBusiness',
  'x509CertificateMultiFactor',
  'x509CertificateSingleFactor',
  'deviceBasedPush',
  'hardwareOath',
])

/** Registering or joining a device does not take it: there is no device yet. */
const ON_A_DEVICE = new Set(['windowsHelloForBusiness'])
const NONE: ReadonlySet<string> = new Set()

/** What the controls look at, for one sign-in with what is known of the person's methods. */
export function controlFacts(compiled: Compiled, asked: SignIn): ControlFacts {
  const { strengths, context } = compiled
  const home = context.homeOf(asked)
  const left = home && home.trust.isMfaAccepted !== true ? AT_HOME : joins(asked) ? ON_A_DEVICE : NONE
  const facts: ControlFacts = {
    signIn: left.size === 0 ? asked : withMethods(asked, without(left, asked.authentication)),
    asked,
    home,
    context,
    isLegacy: isLegacy(asked),
    isSilent: asked.authentication.silent === true,
    strengths,
    preferred: preferred(compiled, asked),
    surely: asked.authentication.sure ? () => (only ??= withOnly(facts)) : null,
  }
  let only: ControlFacts | undefined
  return facts
}

/** With the methods that are sure alone. */
function withOnly(facts: ControlFacts): ControlFacts {
  const sure = (of: SignIn): SignIn => {
    const { completed, sure } = of.authentication
    const { registered, forbidden } = sure ?? of.authentication
    return withMethods(of, { completed, registered, forbidden, sure })
  }
  const { signIn, asked } = facts
  const only = sure(signIn)
  return { ...facts, signIn: only, asked: asked === signIn ? only : sure(asked) }
}

/**
 * The strengths of policies for registering security information, where they apply to somebody who does: they go before those of
 * policies for all resources.
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-how-it-works
 */
function preferred({ registering, columns, looked }: Compiled, asked: SignIn): ReadonlySet<string> | null {
  const { signInContext: of } = asked
  if (registering.length === 0 || !('userAction' in of) || of.userAction !== 'registerSecurityInformation')
    return null
  let left = registering
  for (const place of looked) {
    const passes = columns[place]?.of(asked).passes
    left = left.filter(({ index }) => (passes?.[index >> 5] ?? 0) & (1 << (index & 31)))
    if (left.length === 0) return null
  }
  return new Set(left.map(({ strength }) => strength))
}

/** Those among a tenant's policies. */
export function registeringIn(policies: readonly CompiledPolicy[]): readonly Registering[] {
  return policies.flatMap(({ policy, index, state, standing }) => {
    const strength = policy.grantControls?.authenticationStrength?.id
    const isFor = listed(policy.conditions?.applications?.includeUserActions).length > 0
    return strength && isFor && state === 'enabled' && !standing ? [{ index, strength }] : []
  })
}

function joins({ signInContext: of }: SignIn): boolean {
  return 'userAction' in of && of.userAction === 'registerOrJoinDevices'
}

function without(
  left: ReadonlySet<string>,
  { completed, registered, forbidden, sure }: AuthenticationState,
): Methods {
  const counts = (mode: string) => !left.has(mode)
  return {
    completed: completed.filter(counts),
    registered: (registered ?? METHOD_MODES).filter(counts),
    forbidden,
    sure: sure && {
      registered: sure.registered.filter(counts),
      forbidden: sure.forbidden,
      reported: sure.reported.filter(counts),
    },
  }
}

import { METHOD_MODES } from '../authentication/method-modes'
import type { Compiled } from './compile/compiled'
import type { ControlFacts } from './grant-controls/control'
import { listed } from './lists'
import type { AuthenticationState, SignIn } from './sign-in'

/** https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication */
const LEGACY = new Set<unknown>(['exchangeActiveSync', 'easSupported', 'other'])

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

/** What the controls look at, for one sign-in. */
export function controlFacts(compiled: Compiled, asked: SignIn): ControlFacts {
  const { strengths, context } = compiled
  const home = context.homeOf(asked)
  const left = home && home.trust.isMfaAccepted !== true ? AT_HOME : joins(asked) ? ON_A_DEVICE : NONE
  return {
    signIn: left.size === 0 ? asked : { ...asked, authentication: without(left, asked.authentication) },
    asked,
    home,
    context,
    isLegacy: LEGACY.has(asked.signInConditions.clientAppType),
    isSilent: asked.authentication.silent === true,
    strengths,
    preferred: preferred(compiled, asked),
  }
}

/**
 * The strengths of policies for registering security information, where they apply to somebody who does: they go before those of
 * policies for all resources.
 * https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-how-it-works
 */
function preferred({ policies, columns, looked }: Compiled, asked: SignIn): ReadonlySet<string> | null {
  const { signInContext: of } = asked
  if (!('userAction' in of) || of.userAction !== 'registerSecurityInformation') return null
  const ids = policies.flatMap(({ policy, index, state, standing }) => {
    const id = policy.grantControls?.authenticationStrength?.id
    const isFor = listed(policy.conditions?.applications?.includeUserActions).length > 0
    if (!id || !isFor || state !== 'enabled' || standing) return []
    const passes = (place: number) =>
      (columns[place]?.of(asked).passes[index >> 5] ?? 0) & (1 << (index & 31))
    return looked.every(passes) ? [id] : []
  })
  return ids.length > 0 ? new Set(ids) : null
}

function joins({ signInContext: of }: SignIn): boolean {
  return (
    of['@odata.type'] === '#microsoft.graph.userActionContext' && of.userAction === 'registerOrJoinDevices'
  )
}

function without(left: ReadonlySet<string>, authentication: AuthenticationState): AuthenticationState {
  const counts = (mode: string) => !left.has(mode)
  const { completed, registered, sure } = authentication
  return {
    ...authentication,
    completed: completed.filter(counts),
    registered: (registered ?? METHOD_MODES).filter(counts),
    ...(sure ? { sure: { ...sure, registered: sure.registered.filter(counts) } } : {}),
  }
}

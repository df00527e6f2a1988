import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import type { PolicyTenant } from '../directory/policy-tenant'
import { defaultsOf } from './gates/defaults'
import { isOn } from './is-on'
import { listed } from './lists'
import type { SignIn } from './sign-in'
import { isStandIn } from './stand-ins'

/** What is supposed of a tenant that says nothing of methods, where it is asked about everybody at once. */
export const METHODS_SUPPOSED =
  'Supposed: people may use each method that a policy asks for, and register it. The export does not say which are allowed (authenticationMethodsPolicy) or registered (userRegistrationDetails).'

/** What is supposed where an export has no people, and whoever is tried stands for others. */
export const STRANGERS_SUPPOSED =
  'Supposed: people have each method that is asked for. The export has no people (users), so whoever is tried is made up.'

/** Names as Graph writes them. */
const CONFIGURATIONS = [
  ...[
    'Fido2',
    'MicrosoftAuthenticator',
    'Sms',
    'Voice',
    'TemporaryAccessPass',
    'SoftwareOath',
    'HardwareOath',
  ],
  ...['Email', 'X509Certificate', 'QRCodePin'],
]
const EVERY_METHOD: PolicyTenant['authenticationMethodsPolicy'] = {
  authenticationMethodConfigurations: CONFIGURATIONS.map((id) => ({
    id,
    state: 'enabled',
    includeTargets: [{ id: 'all_users', authenticationMode: 'any' }],
    excludeTargets: [],
  })),
}

/** Whether nothing at all came in of the methods that people have or may use. */
export function saysNothingOfMethods({
  authenticationMethodsPolicy: policy,
  userRegistrationDetails: report,
}: PolicyTenant): boolean {
  return !policy?.authenticationMethodConfigurations?.length && !report?.length
}

/** The tenant, with every method allowed where it says nothing of methods: for sweeps, which say it (`METHODS_SUPPOSED`). */
export function supposingMethods(tenant: PolicyTenant): PolicyTenant {
  return saysNothingOfMethods(tenant) ? { ...tenant, authenticationMethodsPolicy: EVERY_METHOD } : tenant
}

/** The question that has the same answer where nothing is supposed of the tenant: it supposes it itself. */
export function withMethodsAllowed(signIn: SignIn): SignIn {
  return { ...signIn, authentication: { ...signIn.authentication, methodsAllowed: true } }
}

/** What is supposed of a tenant that is asked about everybody at once, in a sentence; null: nothing that decides. */
export function supposedOf(tenant: PolicyTenant): string | null {
  if (!decidesByMethods(tenant)) return null
  if (!hasPeople(tenant)) return STRANGERS_SUPPOSED
  return saysNothingOfMethods(tenant) ? METHODS_SUPPOSED : null
}

/**
 * Whether that can decide of anybody: somebody is held of whom it is not known what they have (who stands for others has whatever is
 * asked for), and something that may be on asks for what methods decide. The portals' own multifactor authentication does not: it
 * is asked for, whatever is registered.
 */
export function supposesMethods(tenant: PolicyTenant): boolean {
  return saysNothingOfMethods(tenant) && hasPeople(tenant) && decidesByMethods(tenant)
}

function hasPeople({ users }: PolicyTenant): boolean {
  return users.some(({ id }) => !isStandIn(id))
}

function decidesByMethods(tenant: PolicyTenant): boolean {
  const { conditionalAccessPolicies: policies } = tenant
  return policies.some((policy) => isOn(policy) && asksForMethods(policy)) || mayHaveDefaults(tenant)
}

const OF_METHODS = /^(mfa|passwordChange|riskRemediation)$/i

function asksForMethods({ grantControls: of }: ConditionalAccessPolicy): boolean {
  return (
    Boolean(of?.authenticationStrength?.id) ||
    listed(of?.builtInControls).some((each) => OF_METHODS.test(each))
  )
}

/** Security defaults ask for multifactor authentication. They and policies that are on exclude each other. */
function mayHaveDefaults(tenant: PolicyTenant): boolean {
  const defaults = defaultsOf(tenant)
  const hasPolicies = tenant.conditionalAccessPolicies.some(({ state }) => state === 'enabled')
  return defaults === 'on' || (defaults === 'unknown' && !hasPolicies)
}

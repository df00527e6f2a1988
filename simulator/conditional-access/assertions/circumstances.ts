import type { ConditionSet } from '../../directory/conditional-access-policy'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { APPLICATION_GROUPS, APPLICATION_NAMES } from '../application-groups'
import { type Spot, spotsIn } from '../combinations/places'
import type { Dimension, Value } from '../combinations/value'
import { devicesTried } from '../devices-tried'
import { find } from '../find'
import { flags, listed } from '../lists'
import { AGENT_RESOURCE, ANOTHER_APPLICATION as ANOTHER } from '../made-up'
import { applicationsBefore } from '../service-dependencies'
import type { SignInConditions } from '../sign-in'
import type { Subject, When } from './assertion'
import { NOTHING_TOLD, type ToldBesides } from './told-besides'

const CLIENTS = ['browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'other']
const PLATFORMS = ['windows', 'android', 'iOS', 'macOS', 'linux', 'windowsPhone', 'unknown']
const LEVELS = ['none', 'low', 'medium', 'high'] as const
const INSIDER_LEVELS = ['none', 'minor', 'moderate', 'elevated'] as const
const FLOWS = ['none', 'deviceCodeFlow', 'authenticationTransfer']

/**
 * The values of each circumstance that a claim is about: those listed, and for the rest those that some policy of the tenant
 * tells apart, the usual one first. Every choice of one value of each is a sign-in that has to be tried.
 * @param besides applications that `All` is about as well
 * @param also what controls and rules of the platform tell apart
 * @param subject whose sign-ins they are: workload identities and agents have no device, no method and no client app
 */
export function dimensionsOf(
  when: When,
  tenant: PolicyTenant,
  besides: readonly string[] = [],
  subject: Subject = 'people',
  also: ToldBesides = NOTHING_TOLD,
): readonly Dimension[] {
  const sets = tenant.conditionalAccessPolicies
    .filter(({ state }) => state !== 'disabled')
    .map(({ conditions }) => conditions ?? {})
  const given = <Word extends string>(
    name: keyof When,
    all: readonly Word[],
    named: readonly (string | null | undefined)[],
    make: (value: Word) => Value,
  ): Dimension => ({
    name,
    values: ((when[name] as readonly Word[] | undefined) ?? toldApart(all, named)).map(make),
  })
  const plain = (member: keyof SignInConditions, what: string) => (value: string) => ({
    says: value === 'none' ? '' : `${what} ${value}`,
    conditions: { [member]: value },
  })
  // Security defaults tell clients apart without naming them.
  const clients = tenant.identitySecurityDefaultsEnforcementPolicy?.isEnabled === true ? CLIENTS : []
  const named = (of: (set: ConditionSet) => readonly string[] | null | undefined) =>
    sets.flatMap((set) => listed(of(set)))
  const application = {
    name: 'application',
    values: targets(when, tenant, sets, besides),
    isOnce: true,
  } as const
  if (subject !== 'people') {
    const workloadRisk = given(
      'servicePrincipalRiskLevel',
      LEVELS,
      named((set) => set.servicePrincipalRiskLevels),
      plain('servicePrincipalRiskLevel', 'service principal risk'),
    )
    const agentRisk = given(
      'agentIdRiskLevel',
      LEVELS,
      named((set) => flags(set.agentIdRiskLevels)),
      plain('agentIdRiskLevel', 'agent risk'),
    )
    return [application, ...places(when, tenant), workloadRisk, ...(subject === 'agents' ? [agentRisk] : [])]
  }
  return [
    application,
    given(
      'clientAppType',
      CLIENTS,
      [...clients, ...also.clients, ...named((set) => set.clientAppTypes)],
      plain('clientAppType', 'client app'),
    ),
    given(
      'devicePlatform',
      PLATFORMS,
      [
        ...also.platforms,
        ...named((set) => set.platforms?.includePlatforms),
        ...named((set) => set.platforms?.excludePlatforms),
      ],
      plain('devicePlatform', 'platform'),
    ),
    ...places(when, tenant),
    given(
      'signInRiskLevel',
      LEVELS,
      [...also.risks, ...named((set) => set.signInRiskLevels)],
      plain('signInRiskLevel', 'sign-in risk'),
    ),
    given(
      'userRiskLevel',
      LEVELS,
      [...also.risks, ...named((set) => set.userRiskLevels)],
      plain('userRiskLevel', 'user risk'),
    ),
    given(
      'insiderRiskLevel',
      INSIDER_LEVELS,
      named((set) => set.insiderRiskLevels?.split(',')),
      plain('insiderRiskLevel', 'insider risk'),
    ),
    given(
      'authenticationFlow',
      FLOWS,
      [...also.flows, ...named((set) => set.authenticationFlows?.transferMethods?.split(','))],
      (transferMethod) => ({
        says: transferMethod === 'none' ? '' : transferMethod,
        conditions: { authenticationFlow: { transferMethod } },
      }),
    ),
    // Controls and filters tell devices apart without naming them.
    { name: 'device', values: devicesTried(tenant.conditionalAccessPolicies, when.device).values },
    {
      name: 'method',
      values: (when.method ?? ['']).map((method) => ({
        says: method === '' ? '' : `signed in with ${method}`,
        authentication: { completed: method === '' ? ['password'] : ['password', method], registered: null },
      })),
    },
  ]
}

/** The words that policies name, and the first of those that they do not name, which stands for them all. */
function toldApart<Word extends string>(
  all: readonly Word[],
  named: readonly (string | null | undefined)[],
): readonly Word[] {
  const known = new Set(named.map((each) => each?.trim().toLowerCase()))
  const isNamed = (word: Word) => known.has(word.toLowerCase())
  const rest = all.find((word) => !isNamed(word))
  return all.filter((word) => isNamed(word) || word === rest)
}

function targets(
  when: When,
  tenant: PolicyTenant,
  sets: readonly ConditionSet[],
  besides: readonly string[],
): readonly Value[] {
  if (when.userAction) {
    return when.userAction.map((userAction) => ({
      says: userAction,
      context: {
        '@odata.type': '#microsoft.graph.userActionContext',
        userAction:
          userAction === 'registerSecurityInformation' ? userAction : ('registerOrJoinDevices' as const),
      },
    }))
  }
  if (when.authenticationContext) {
    return when.authenticationContext.map((value) => ({
      says: `authentication context ${value}`,
      context: { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue: value },
    }))
  }
  const asked = when.application ?? ['All']
  const idsOf = (words: string) => {
    const group = APPLICATION_GROUPS.get(words.toLowerCase())
    return group ? [...group.appIds] : [find(tenant, 'application', words).id]
  }
  const left = new Set((when.exceptApplication ?? []).flatMap(idsOf).map((id) => id.toLowerCase()))
  const ids = asked
    .flatMap((words) =>
      words.toLowerCase() === 'all' ? [ANOTHER, ...namedApplications(sets), ...besides] : idsOf(words),
    )
    .filter((id) => !left.has(id.toLowerCase()))
  const names = new Map(tenant.servicePrincipals.map(({ appId, displayName }) => [appId, displayName]))
  return [...new Set(ids)].map((id) => ({
    says:
      id === ANOTHER
        ? 'an application that no policy names'
        : id === AGENT_RESOURCE
          ? 'a resource that is an agent'
          : (names.get(id) ?? APPLICATION_NAMES[id] ?? id),
    context: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: [id] },
  }))
}

/** Every application that a policy names, one of each group that it names, and those that depend on one of these. */
function namedApplications(sets: readonly ConditionSet[]): string[] {
  const written = sets.flatMap(({ applications }) => [
    ...listed(applications?.includeApplications),
    ...listed(applications?.excludeApplications),
  ])
  const named = written.flatMap((id) => {
    const group = APPLICATION_GROUPS.get(id.toLowerCase())
    const [first] = group?.appIds ?? []
    if (['all', 'none'].includes(id.toLowerCase())) return []
    if (id.toLowerCase() === 'allagentidresources') return [AGENT_RESOURCE]
    return [...(/^[\w]+$/.test(id) && group ? [] : [id]), ...(first ? [first] : [])]
  })
  return [...named, ...applicationsBefore(new Set(named.map((id) => id.toLowerCase())))]
}

/** Address and country are apart: an address of the office may be in any country. */
function places(when: When, tenant: PolicyTenant): readonly Dimension[] {
  const { addresses, countries, networks } = spotsIn(tenant)
  const of = (spots: readonly Spot[]) => spots.map(({ value }) => value)
  if (when.location) {
    return [{ name: 'location', values: when.location.flatMap((words) => placesIn(words, tenant)) }]
  }
  return [
    {
      name: 'ipAddress',
      values:
        when.ipAddress?.map((ipAddress) => ({ says: `from ${ipAddress}`, conditions: { ipAddress } })) ??
        of(addresses),
    },
    {
      name: 'country',
      values:
        when.country?.map((country) => ({ says: `from ${country}`, conditions: { country } })) ??
        of(countries),
    },
    { name: 'compliantNetwork', values: networks },
  ]
}

/** What of places a claim was not tried for, in words; null: nothing that one of `policies` asks for. */
export function untriedPlaces(
  { ipAddress, country }: When,
  tenant: PolicyTenant,
  policies: PolicyTenant['conditionalAccessPolicies'],
): string | null {
  const isAsked = policies.some(({ conditions }) => conditions?.locations)
  const { untried } = spotsIn(tenant)
  return untried === null || !isAsked || (ipAddress && country) ? null : `Not tried: ${untried}.`
}

/** Every address, country and network of which `words`, a named location or `outside`, is true. */
function placesIn(words: string, tenant: PolicyTenant): readonly Value[] {
  const { addresses, countries, networks } = spotsIn(tenant)
  if (words === 'outside') {
    const [address] = addresses.filter(({ places: all }) => all.size === 0)
    const [country] = countries
    const conditions = { ipAddress: null, ...address?.value.conditions, ...country?.value.conditions }
    return [
      { says: 'outside of all named locations', conditions: { ...conditions, compliantNetwork: false } },
    ]
  }
  const id = find(tenant, 'location', words).id.toLowerCase()
  const location = tenant.namedLocations.find((each) => each.id.toLowerCase() === id) ?? { id }
  const within = (spots: readonly Spot[]) => spots.filter(({ places: all }) => all.has(id))
  const [inAddresses, inCountries] = [within(addresses), within(countries)]
  const inNetworks = location.compliantNetworkType
    ? networks.filter(({ conditions }) => conditions?.compliantNetwork)
    : networks
  // Of what cannot be read there is one place, of which the answer says that it is not known.
  const isKnown = inAddresses.length + inCountries.length > 0 || inNetworks !== networks
  const says = isKnown ? '' : `inside ${location.displayName ?? location.id}`
  const product = (inAddresses.length > 0 ? inAddresses : addresses).flatMap(({ value: address }) =>
    (inCountries.length > 0 ? inCountries : countries).flatMap(({ value: country }) =>
      inNetworks.map((network) => joined([{ says }, address, country, network])),
    ),
  )
  return isKnown ? product : product.slice(0, 1)
}

function joined(values: readonly Value[]): Value {
  return {
    says: values.flatMap(({ says }) => (says === '' ? [] : [says])).join(', '),
    conditions: Object.assign({}, ...values.map(({ conditions }) => conditions)),
  }
}

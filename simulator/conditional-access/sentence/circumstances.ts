import type { ConditionSet } from '../../directory/conditional-access-policy'
import { both, either, flags, listed } from '../lists'
import type { Names } from '../names'
import { count, few, NO_WORDS, type Words } from './words'

const PLATFORMS: Readonly<Record<string, string>> = {
  android: 'Android',
  ios: 'iOS',
  windows: 'Windows',
  windowsphone: 'Windows Phone',
  macos: 'macOS',
  linux: 'Linux',
}
const CLIENTS: Readonly<Record<string, string>> = {
  browser: 'browsers',
  mobileappsanddesktopclients: 'mobile apps and desktop clients',
  exchangeactivesync: 'Exchange ActiveSync clients',
  eassupported: 'supported Exchange ActiveSync clients',
  other: 'other clients',
}
const FLOWS: Readonly<Record<string, string>> = {
  devicecodeflow: 'the device code flow',
  authenticationtransfer: 'authentication transfer',
}

/** Under which circumstances a policy applies, in the order in which they are looked at. */
export function circumstances(conditions: ConditionSet, names: Names): readonly Words[] {
  const { userRiskLevels, signInRiskLevels, servicePrincipalRiskLevels, insiderRiskLevels } = conditions
  return [
    clients(listed(conditions.clientAppTypes)),
    platforms(conditions.platforms),
    locations(conditions.locations, names),
    ...devices(conditions.devices),
    risk('User risk', 'user risk', listed(userRiskLevels)),
    risk('Sign-in risk', 'sign-in risk', listed(signInRiskLevels)),
    risk('Service principal risk', 'service principal risk', listed(servicePrincipalRiskLevels)),
    risk('Agent risk', 'agent risk (preview)', flags(conditions.agentIdRiskLevels)),
    risk('Insider risk', 'insider risk', flags(insiderRiskLevels)),
    flow(flags(conditions.authenticationFlows?.transferMethods)),
  ]
}

function clients(types: readonly string[]): Words {
  if (types.length === 0) return NO_WORDS
  if (types.some((type) => type.toLowerCase() === 'all')) return { phrase: '', facts: ['Client apps: all.'] }
  const named = types.map((type) => CLIENTS[type.toLowerCase()] ?? type)
  return { phrase: `with ${either(named)}`, facts: [`Client apps: ${named.join(', ')}.`] }
}

function platforms(of: ConditionSet['platforms']): Words {
  const included = listed(of?.includePlatforms)
  const excluded = listed(of?.excludePlatforms)
  if (included.length + excluded.length === 0) return NO_WORDS
  const all = included.some((each) => each.toLowerCase() === 'all')
  const named = (each: string) => PLATFORMS[each.toLowerCase()] ?? each
  const but = excluded.length === 0 ? '' : ` except ${both(excluded.map(named))}`
  return {
    phrase: `on ${all ? 'any platform' : either(included.map(named)) || 'no platform'}${but}`,
    facts: [
      `Platforms included: ${all ? 'all' : included.map(named).join(', ') || 'none'}.`,
      `Platforms excluded: ${excluded.map(named).join(', ') || 'none'}.`,
    ],
  }
}

function locations(of: ConditionSet['locations'], names: Names): Words {
  const included = places('included', listed(of?.includeLocations), names)
  const excluded = places('excluded', listed(of?.excludeLocations), names)
  if (included.phrase === '' && excluded.phrase === '') return NO_WORDS
  const but = excluded.phrase === '' ? '' : ` except ${excluded.phrase}`
  return {
    phrase: `from ${included.phrase || 'nowhere'}${but}`,
    facts: [...included.facts, ...excluded.facts],
  }
}

function places(way: 'included' | 'excluded', ids: readonly string[], names: Names): Words {
  const has = (word: string) => ids.some((id) => id.toLowerCase() === word)
  if (has('all')) return { phrase: 'anywhere', facts: [`Locations ${way}: all.`] }
  const single = ids.filter((id) => id.toLowerCase() !== 'alltrusted')
  const trusted = has('alltrusted') ? ['all trusted locations'] : []
  const few3 = single.length > 0 ? [few(single.map(names), 'location')] : []
  const numbers = single.length > 0 ? [count(single.length, 'location')] : []
  return {
    phrase: both([...trusted, ...few3]),
    facts: [
      `Locations ${way}: ${[...trusted, ...numbers].join(', ') || 'none'}.`,
      ...(single.length > 0 ? [`The locations ${way}: ${single.map(names).join(', ')}.`] : []),
    ],
  }
}

function devices(of: ConditionSet['devices']): readonly Words[] {
  const { mode, rule } = of?.deviceFilter ?? {}
  const states = [
    ...listed(of?.includeDevices).map((state) => `Device states included: ${state}.`),
    ...listed(of?.excludeDevices).map((state) => `Device states excluded: ${state}.`),
  ]
  const older: Words = {
    phrase: states.length > 0 ? 'on devices in certain states' : '',
    facts: states,
  }
  if (!rule) return [older]
  const excludes = mode?.toLowerCase() === 'exclude'
  return [
    older,
    {
      phrase: `on devices that a filter ${excludes ? 'does not select' : 'selects'}`,
      facts: [`A device filter ${excludes ? 'excludes' : 'includes'}: ${rule}.`],
    },
  ]
}

function risk(title: string, noun: string, levels: readonly string[]): Words {
  if (levels.length === 0) return NO_WORDS
  return { phrase: `at ${either(levels)} ${noun}`, facts: [`${title}: ${levels.join(', ')}.`] }
}

function flow(methods: readonly string[]): Words {
  if (methods.length === 0) return NO_WORDS
  const named = methods.map((method) => FLOWS[method.toLowerCase()] ?? method)
  return { phrase: `by ${either(named)}`, facts: [`Authentication flows: ${named.join(', ')}.`] }
}

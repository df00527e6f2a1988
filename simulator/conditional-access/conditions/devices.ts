import type { ConditionalAccessPolicy, Devices } from '../../directory/conditional-access-policy'
import { compileDeviceFilter } from '../../directory/membership-rule/device-filter'
import {
  attribute,
  deviceOf,
  isCompliant,
  isDisabled,
  isHybridJoined,
  isUnheld,
  isUnsaid,
  storedOf,
} from '../device'
import { listed, lowerSet } from '../lists'
import type { DeviceInfo } from '../sign-in'
import { type Condition, invalid, matched, notEnough, ruledOut, type Verdict } from './condition'

/** What a filter looks at, by the name of the member of Graph's `deviceInfo`, or of the device object. */
const ATTRIBUTES = [
  'deviceId',
  'displayName',
  'enrollmentProfileName',
  'isCompliant',
  'isManaged',
  'manufacturer',
  'mdmAppId',
  'model',
  'operatingSystem',
  'operatingSystemVersion',
  'ownership',
  'physicalIds',
  'profileType',
  'systemLabels',
  'trustType',
  ...Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`),
]

/** The attributes of a device that the policies look at: two devices that agree in them are the same to every policy. */
export function deviceAttributes(policies: readonly ConditionalAccessPolicy[]): readonly string[] {
  const rules = policies.map(({ conditions }) => conditions?.devices?.deviceFilter?.rule ?? '').join(' ')
  const read = new Set(['iscompliant', 'trusttype', ...filterAttributes(rules)])
  // Extension attributes count where the device is managed, by this tenant's Intune among others.
  if (/extensionAttribute/i.test(rules)) read.add('ismanaged').add('mdmappid')
  return ATTRIBUTES.filter((name) => read.has(name.toLowerCase()))
}

/** Names of the attributes that a filter reads, in lower case. */
function filterAttributes(rule: string): readonly string[] {
  return [...rule.matchAll(/device\.(\w+)/gi)].map(([, name = '']) =>
    name.toLowerCase() === 'deviceownership' ? 'ownership' : name.toLowerCase(),
  )
}

/** The device of a sign-in, and what of it is not known. */
interface Asked {
  readonly device: DeviceInfo | null
  isUnsaid(name: string): boolean
}

/** Sets the key of a device that the directory has apart: what is not there is not known. */
const STORED = 2 ** 40

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices */
export const devices: Condition<Asked> = {
  name: 'devices',
  unconfigured: 'Any device.',
  compile: (policy) => {
    const of = policy.conditions?.devices
    const tests = [filterTest(of), statesTest(of)].filter((test) => test !== null)
    if (tests.length === 0) return null
    return (asked) => {
      const verdicts = tests.map((test) => test(asked))
      return (
        verdicts.find(({ outcome }) => outcome === 'ruled-out') ??
        verdicts.find(({ outcome }) => outcome === 'unknown') ??
        verdicts[0] ??
        matched('')
      )
    }
  },
  key: (signIn, context) => {
    const asked = signIn.signInConditions.deviceInfo
    if (!asked) return 0
    const held = storedOf(asked, context)
    if (held && isDisabled(held)) return 0
    const stored = held ?? asked
    // Most devices have few attributes: which ones comes first, then what they are.
    const key: unknown[] = [0]
    let has = 0
    let bit = 1
    for (const name of context.deviceAttributes) {
      const own = attribute(asked, name)
      const value = stored === asked ? own : (own ?? attribute(stored, name))
      if (value !== undefined) {
        has += bit
        key.push(Array.isArray(value) ? value.join('\u0001') : value)
      }
      bit *= 2
    }
    key[0] = isUnheld(asked, context) ? -has - 1 : stored === asked ? has : has + STORED
    return context.deviceKeys(key)
  },
  facts: (signIn, context) => {
    const device = deviceOf(signIn, context)
    const asked = signIn.signInConditions.deviceInfo ?? null
    return { device, isUnsaid: (name) => isUnsaid(name, device, asked, context) }
  },
}

type Test = (asked: Asked) => Verdict

/** What cannot be told of a device where nothing is said of one of these. */
function unsaid(names: readonly string[]): (asked: Asked) => Verdict | null {
  const read = ATTRIBUTES.filter((name) => names.includes(name.toLowerCase()))
  return (asked) => {
    const missing = read.find((name) => asked.isUnsaid(name))
    return missing === undefined
      ? null
      : notEnough(
          'signInConditions.deviceInfo',
          `The policy looks at ${missing} of the device; neither the export nor the question says it.`,
        )
  }
}

function filterTest(of: Devices | null | undefined): Test | null {
  const rule = of?.deviceFilter?.rule
  if (!rule) return null
  const path = 'conditions.devices.deviceFilter'
  const mode = of.deviceFilter?.mode?.toLowerCase()
  if (mode !== 'include' && mode !== 'exclude') {
    return () => invalid(`${path}.mode`, 'The device filter neither includes nor excludes.')
  }
  const filter = compileDeviceFilter(rule)
  if (!filter.valid) {
    const { position, message } = filter.error
    return () =>
      invalid(`${path}.rule`, `The device filter cannot be read at position ${position}: ${message}`)
  }
  const include = mode === 'include'
  const yes = include
    ? matched('The device meets the filter, which includes it.')
    : matched('The device does not meet the filter, which would exclude it.')
  const no = include
    ? ruledOut('devices', 'The device does not meet the filter that includes devices.')
    : ruledOut('devices', 'The device meets the filter, which excludes it.')
  const missing = unsaid(filterAttributes(rule))
  const open = notEnough(
    `${path}.rule`,
    `The device filter is not as documented (${filter.undocumented}): what it comes to is not known.`,
  )
  return (asked) => {
    const matches = filter.matches(asked.device as Readonly<Record<string, unknown>> | null)
    return missing(asked) ?? (matches === null ? open : matches === include ? yes : no)
  }
}

/** The states that came before filters: `Compliant` and `DomainJoined`, most often excluded. */
function statesTest(of: Devices | null | undefined): Test | null {
  const included = lowerSet(of?.includeDevices)
  const excluded = lowerSet(of?.excludeDevices)
  if (included.size + excluded.size === 0 || (included.has('all') && excluded.size === 0)) return null
  const any = included.size === 0 || included.has('all')
  const has = (states: ReadonlySet<string>, device: DeviceInfo | null) =>
    (states.has('compliant') && isCompliant(device)) || (states.has('domainjoined') && isHybridJoined(device))
  const missing = unsaid(['iscompliant', 'trusttype'])
  return (asked) => {
    const { device } = asked
    const open = missing(asked)
    if (open) return open
    if (has(excluded, device)) {
      return ruledOut(
        'devices',
        `The policy excludes devices in the state ${listed(of?.excludeDevices).join(' or ')}.`,
      )
    }
    return any || has(included, device)
      ? matched('The state of the device is one that the policy is for.')
      : ruledOut(
          'devices',
          `The policy is for devices in the state ${listed(of?.includeDevices).join(' or ')}.`,
        )
  }
}

import type { ConditionalAccessPolicy } from '../directory/conditional-access-policy'
import { type FilterComparison, filterComparisons } from '../directory/membership-rule/device-filter'
import type { Value } from './combinations/value'
import { choices } from './combinations/watched'
import { isOn } from './is-on'
import { listed } from './lists'
import type { DeviceInfo } from './sign-in'

/** Devices as controls tell them apart. */
const USUAL = {
  none: null,
  registered: { trustType: 'Workplace', isCompliant: false },
  compliant: { trustType: 'AzureAD', isCompliant: true },
  hybrid: { trustType: 'ServerAD', isCompliant: false },
} as const
const KINDS = ['none', 'registered', 'compliant', 'hybrid'] as const

/** It has both of what controls ask for. */
const BOTH = {
  says: 'a hybrid device that is compliant',
  device: { trustType: 'ServerAD', isCompliant: true },
} as const
/** Devices that only a filter tells from those. */
const FURTHER = [
  { says: 'a joined device that is not compliant', device: { trustType: 'AzureAD', isCompliant: false } },
  BOTH,
  { says: 'a registered device that is compliant', device: { trustType: 'Workplace', isCompliant: true } },
] as const

/** What both of these are is in the kinds themselves. */
const OF_KINDS = new Set(['isCompliant', 'trustType'])
/** Of a device with an id of its own that no export has, all that is not said is unknown. */
const UNTRIED = 'deviceId'
/** Texts of one attribute, and devices of one kind: more would take longer than anybody waits. */
const MOST_VALUES = 32
const MOST_DEVICES = 128

/** What an attribute is given; undefined: the device does not have it. */
type Given = string | boolean | readonly string[] | undefined

interface Attribute {
  readonly name: string
  readonly values: readonly Given[]
}

export interface DevicesTried {
  /** The usual one first. */
  readonly values: readonly Value[]
  /** Whether the filter of a policy tells devices apart that are not among them. */
  misses(policy: ConditionalAccessPolicy): boolean
}

/**
 * One device of each kind for each value of an attribute, and each choice of values of several, that filters of policies which
 * are on, or may be, tell apart: an attribute is as good as what the comparisons with it say.
 * @param kinds of `none`, `registered`, `compliant`, `hybrid` those that a claim names; undefined: all that can be told apart
 */
export function devicesTried(
  policies: readonly ConditionalAccessPolicy[],
  kinds?: readonly string[],
): DevicesTried {
  const filters = policies.filter(isOn).map(comparisonsOf)
  const { attributes, left } = attributesOf(filters.flat())
  const sizes = attributes.map(({ values }) => values.length)
  const isWhole = sizes.reduce((product, size) => product * size, 1) <= MOST_DEVICES
  const isFiltered = policies.some(
    ({ state, conditions }) =>
      state !== 'disabled' &&
      (conditions?.devices?.deviceFilter?.rule || listed(conditions?.devices?.excludeDevices).length > 0),
  )
  const usual = KINDS.filter((kind) => kinds === undefined || kinds.includes(kind)).map((kind) => ({
    says: kind === 'none' ? 'no registered device' : `a ${kind} device`,
    device: USUAL[kind],
  }))
  const bare: readonly { says: string; device: DeviceInfo | null }[] = [
    ...usual,
    ...(kinds !== undefined ? [] : isFiltered ? FURTHER : asksForBoth(policies) ? [BOTH] : []),
  ]
  // Too many to be put together: each attribute alone, and it is said.
  const some = isWhole
    ? choices(sizes)
    : [
        sizes.map(() => 0),
        ...sizes.flatMap((size, at) =>
          Array.from({ length: size - 1 }, (_, value) =>
            sizes.map((_, place) => (place === at ? value + 1 : 0)),
          ),
        ),
      ]
  const values = some.flatMap((choice) =>
    bare.flatMap(({ says, device }): Value[] => {
      const given = choice.flatMap((value, at): [string, Given][] => {
        const { name = '', values: all = [] } = attributes[at] ?? {}
        return all[value] === undefined ? [] : [[name, all[value]]]
      })
      // What is not registered has no attributes.
      if (given.length > 0 && device === null) return []
      const words = given.map(([name, value]) => `${name} ${String(value)}`)
      return [
        {
          says: words.length === 0 ? says : `${says} with ${words.join(' and ')}`,
          conditions: { deviceInfo: device && { ...device, ...Object.fromEntries(given) } },
        },
      ]
    }),
  )
  return {
    values,
    misses: (policy) =>
      comparisonsOf(policy).some(
        ({ attribute }) => left.has(attribute) || (!isWhole && !OF_KINDS.has(attribute)),
      ),
  }
}

/** Whether a compliant device and a hybrid one are asked for, in one policy or in several. */
function asksForBoth(policies: readonly ConditionalAccessPolicy[]): boolean {
  const controls = policies
    .filter(isOn)
    .flatMap(({ grantControls }) => listed(grantControls?.builtInControls))
    .map((control) => control.toLowerCase())
  return ['compliantdevice', 'domainjoineddevice'].every((control) => controls.includes(control))
}

function comparisonsOf({ conditions }: ConditionalAccessPolicy): readonly FilterComparison[] {
  return filterComparisons(conditions?.devices?.deviceFilter?.rule ?? '')
}

/** Attributes with the values that comparisons tell apart, and names of those that are not tried. */
function attributesOf(comparisons: readonly FilterComparison[]) {
  const by = new Map<string, FilterComparison[]>()
  for (const each of comparisons) by.set(each.attribute, [...(by.get(each.attribute) ?? []), each])
  const left = new Set<string>()
  const attributes = [...by].flatMap(([name, all]): Attribute[] => {
    if (OF_KINDS.has(name)) return []
    const values = name === UNTRIED ? null : valuesOf(all)
    if (values === null) {
      left.add(name)
      return []
    }
    return [{ name, values: [undefined, ...values] }]
  })
  // Extension attributes of a device count where it is managed.
  const hasExtension = attributes.some(({ name }) => name.startsWith('extensionAttribute'))
  return {
    attributes: hasExtension ? [...attributes, { name: 'isManaged', values: [undefined, true] }] : attributes,
    left,
  }
}

/** Joins parts of a text so that nothing arises over the seam. */
const SEAM = '\u00b7'

/**
 * Texts that satisfy the comparisons in every way in which a text can: those that are named, and for beginnings, parts and ends
 * one text for each beginning (or none), each choice of parts, and each end (or none). Null: too many.
 */
function valuesOf(comparisons: readonly FilterComparison[]): readonly Given[] | null {
  const named = (...operators: readonly string[]) => [
    ...new Set(
      comparisons.flatMap(({ operator, value }) =>
        operators.includes(operator) && value !== null ? [value].flat().map(String) : [],
      ),
    ),
  ]
  const parts = named('contains', 'notContains')
  if (comparisons.some(({ isList }) => isList)) {
    if (2 ** parts.length > MOST_VALUES) return null
    return subsets(parts).filter((items) => items.length > 0)
  }
  const begins = ['', ...named('startsWith', 'notStartsWith')]
  const ends = ['', ...named('endsWith', 'notEndsWith')]
  if (begins.length * ends.length * 2 ** parts.length > MOST_VALUES) return null
  const made = begins.flatMap((begin) =>
    subsets(parts).flatMap((some) => ends.map((end) => [begin, ...some, end].join(SEAM))),
  )
  // One that is not named, where null is told from it.
  const another = comparisons.some(({ value }) => value === null) ? ['another'] : []
  const isMade = begins.length * ends.length > 1 || parts.length > 0
  const texts = [...named('eq', 'ne', 'in', 'notIn'), ...(isMade ? made : []), ...another]
  return texts.length > MOST_VALUES ? null : [...new Set(texts)]
}

function subsets(of: readonly string[]): readonly (readonly string[])[] {
  return choices(of.map(() => 2)).map((takes) => of.filter((_, at) => takes[at] === 1))
}

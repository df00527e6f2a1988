import { describe, expect, test } from 'vitest'
import { compileDeviceFilter } from '../directory/membership-rule/device-filter'
import { devicesTried } from './devices-tried'
import { dice } from './testing/dice'

const policies = (rules: readonly string[], state = 'enabled') =>
  rules.map((rule, at) => ({
    id: `p${at}`,
    state,
    conditions: { devices: { deviceFilter: { mode: 'include', rule } } },
  }))
/** Registered devices with something of their own, in words. */
const says = (...rules: readonly string[]) =>
  devicesTried(policies(rules), ['registered'])
    .values.map((each) => each.says.replace('a registered device', '').replace(' with ', ''))
    .filter((each) => each !== '')

describe('devices that filters tell apart are tried', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['none, where a filter reads what kinds differ in', ['device.isCompliant -eq "True"'], []],
    ['each value', ['device.model -eq "A"', 'device.model -ne "B"'], ['model A', 'model B']],
    ['each value of a list', ['device.model -in ["A", "B"]'], ['model A', 'model B']],
    [
      'each item, and both',
      ['device.physicalIds -contains "x"', 'device.physicalIds -contains "y"'],
      ['physicalIds y', 'physicalIds x', 'physicalIds x,y'],
    ],
    [
      'a beginning with and without an end',
      ['device.displayName -startsWith "A" -or device.displayName -endsWith "Z"'],
      ['displayName ·', 'displayName ·Z', 'displayName A·', 'displayName A·Z'],
    ],
    [
      'each choice of two attributes',
      ['device.model -eq "A" -and device.deviceOwnership -eq "Company"'],
      ['ownership Company', 'model A', 'model A and ownership Company'],
    ],
    [
      'an extension attribute where it counts, and where it does not',
      ['device.extensionAttribute3 -eq "x"'],
      ['isManaged true', 'extensionAttribute3 x', 'extensionAttribute3 x and isManaged true'],
    ],
  ])('%s', (_what, rules, expected) => {
    expect(says(...rules)).toEqual(expected)
  })

  const ATTRIBUTES = ['model', 'displayName', 'extensionAttribute1', 'mdmAppId', 'deviceOwnership'] as const
  const TEXTS = ['a', 'ab', 'ba', 'b', 'aab'] as const
  const KINDS = [
    { trustType: 'Workplace', isCompliant: false },
    { trustType: 'Workplace', isCompliant: true },
    { trustType: 'AzureAD', isCompliant: false },
    { trustType: 'AzureAD', isCompliant: true },
    { trustType: 'ServerAD', isCompliant: false },
    { trustType: 'ServerAD', isCompliant: true },
  ] as const
  const OPERATORS = [
    'eq',
    'ne',
    'startsWith',
    'notStartsWith',
    'endsWith',
    'contains',
    'notContains',
  ] as const

  test.each(Array.from({ length: 60 }, (_, seed) => [seed]))(
    'whatever a device is like, one that filters cannot tell from it (%i)',
    (seed) => {
      const { one, some, chance, below } = dice(seed, 'devices')
      const [first, second] = [one(ATTRIBUTES), one(ATTRIBUTES)]
      const rules = Array.from({ length: 1 + below(3) }, () => {
        if (chance(0.2)) return `device.physicalIds -contains "${one(TEXTS)}"`
        const operator = one(OPERATORS)
        return `device.${one([first, second])} -${operator} "${one(TEXTS)}"`
      })
      const filters = rules.flatMap((rule) => {
        const filter = compileDeviceFilter(rule)
        return filter.valid ? [filter] : []
      })
      expect(filters).toHaveLength(rules.length)
      const seen = (device: object) =>
        filters.map((filter) => filter.matches(device as Record<string, unknown>)).join()
      const { values, misses } = devicesTried(policies(rules))
      if (policies(rules).some(misses)) return
      const known = new Map<string, Set<string>>()
      for (const { conditions } of values) {
        const { deviceInfo: device } = conditions ?? {}
        if (!device) continue
        const kind = `${device.trustType} ${device.isCompliant}`
        known.set(kind, (known.get(kind) ?? new Set()).add(seen(device)))
      }
      for (let turn = 0; turn < 300; turn++) {
        const kind = one(KINDS)
        const device = {
          ...kind,
          ...(chance(0.5) ? { isManaged: true } : {}),
          ...(chance(0.7) ? { physicalIds: some([...TEXTS, 'z'], 3) } : {}),
          ...Object.fromEntries(
            [first, second].flatMap((name) =>
              chance(0.8)
                ? [[name, Array.from({ length: 1 + below(3) }, () => one([...TEXTS, 'z'])).join('')]]
                : [],
            ),
          ),
        }
        expect(known.get(`${kind.trustType} ${kind.isCompliant}`), JSON.stringify([rules, device])).toContain(
          seen(device),
        )
      }
    },
  )

  test('not by a device id, nor where they are too many: then they are missed', () => {
    const [id, plain] = policies(['device.deviceId -eq "a"', 'device.isCompliant -eq "True"'])
    const many = policies(
      ['model', 'manufacturer', 'displayName'].map(
        (name) => `device.${name} -in [${Array.from({ length: 9 }, (_, at) => `"${at}"`).join(', ')}]`,
      ),
    )
    if (!id || !plain) throw new Error('There are two policies.')
    const { misses } = devicesTried([id, plain, ...many])
    expect([id, plain, ...many].map(misses)).toEqual([true, false, true, true, true])
    expect([id, plain].map(devicesTried([id, plain]).misses)).toEqual([true, false])
    expect(devicesTried(many.slice(0, 2)).misses(many[0] ?? id)).toBe(false)
    expect(devicesTried(many).values.length).toBeLessThan(250)
  })

  test('only by filters of policies that are on, or may be', () => {
    const rule = ['device.model -eq "A"']
    expect(devicesTried(policies(rule, 'disabled')).values).toHaveLength(4)
    expect(devicesTried(policies(rule, 'enabledForReportingButNotEnforced')).values).toHaveLength(7)
    expect(devicesTried(policies(rule)).values).toHaveLength(13)
  })
})

import { describe, expect, it, test } from 'vitest'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { compile } from '../compile/compile'
import { evaluate } from '../evaluate'
import type { DeviceInfo } from '../sign-in'
import { policyOf, signInOf, verdict } from '../testing/one-policy'
import { deviceAttributes } from './devices'

const OUT = 'ruled-out: devices'
const UNDOCUMENTED = 'unknown: notEnoughInformation'
const INVALID = 'unknown: invalidCondition'
const TENANT: Partial<PolicyTenant> = {
  devices: [
    { id: 'object', deviceId: 'D-1', trustType: 'ServerAd', isCompliant: true, displayName: 'SAW-1' },
  ],
}
const PLAIN: DeviceInfo = { trustType: 'Workplace', isCompliant: false }
const COMPLIANT: DeviceInfo = { trustType: 'AzureAD', isCompliant: true }
const HYBRID: DeviceInfo = { trustType: 'ServerAD', isCompliant: false }

const said = (devices: object | null, deviceInfo: DeviceInfo | null = null) =>
  verdict('devices', { devices }, { deviceInfo }, TENANT)
const filter = (mode: string | null, rule: string) => ({ deviceFilter: { mode, rule } })

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices#policy-behavior-with-filter-for-devices */
describe('a filter', () => {
  const met = 'device.isCompliant -eq True'
  const not = 'device.isCompliant -ne True'
  test.each<[string, object | null, DeviceInfo | null, string]>([
    ['not configured', null, COMPLIANT, 'any'],
    ['an attribute that is none', filter('include', 'device.deviceOSType -eq "X"'), COMPLIANT, UNDOCUMENTED],
    [
      'an operator that is not documented',
      filter('exclude', 'device.trustType -startsWith "A"'),
      PLAIN,
      UNDOCUMENTED,
    ],
    ['null', filter('include', 'device.model -eq null'), null, UNDOCUMENTED],
    [
      'settled by what is documented',
      filter('include', `device.model -eq null -or ${met}`),
      COMPLIANT,
      'matched',
    ],
    ['without a rule', filter('include', ''), COMPLIANT, 'any'],
    ['includes what meets it', filter('include', met), COMPLIANT, 'matched'],
    ['includes nothing else', filter('include', met), PLAIN, OUT],
    ['excludes what meets it', filter('exclude', met), COMPLIANT, OUT],
    ['excludes nothing else', filter('exclude', met), PLAIN, 'matched'],
    ['positive, included: an unregistered device is out', filter('include', met), null, OUT],
    ['positive, excluded: an unregistered device stays in', filter('exclude', met), null, 'matched'],
    ['negative, included: an unregistered device is in', filter('include', not), null, 'matched'],
    ['negative, excluded: an unregistered device is out', filter('exclude', not), null, OUT],
    ['a missing attribute is null: positive', filter('include', 'device.model -eq "X"'), COMPLIANT, OUT],
    [
      'a missing attribute is null: negative',
      filter('include', 'device.model -ne "X"'),
      COMPLIANT,
      'matched',
    ],
    ['not containing', filter('include', 'device.displayName -notContains "SAW"'), null, 'matched'],
    ['not in a list', filter('include', 'device.model -notIn ["X", "Y"]'), null, 'matched'],
    ['in a list', filter('include', 'device.model -in ["X", "Y"]'), { ...PLAIN, model: 'y' }, 'matched'],
    ['the mode in any case', filter('EXCLUDE', met), COMPLIANT, OUT],
    ['a join type', filter('include', 'device.trustType -eq "ServerAD"'), HYBRID, 'matched'],
    [
      'a join type as the directory writes it',
      filter('include', 'device.trustType -eq "ServerAD"'),
      { trustType: 'ServerAd' },
      'matched',
    ],
    [
      'an attribute of an administrator',
      filter('include', 'device.extensionAttribute1 -eq "SAW"'),
      { ...COMPLIANT, extensionAttribute1: 'SAW' },
      'matched',
    ],
    [
      'what the directory knows',
      filter('include', 'device.displayName -startsWith "SAW"'),
      { deviceId: 'd-1' },
      'matched',
    ],
    [
      'what the question says, before the directory',
      filter('include', 'device.displayName -startsWith "SAW"'),
      { deviceId: 'd-1', displayName: 'Kiosk' },
      OUT,
    ],
    ['neither including nor excluding', filter('both', met), COMPLIANT, INVALID],
    ['no mode', filter(null, met), COMPLIANT, INVALID],
    ['a rule that cannot be read', filter('include', 'device.isCompliant is True'), COMPLIANT, INVALID],
    ['a rule about people', filter('include', 'user.department -eq "IT"'), COMPLIANT, INVALID],
  ])('%s', (_what, devices, device, is) => {
    expect(said(devices, device).is).toBe(is)
  })

  it('that cannot be read says where, and is named', () => {
    const { because, caveats } = said(filter('include', 'device.isCompliant is True'), COMPLIANT)
    expect(because).toMatch(/^The device filter cannot be read at position \d+: /)
    expect(caveats).toEqual(['conditions.devices.deviceFilter.rule'])
  })
})

describe('the older states', () => {
  const but = (...excludeDevices: readonly string[]) => ({ includeDevices: ['All'], excludeDevices })
  test.each<[string, object, DeviceInfo | null, string]>([
    ['All and no exclusion', { includeDevices: ['All'] }, null, 'any'],
    ['all but compliant ones, of a compliant one', but('Compliant'), COMPLIANT, OUT],
    ['all but compliant ones, of another', but('Compliant'), HYBRID, 'matched'],
    ['all but joined ones, of a joined one', but('DomainJoined'), HYBRID, OUT],
    ['all but either', but('compliant', 'domainjoined'), HYBRID, OUT],
    ['all but either, unregistered', but('compliant', 'domainjoined'), null, 'matched'],
    ['compliant ones, of another', { includeDevices: ['Compliant'] }, PLAIN, OUT],
    ['compliant ones, of one', { includeDevices: ['Compliant'] }, COMPLIANT, 'matched'],
    ['a state of tomorrow excluded', but('Attested'), COMPLIANT, 'matched'],
    [
      'beside a filter: the filter rules out',
      { ...but('DomainJoined'), ...filter('include', 'device.isCompliant -eq True') },
      PLAIN,
      OUT,
    ],
    [
      'beside a filter: the state rules out',
      { ...but('Compliant'), ...filter('include', 'device.isCompliant -eq True') },
      COMPLIANT,
      OUT,
    ],
    [
      'ruled out, whatever the filter that cannot be read says',
      { ...but('Compliant'), ...filter('include', '?') },
      COMPLIANT,
      OUT,
    ],
  ])('%s', (_what, devices, device, is) => {
    expect(said(devices, device).is).toBe(is)
  })
})

/**
 * Graph writes the object of a device with all fifteen, and null where it has none (https://learn.microsoft.com/graph/api/resources/device,
 * checked 2026-11).
 */
describe('an extension attribute that a device of the directory does not say', () => {
  const rule = filter('exclude', 'device.extensionAttribute1 -eq "SAW"')
  test.each<[object, string]>([
    [{ extensionAttributes: { extensionAttribute1: 'SAW' } }, OUT],
    [{ extensionAttributes: { extensionAttribute1: null } }, 'matched'],
    [{ extensionAttributes: { extensionAttribute2: null } }, UNDOCUMENTED],
    [{ extensionAttributes: {} }, UNDOCUMENTED],
    [{ extensionAttributes: null }, UNDOCUMENTED],
    [{}, UNDOCUMENTED],
    [{ extensionAttribute1: null }, 'matched'],
    [{ extensionAttribute1: null, extensionAttributes: { extensionAttribute1: 'SAW' } }, OUT],
  ])('%j: %s', (more, is) => {
    const object = {
      id: 'o',
      deviceId: 'd-2',
      trustType: 'AzureAd',
      isCompliant: true,
      isManaged: true,
      mdmAppId: null,
    }
    const tenant = { devices: [{ ...object, ...more }] }
    const deviceInfo = { deviceId: 'd-2' }
    expect(verdict('devices', { devices: rule }, { deviceInfo }, tenant).is).toBe(is)
  })
})

test('two devices are apart in what some filter reads, and in nothing else', () => {
  const rules = ['device.deviceOwnership -eq "Company"', 'device.MODEL -eq "X" -or device.unheard -eq 1']
  const policies = rules.map((rule) => policyOf({ devices: filter('include', rule) }))
  expect(deviceAttributes(policies)).toEqual(['isCompliant', 'model', 'ownership', 'trustType'])
})

/** https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices#policy-behavior-with-filter-for-devices */
describe('extension attributes count for devices that are compliant, hybrid joined or managed', () => {
  const INTUNE = '0000000a-0000-0000-c000-000000000000'
  const rule = 'device.extensionAttribute1 -eq "SAW"'
  const compiled = compile({
    ...EMPTY_POLICY_TENANT,
    users: [{ id: 'ada' }],
    devices: ['ismanaged', 'intune', 'nobody'].map((deviceId) => ({
      id: deviceId,
      deviceId,
      trustType: 'Workplace',
      extensionAttribute1: 'SAW',
      ...(deviceId === 'ismanaged' ? { isManaged: true } : {}),
      ...(deviceId === 'intune' ? { mdmAppId: INTUNE } : {}),
    })),
    conditionalAccessPolicies: [policyOf({ devices: filter('include', rule) })],
  })
  const SAW: DeviceInfo = { trustType: 'Workplace', isCompliant: false, extensionAttribute1: 'SAW' }
  // One tenant, one after the other: devices that differ in nothing but what manages them are apart.
  test.each<[string, DeviceInfo, boolean]>([
    ['compliant', { ...SAW, isCompliant: true }, true],
    ['registered', SAW, false],
    ['hybrid joined', { ...SAW, trustType: 'ServerAD' }, true],
    ['managed by Intune', { ...SAW, mdmAppId: INTUNE }, true],
    ['managed by somebody else', { ...SAW, mdmAppId: 'another' }, false],
    ['known to the directory, and managed by nobody', { deviceId: 'nobody' }, false],
    ['known to the directory as managed', { deviceId: 'ismanaged' }, true],
    ['known to the directory as managed by Intune', { deviceId: 'intune' }, true],
  ])('%s: %s', (_what, deviceInfo, applies) => {
    expect(evaluate(compiled, signInOf({ deviceInfo })).policies[0]?.policyApplies).toBe(applies)
  })
})

test.each<[what: string, stored: object, asked: object, is: string]>([
  ['the directory says none', { model: null }, {}, 'matched'],
  ['the export lost it', {}, {}, 'unknown: notEnoughInformation'],
  ['the export lost it, and the question says it', {}, { model: 'X' }, OUT],
  [
    'the device is not there, and the question says nothing',
    {},
    { deviceId: 'gone' },
    'unknown: notEnoughInformation',
  ],
  [
    'the device is not there, and the question says null',
    {},
    { deviceId: 'gone', model: null },
    'unknown: notEnoughInformation',
  ],
])('the model of a device that is named, where %s', (_what, stored, asked, is) => {
  const devices = [{ id: 'object', deviceId: 'd-1', ...stored }]
  const question = { deviceInfo: { deviceId: 'd-1', ...asked } }
  const found = verdict('devices', { devices: filter('exclude', 'device.model -eq "X"') }, question, {
    devices,
  })
  expect(found.is).toBe(is)
})

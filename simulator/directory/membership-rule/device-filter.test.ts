import { describe, expect, it, test } from 'vitest'
import { compileDeviceFilter } from './device-filter'

function filter(rule: string) {
  const read = compileDeviceFilter(rule)
  if (!read.valid) throw new Error(`${read.error.position}: ${read.error.message}`)
  return read
}
const matches = (rule: string, device: Readonly<Record<string, unknown>> | null) =>
  filter(rule).matches(device)

const compliant = { deviceId: 'd1', isCompliant: true, trustType: 'AzureAD', model: 'Surface Laptop' }
const registered = { deviceId: 'd3', isCompliant: false, trustType: 'Workplace' }

describe('values', () => {
  test.each([
    ['device.isCompliant -eq "True"', true, false],
    ['device.isCompliant -eq True', true, false],
    ['device.isCompliant -eq true', true, false],
    ['device.isCompliant -ne True', false, true],
    ['device.trustType -eq "AzureAD"', true, false],
    ['device.model -in ["Surface Laptop", "Pixel"]', true, false],
    ['device.model -startsWith "surface"', true, false],
    ['device.model -endsWith "LAPTOP"', true, false],
    ['device.model -contains "face"', true, false],
    ['device.model -notContains "Surface"', false, true],
    ['device.deviceid -notIn ["d1"]', false, true],
    ['device.isCompliant -eq True -and device.trustType -eq "AzureAD"', true, false],
    ['device.isCompliant -eq True -or device.trustType -eq "Workplace"', true, true],
    ['-not (device.isCompliant -eq True)', false, true],
  ])('%s', (rule, ofCompliant, ofRegistered) => {
    expect([matches(rule, compliant), matches(rule, registered)]).toEqual([ofCompliant, ofRegistered])
  })

  it('understands the words of the device object and of the question', () => {
    expect(matches('device.trustType -eq "ServerAD"', { trustType: 'ServerAd' })).toBe(true)
    expect(matches('device.deviceOwnership -eq "Company"', { ownership: 'company' })).toBe(true)
    expect(matches('device.deviceOwnership -eq "Company"', { deviceOwnership: 'Company' })).toBe(true)
    const hybrid = { trustType: 'ServerAd', extensionAttributes: { extensionAttribute1: 'SAW' } }
    expect(matches('device.extensionAttribute1 -eq "SAW"', hybrid)).toBe(true)
  })

  it('looks for whole items in a collection', () => {
    const device = { physicalIds: ['[ZTDId]:abc', '[OrderID]:1'] }
    expect(matches('device.physicalIds -contains "[ZTDID]:ABC"', device)).toBe(true)
    expect(matches('device.physicalIds -contains "[ZTDId]"', device)).toBe(false)
    expect(matches('device.physicalIds -notContains "[ZTDId]"', device)).toBe(true)
    expect(matches('device.systemLabels -contains "MultiUser"', device)).toBe(false)
  })
})

describe('a device that is not registered', () => {
  test.each([
    ['device.isCompliant -eq True', false],
    ['device.model -startsWith "x"', false],
    ['device.model -endsWith "x"', false],
    ['device.model -contains "x"', false],
    ['device.deviceId -in ["x"]', false],
    ['device.physicalIds -contains "x"', false],
    ['device.extensionAttribute1 -eq "SAW"', false],
    ['device.isCompliant -ne True', true],
    ['device.model -notStartsWith "x"', true],
    ['device.model -notEndsWith "x"', true],
    ['device.model -notContains "x"', true],
    ['device.deviceId -notIn ["x"]', true],
    ['device.physicalIds -notContains "x"', true],
    ['device.extensionAttribute1 -ne "SAW"', true],
  ])('%s: %s', (rule, expected) => {
    expect(matches(rule, null)).toBe(expected)
    // A registered device whose attribute is null is treated the same.
    if (!rule.includes('extension')) expect(matches(rule, { deviceId: null })).toBe(expected)
  })
})

describe('extension attributes', () => {
  const carrying = { extensionAttribute1: 'SAW' }
  test.each([
    [{ ...carrying, isCompliant: true }, true, false],
    [{ ...carrying, trustType: 'ServerAD' }, true, false],
    [{ ...carrying, isManaged: true }, true, false],
    [{ ...carrying, mdmAppId: '0000000a-0000-0000-c000-000000000000' }, true, false],
    [{ ...carrying, trustType: 'Workplace', isCompliant: false }, false, false],
    [{ isCompliant: true }, false, true],
  ])('of %j', (device, equal, different) => {
    expect(matches('device.extensionAttribute1 -eq "SAW"', device)).toBe(equal)
    expect(matches('device.extensionAttribute1 -ne "SAW"', device)).toBe(different)
  })
})

describe('what is not understood', () => {
  test.each([
    ['device.model -match ".*"', 13],
    ['device.physicalIds -any (_ -contains "x")', 19],
    ['user.department -eq "Sales"', 0],
    ['device.model -eq', 16],
    ['', 0],
    [`device.model -eq "${'x'.repeat(3072)}"`, 3072],
  ])('%s is refused at %i', (rule, position) => {
    expect(compileDeviceFilter(rule)).toMatchObject({ valid: false, error: { position } })
  })
})

describe('what is not documented is neither true nor false', () => {
  test.each([
    ['device.deviceOSType -eq "Windows"', 'there is no attribute device.deviceOSType'],
    ['device.trustType -startsWith "Azure"', 'trustType is compared with -startsWith'],
    ['device.trustType -in ["ServerAD", "AzureAD"]', 'trustType is compared with -in'],
    ['device.isCompliant -in ["True"]', 'isCompliant is compared with -in'],
    ['device.physicalIds -eq "x"', 'physicalIds is compared with -eq'],
    ['device.model -eq null', 'model is compared with null'],
  ])('%s', (rule, undocumented) => {
    expect(filter(rule).undocumented).toBe(undocumented)
    expect([matches(rule, compliant), matches(rule, null)]).toEqual([null, null])
    if (!rule.endsWith('null')) expect(matches(`-not (${rule})`, compliant)).toBeNull()
  })

  test.each([
    ['device.model -eq null -or device.isCompliant -eq True', true, null],
    ['device.model -eq null -and device.isCompliant -eq True', null, false],
    ['-not (device.model -eq null -or device.isCompliant -eq True)', false, null],
  ])('%s: what is documented may settle it', (rule, ofCompliant, ofRegistered) => {
    expect([matches(rule, compliant), matches(rule, registered)]).toEqual([ofCompliant, ofRegistered])
  })

  it('nothing is said of a documented rule', () => {
    const rule = '(device.deviceid -eq "a") -and (device.systemLabels -contains "MultiUser")'
    expect(filter(rule).undocumented).toBeNull()
  })
})

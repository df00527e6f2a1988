import { expect, test } from 'vitest'
import type { SessionControls } from '../../directory/conditional-access-policy'
import { cloudAppSecurity } from './cloud-app-security'

const of = (cloudAppSecurityType: string | null, isEnabled = true): SessionControls => ({
  cloudAppSecurity: { isEnabled, cloudAppSecurityType },
})

test.each<[string, readonly SessionControls[], object | null]>([
  ['watching', [of('monitorOnly')], { type: 'monitorOnly', requiredBy: ['0'] }],
  [
    'a custom policy before watching',
    [of('monitorOnly'), of('mcasConfigured')],
    { type: 'mcasConfigured', requiredBy: ['1'] },
  ],
  [
    'blocking downloads before both',
    [of('blockDownloads'), of('mcasConfigured'), of('monitorOnly')],
    { type: 'blockDownloads', requiredBy: ['0'] },
  ],
  [
    'a word of tomorrow before all others',
    [of('blockDownloads'), of('quarantine')],
    { type: 'quarantine', requiredBy: ['1'] },
  ],
  ['off', [of('blockDownloads', false), of('monitorOnly')], { type: 'monitorOnly', requiredBy: ['1'] }],
  ['on, and no word', [of(null)], null],
  ['nobody', [{}, { cloudAppSecurity: null }], null],
])('%s', (_what, controls, expected) => {
  const asking = controls.map((sessionControls, at) => ({ id: `${at}`, sessionControls }))
  expect(cloudAppSecurity.combine(asking)).toEqual(expected)
})

test('is on by its switch', () => {
  expect([of('monitorOnly'), of('monitorOnly', false), {}].map(cloudAppSecurity.isOn)).toEqual([
    true,
    false,
    false,
  ])
})

import { expect, test } from 'vitest'
import { knownName } from './known-names'

test.each([
  ['application', 'd4ebce55-015a-49b5-a083-c84d1797ae8c', 'Microsoft Intune Enrollment'],
  ['application', '00000003-0000-0000-C000-000000000000', 'Microsoft Graph'],
  ['application', '9cdead84-a844-4324-93f2-b2e6bb768d07', 'Azure Virtual Desktop'],
  ['application', '00000005-0000-0ff1-ce00-000000000000', 'Viva Engage'],
  ['application', '5b3f7d4e-1111-4222-8333-944444444444', undefined],
  ['role', '2af84b1e-32c8-42b7-82bc-daa82404023b', 'Restricted Guest User'],
  ['role', '9c094953-4995-41c8-84c8-3ebb9b32c93f', 'Device Join'],
  ['role', '5b3f7d4e-1111-4222-8333-944444444444', undefined],
  ['group', '00000003-0000-0000-c000-000000000000', undefined],
] as const)('the %s %s is called %s', (kind, id, name) => {
  expect(knownName(kind, id)).toBe(name)
})

import { expect, test } from 'vitest'
import { ask, policyOf } from '../conditional-access/testing/one-policy'
import { importFiles } from '../interchange/import-files'
import { lostMembers } from './lost-members'

const guests = (of: object) => ({
  conditions: { users: { includeUsers: ['All'], excludeGuestsOrExternalUsers: of } },
})
const grant = (of: object | null) => ({ grantControls: of })
const KINDS = { guestOrExternalUserTypes: 'b2bCollaborationGuest' }

/** msgraph-sdk-powershell#2667, #3011; EntraExporter#39 */
test.each<[string, object, RegExp | null]>([
  [
    'organizations that are enumerated without members',
    guests({ ...KINDS, externalTenants: { membershipKind: 'enumerated' } }),
    /organizations/,
  ],
  ['organizations that are an empty object', guests({ ...KINDS, externalTenants: {} }), /organizations/],
  ['all organizations', guests({ ...KINDS, externalTenants: { membershipKind: 'all' } }), null],
  [
    'organizations by their ids',
    guests({ ...KINDS, externalTenants: { membershipKind: 'enumerated', members: ['t'] } }),
    null,
  ],
  ['no organizations', guests(KINDS), null],
  [
    'kinds that are null beside organizations',
    guests({ guestOrExternalUserTypes: null, externalTenants: { membershipKind: 'all' } }),
    /kinds/,
  ],
  ['nothing but nulls', guests({ guestOrExternalUserTypes: null, externalTenants: null }), null],
  [
    'controls that are null and joined',
    grant({ operator: 'OR', builtInControls: null }),
    /what is asked for/,
  ],
  [
    'controls that are null beside a strength',
    grant({ operator: 'OR', builtInControls: null, authenticationStrength: { id: 's' } }),
    null,
  ],
  [
    'controls that are null beside terms of use',
    grant({ operator: 'AND', builtInControls: null, termsOfUse: ['t'] }),
    null,
  ],
  ['controls that are null and not joined', grant({ operator: null, builtInControls: null }), null],
  ['an empty list of controls', grant({ operator: 'OR', builtInControls: [] }), null],
  ['no controls', grant(null), null],
])('%s', (_what, policy, says) => {
  const lost = lostMembers({ id: 'p', ...policy })
  expect(lost).toHaveLength(says ? 1 : 0)
  if (says) expect(lost[0]?.says).toMatch(says)
  const bytes = new TextEncoder().encode(
    JSON.stringify({ conditionalAccessPolicies: [{ id: 'p', ...policy }] }),
  )
  const { problems } = importFiles([{ name: 'p.json', bytes }])
  expect(problems.filter(({ message }) => message.includes('lost'))).toHaveLength(says ? 1 : 0)
})

test('a policy whose controls are lost may ask for anything', () => {
  const decision = ask([policyOf({}, grant({ operator: 'OR', builtInControls: null }))], {})
  expect(decision.couldBe).toEqual(['grant', 'challenge', 'block'])
  expect(decision.caveats.map(({ path }) => path)).toContain('grantControls.builtInControls')
})

import { expect, test } from 'vitest'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { ask, policyOf, type Question } from '../testing/one-policy'

const tenant: Partial<PolicyTenant> = {
  users: [
    { id: 'ada', creationType: null, accountEnabled: true },
    { id: 'dana', creationType: null, accountEnabled: false },
    { id: 'gil', userType: 'Guest', accountEnabled: false },
  ],
  servicePrincipals: [
    { id: 'job', servicePrincipalType: 'Application', signInAudience: 'AzureADMyOrg', accountEnabled: false },
  ],
}
const mfa = policyOf({}, { grantControls: { operator: 'OR', builtInControls: ['mfa'] } })
const block = policyOf({})
const open = policyOf({ users: { includeGroups: ['gone'] } })

test.each<[string, Question, number | null]>([
  ['one that is on', { authentication: { completed: ['password', 'softwareOath'] } }, null],
  ['one that is off', { userId: 'dana' }, 50057],
  ['an id in any case', { userId: 'DANA' }, 50057],
  ['with everything that is asked for', { userId: 'dana', authentication: { completed: ['fido2'] } }, 50057],
  ['a guest', { userId: 'gil' }, 50057],
  ['a service principal', { servicePrincipalId: 'job' }, 7_000_112],
])('an account that is off signs in nowhere: %s', (_what, question, code) => {
  const { result, code: is, couldBe, gates, required } = ask([mfa], question, tenant)
  expect([result, is, couldBe]).toEqual(
    code === null ? ['grant', null, ['grant']] : ['block', code, ['block']],
  )
  expect(gates.map(({ gate }) => gate).includes('disabledAccount')).toBe(code !== null)
  expect(required).toEqual([])
})

test('that is so before policies, and whatever of them is not known', () => {
  for (const policies of [[block], [open], []])
    expect(ask(policies, { userId: 'dana' }, tenant)).toMatchObject({
      result: 'block',
      code: 50057,
      couldBe: ['block'],
    })
})

test('a disabled device does not count, for controls and for filters', () => {
  const devices = [
    { id: 'd', deviceId: 'd', trustType: 'ServerAd', isCompliant: true, accountEnabled: false },
    { id: 'e', deviceId: 'e', trustType: 'ServerAd', isCompliant: true, accountEnabled: true },
  ]
  const control = (name: string) =>
    policyOf({}, { grantControls: { operator: 'OR', builtInControls: [name] } })
  const filter = policyOf({
    devices: { deviceFilter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
  })
  for (const policy of [control('compliantDevice'), control('domainJoinedDevice'), filter]) {
    const from = (deviceId: string) => ask([policy], { deviceInfo: { deviceId } }, { ...tenant, devices })
    expect(from('d')).toMatchObject({ result: 'block', couldBe: ['block'] })
    expect(from('e')).toMatchObject({ result: 'grant', couldBe: ['grant'] })
  }
  const [answer] = ask([control('compliantDevice')], { deviceInfo: { deviceId: 'd' } }, { devices }).policies
  expect(answer?.controls[0]?.because).toMatch(/disabled/)
})

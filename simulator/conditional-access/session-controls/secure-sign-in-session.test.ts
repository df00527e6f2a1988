import { expect, test } from 'vitest'
import { ask, policyOf, type Question } from '../testing/one-policy'
import { secureSignInSession } from './secure-sign-in-session'

const policy = policyOf(
  {},
  { grantControls: null, sessionControls: { secureSignInSession: { isEnabled: true } } },
)

test.each<[string, Question, string, number | null]>([
  ['a token that is bound', { authentication: { boundToken: true } }, 'grant', null],
  ['a token that is not bound', { authentication: { boundToken: false } }, 'block', 530084],
  ['not said, on a joined device', { deviceInfo: { trustType: 'AzureAD' } }, 'grant', null],
  ['not said, on a registered device', { deviceInfo: { trustType: 'Workplace' } }, 'grant', null],
  ['not said, without a device object', {}, 'block', 530084],
  [
    'replayed from a device that is joined',
    { deviceInfo: { trustType: 'AzureAD' }, authentication: { boundToken: false } },
    'block',
    530084,
  ],
])('%s', (_what, question, result, code) => {
  const decision = ask([policy], question)
  expect(decision).toMatchObject({ result, code, session: { secureSignInSession: ['p'] } })
  expect(decision.required.map(({ control, says }) => `${control}: ${says}`)).toEqual(
    code === null ? [] : ['secureSignInSession: The token is not bound to the device.'],
  )
})

test('is on where any policy turns it on', () => {
  const on = (isEnabled: boolean | null) => ({ secureSignInSession: { isEnabled } })
  const asking = [on(true), on(false), on(null), {}, on(true)]
  expect(asking.map((each) => secureSignInSession.isOn(each))).toEqual([true, false, false, false, true])
  const all = asking.map((sessionControls, at) => ({ id: `${at}`, sessionControls }))
  expect(secureSignInSession.combine(all)).toEqual(['0', '4'])
})

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

test.each<[string, Question]>([
  ['a joined device', { deviceInfo: { trustType: 'AzureAD' } }],
  ['Android', { deviceInfo: { trustType: 'AzureAD', isCompliant: true }, devicePlatform: 'android' }],
  ['Linux', { deviceInfo: { trustType: 'Workplace' }, devicePlatform: 'linux' }],
  [
    'the device code flow',
    { deviceInfo: { trustType: 'AzureAD' }, authenticationFlow: { transferMethod: 'deviceCodeFlow' } },
  ],
  ['Exchange ActiveSync', { deviceInfo: { trustType: 'AzureAD' }, clientAppType: 'exchangeActiveSync' }],
  ['a device of the directory', { deviceInfo: { deviceId: 'd' } }],
  ['a device of which nothing is known', { deviceInfo: { deviceId: 'e' } }],
])('whether a token is bound that nobody says is not known: %s', (_what, question) => {
  const devices = [{ id: 'd', deviceId: 'd', trustType: 'AzureAd' }]
  const decision = ask([policy], question, { devices })
  expect(decision).toMatchObject({ result: 'grant', couldBe: ['grant', 'challenge', 'block'] })
  expect(decision.caveats).toMatchObject([{ policyId: 'p', path: 'sessionControls.secureSignInSession' }])
  const told = ask([policy], { ...question, authentication: { boundToken: true } }, { devices })
  expect(told.couldBe).toEqual(['grant'])
  const old = policyOf(
    {},
    {
      grantControls: null,
      sessionControls: {
        secureSignInSession: { isEnabled: true },
        signInFrequency: { isEnabled: true, type: 'hours', value: 1 },
      },
    },
  )
  const again = ask([old], { ...question, authentication: { authenticatedMinutesAgo: 90 } }, { devices })
  expect(again).toMatchObject({ result: 'challenge', couldBe: ['challenge', 'block'] })
})

test('a disabled device binds nothing', () => {
  const devices = [{ id: 'd', deviceId: 'd', trustType: 'AzureAd', accountEnabled: false }]
  expect(ask([policy], { deviceInfo: { deviceId: 'd' } }, { devices }).couldBe).toEqual(['block'])
})

test('is on where any policy turns it on', () => {
  const on = (isEnabled: boolean | null) => ({ secureSignInSession: { isEnabled } })
  const asking = [on(true), on(false), on(null), {}, on(true)]
  expect(asking.map((each) => secureSignInSession.isOn(each))).toEqual([true, false, false, false, true])
  const all = asking.map((sessionControls, at) => ({ id: `${at}`, sessionControls }))
  expect(secureSignInSession.combine(all)).toEqual(['0', '4'])
})

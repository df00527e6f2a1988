import { expect, it, test } from 'vitest'
import { verdict } from '../testing/one-policy'

const OUT = 'ruled-out: authenticationFlow'
const said = (transferMethods: unknown, transferMethod?: string | null) =>
  verdict(
    'authenticationFlow',
    { authenticationFlows: { transferMethods } },
    { authenticationFlow: transferMethod === undefined ? null : { transferMethod } },
  )

test.each<[string, unknown, string | null | undefined, string]>([
  ['not configured', null, 'deviceCodeFlow', 'any'],
  ['empty', '', 'deviceCodeFlow', 'any'],
  ['none is no flow', 'none', 'deviceCodeFlow', 'any'],
  ['the device code flow', 'deviceCodeFlow', 'deviceCodeFlow', 'matched'],
  ['in any case', 'DEVICECODEFLOW', 'devicecodeflow', 'matched'],
  ['authentication transfer', 'authenticationTransfer', 'authenticationTransfer', 'matched'],
  ['the other one', 'authenticationTransfer', 'deviceCodeFlow', OUT],
  ['one of two in one text', 'deviceCodeFlow,authenticationTransfer', 'authenticationTransfer', 'matched'],
  ['two with a space', 'deviceCodeFlow, authenticationTransfer', 'authenticationTransfer', 'matched'],
  ['a list, as some tools write it', ['deviceCodeFlow'], 'deviceCodeFlow', 'matched'],
  ['an ordinary sign-in', 'deviceCodeFlow', undefined, OUT],
  ['an ordinary sign-in that says so', 'deviceCodeFlow', 'none', OUT],
  ['an ordinary sign-in that says nothing', 'deviceCodeFlow', null, OUT],
  ['a flow of tomorrow', 'carrierPigeon', 'deviceCodeFlow', 'ruled-out: notEnoughInformation'],
  ['a flow of tomorrow beside one of today', 'carrierPigeon,deviceCodeFlow', 'deviceCodeFlow', 'matched'],
])('%s', (_what, methods, flow, is) => {
  expect(said(methods, flow).is).toBe(is)
})

it('names the flows', () => {
  expect(said('deviceCodeFlow,authenticationTransfer').because).toBe(
    'The policy is for deviceCodeFlow or authenticationTransfer.',
  )
})

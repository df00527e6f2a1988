import { expect, it, test } from 'vitest'
import { verdict } from '../testing/one-policy'

const OUT = 'ruled-out: clientApps'
const OPEN = 'unknown: notEnoughInformation'
const LEGACY = ['exchangeActiveSync', 'other']

const said = (clientAppTypes: readonly string[] | null, clientAppType: string | null) =>
  verdict('clientApps', { clientAppTypes }, { clientAppType })

test.each<[string, readonly string[] | null, string | null, string]>([
  ['not configured', null, 'browser', 'any'],
  ['an empty list', [], 'browser', 'any'],
  ['all', ['all'], 'other', 'any'],
  ['all, whatever else is listed', ['browser', 'ALL'], 'other', 'any'],
  ['all, of a client that is not said', ['all'], null, 'any'],
  ['a browser', ['browser'], 'browser', 'matched'],
  ['in any case', ['Browser'], 'BROWSER', 'matched'],
  ['an app, of a browser', ['browser'], 'mobileAppsAndDesktopClients', OUT],
  [
    'Exchange ActiveSync is no app with modern authentication',
    ['mobileAppsAndDesktopClients'],
    'exchangeActiveSync',
    OUT,
  ],
  ['Exchange ActiveSync among legacy clients', LEGACY, 'exchangeActiveSync', 'matched'],
  ['its older word', LEGACY, 'easSupported', 'matched'],
  ['its older word, of other clients alone', ['other'], 'easSupported', OUT],
  ['the older word in the policy covers itself', ['easSupported'], 'easSupported', 'matched'],
  [
    'the older word in the policy is narrower, and may be meant',
    ['easSupported'],
    'exchangeActiveSync',
    OPEN,
  ],
  ['both words in the policy', ['easSupported', 'exchangeActiveSync'], 'exchangeActiveSync', 'matched'],
  ['IMAP, POP and SMTP are other clients', LEGACY, 'other', 'matched'],
  ['other clients, of Exchange ActiveSync alone', ['exchangeActiveSync'], 'other', OUT],
  ['modern clients, of legacy ones', LEGACY, 'browser', OUT],
  ['a word of tomorrow, in the policy alone', ['smartGlasses'], 'browser', 'ruled-out: notEnoughInformation'],
  ['a word of tomorrow, on both sides', ['smartGlasses'], 'smartGlasses', 'matched'],
  ['not said', ['browser'], null, OPEN],
  ['not said, in the word that Graph has for it', ['browser'], 'all', OPEN],
])('%s', (_what, types, client, is) => {
  expect(said(types, client).is).toBe(is)
})

it('names what the policy is for', () => {
  expect(said(LEGACY, 'browser').because).toBe('The policy is for exchangeActiveSync or other.')
  expect(said(LEGACY, null).caveats).toEqual(['signInConditions.clientAppType'])
})

import { expect, it, test } from 'vitest'
import { forbiddenModes } from './methods-policy'

const forbidden = (configuration: object, groupIds: readonly string[] = []) => [
  ...forbiddenModes(
    { authenticationMethodConfigurations: [{ id: 'MicrosoftAuthenticator', ...configuration }] },
    new Set(groupIds),
  ),
]
const BOTH = ['microsoftAuthenticatorPush', 'deviceBasedPush']
const everybody = { targetType: 'group', id: 'all_users' }

test.each([
  ['is disabled', { state: 'disabled' }, BOTH],
  ['is enabled, and the export names no targets', { state: 'enabled' }, []],
  ['is for everybody', { state: 'enabled', includeTargets: [everybody] }, []],
  [
    'is for push alone',
    { state: 'enabled', includeTargets: [{ ...everybody, authenticationMode: 'push' }] },
    ['deviceBasedPush'],
  ],
  [
    'is for phone sign-in alone',
    { state: 'enabled', includeTargets: [{ ...everybody, authenticationMode: 'deviceBasedPush' }] },
    ['microsoftAuthenticatorPush'],
  ],
  ['is for another group', { state: 'enabled', includeTargets: [{ id: 'pilot' }] }, BOTH],
  ['is for a group of the person', { state: 'enabled', includeTargets: [{ id: 'SALES' }] }, []],
  [
    'excludes a group of the person',
    { state: 'enabled', includeTargets: [everybody], excludeTargets: [{ id: 'sales' }] },
    BOTH,
  ],
  ['has a target that lost its id', { state: 'enabled', includeTargets: [{ id: null }, everybody] }, []],
  ['is for nobody', { state: 'enabled', includeTargets: [] }, BOTH],
])('the Authenticator %s', (_case, configuration, expected) => {
  expect(forbidden(configuration, ['sales'])).toEqual(expected)
})

it('allows what it does not list, and everything when there is no policy', () => {
  expect(forbiddenModes(null, new Set()).size).toBe(0)
  expect(forbidden({ id: 'toString', state: 'disabled' })).toEqual([])
  expect(forbidden({ id: 'Sms', state: 'disabled' })).toEqual(['sms'])
})

test.each([[{}], [{ id: null }], [{ id: undefined, state: 'disabled' }]])(
  'a configuration of %j, which does not say of which method it is, forbids none',
  (configuration) => {
    expect(forbidden({ id: null, ...configuration })).toEqual([])
  },
)

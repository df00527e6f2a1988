import { describe, expect, it, test } from 'vitest'
import { ruledModes } from './methods-policy'

const ruled = (configurations: readonly object[], groupIds: readonly string[] = [], inDoubt = 'unlisted') => {
  const { forbidden, open } = ruledModes(
    { authenticationMethodConfigurations: configurations },
    {
      groupIds: new Set(groupIds),
      groupDoubt: (id) => (id === inDoubt ? 'The export does not say who is in it.' : null),
    },
  )
  return { forbidden: [...forbidden], open: [...open] }
}
const ofAuthenticator = (configuration: object, groupIds: readonly string[] = []) => {
  const of = (modes: readonly string[]) => modes.filter((mode) => BOTH.includes(mode))
  const { forbidden, open } = ruled([{ id: 'MicrosoftAuthenticator', ...configuration }], groupIds)
  return [of(forbidden), of(open)]
}
const BOTH = ['microsoftAuthenticatorPush', 'deviceBasedPush']
const [PUSH = '', PHONE = ''] = BOTH
const everybody = { targetType: 'group', id: 'all_users', authenticationMode: 'any' }
const enabled = { state: 'enabled', includeTargets: [everybody], excludeTargets: [] }

test.each<[string, object, readonly string[], readonly string[]]>([
  ['is disabled', { state: 'disabled' }, BOTH, []],
  ['is for everybody', enabled, [], []],
  [
    'is for push alone',
    { ...enabled, includeTargets: [{ ...everybody, authenticationMode: 'push' }] },
    [PHONE],
    [],
  ],
  [
    'is for phone sign-in alone',
    { ...enabled, includeTargets: [{ ...everybody, authenticationMode: 'deviceBasedPush' }] },
    [PUSH],
    [],
  ],
  ['is for another group', { ...enabled, includeTargets: [{ ...everybody, id: 'pilot' }] }, BOTH, []],
  ['is for a group of the person', { ...enabled, includeTargets: [{ ...everybody, id: 'SALES' }] }, [], []],
  ['excludes a group of the person', { ...enabled, excludeTargets: [{ id: 'sales' }] }, BOTH, []],
  ['is for nobody', { ...enabled, includeTargets: [] }, BOTH, []],
  ['has a target that lost its id, and one for all', { ...enabled, includeTargets: [{}, everybody] }, [], []],
  ['is for nobody else than a target that lost its id', { ...enabled, includeTargets: [{}] }, [], BOTH],
  ['lost its state', { ...enabled, state: null }, [], BOTH],
  ['lost whom it is for', { ...enabled, includeTargets: null }, [], BOTH],
  ['lost whom it is not for', { ...enabled, excludeTargets: undefined }, [], BOTH],
  ['excludes somebody, and who is lost', { ...enabled, excludeTargets: [{ id: null }] }, [], BOTH],
  [
    'is for everybody, and in which way is lost',
    { ...enabled, includeTargets: [{ id: 'all_users' }] },
    [],
    BOTH,
  ],
  [
    'is for a group of which it is not known who is in it',
    { ...enabled, includeTargets: [{ ...everybody, id: 'unlisted' }] },
    [],
    BOTH,
  ],
  [
    'excludes a group of which it is not known who is in it',
    { ...enabled, excludeTargets: [{ id: 'unlisted' }] },
    [],
    BOTH,
  ],
  [
    'is for another group, and in which way is lost',
    { ...enabled, includeTargets: [{ id: 'pilot' }] },
    BOTH,
    [],
  ],
])('the Authenticator %s', (_case, configuration, forbidden, open) => {
  expect(ofAuthenticator(configuration, ['sales'])).toEqual([forbidden, open])
})

describe('what the policy does not list', () => {
  it('is open', () => {
    const { forbidden, open } = ruled([{ id: 'Sms', state: 'disabled' }])
    expect(forbidden).toEqual(['sms'])
    expect(open).toContain('voice')
    expect(open).not.toContain('sms')
  })

  it('is open where there is no policy, and forbidden is none', () => {
    const { forbidden, open } = ruledModes(null, { groupIds: new Set(), groupDoubt: () => null })
    expect(forbidden.size).toBe(0)
    expect(open.has('fido2')).toBe(true)
    // These no methods policy rules.
    for (const mode of ['password', 'windowsHelloForBusiness', 'federatedMultiFactor'])
      expect(open.has(mode)).toBe(false)
  })
})

test.each([[{}], [{ id: null }], [{ id: undefined, state: 'disabled' }], [{ id: 'toString' }]])(
  'a configuration of %j, which does not say of which method it is, forbids none',
  (configuration) => {
    expect(ruled([{ state: 'disabled', ...configuration }]).forbidden).toEqual([])
  },
)

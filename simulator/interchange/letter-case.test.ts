import { describe, expect, test } from 'vitest'
import { compile } from '../conditional-access/compile/compile'
import { decide } from '../conditional-access/compile/decide'
import { evaluate } from '../conditional-access/evaluate'
import { signInOf } from '../conditional-access/testing/one-policy'
import { importFiles } from './import-files'
import { file } from './testing/files'

const ALL = { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } }
const NOBODY = { ...ALL, users: { includeUsers: ['bo'] } }
const BLOCK = { operator: 'OR', builtInControls: ['block'] }
const MFA = { operator: 'OR', builtInControls: ['mfa'] }
const ON = { id: 'p', displayName: 'P', state: 'enabled', conditions: ALL, grantControls: BLOCK }
const USERS = ['ada', 'bo'].map((id) => ({ id, userType: 'Member', creationType: null }))
const REST = { users: USERS, identitySecurityDefaultsEnforcementPolicy: { isEnabled: false } }

function asked(policy: object, rest: object = REST) {
  const text = JSON.stringify({ conditionalAccessPolicies: [policy], ...rest })
  const { tenant, problems, unknown } = importFiles([file('t.json', text)])
  const compiled = compile(tenant)
  const decision = evaluate(compiled, signInOf({ userId: 'ada' }))
  expect(decide(compiled, signInOf({ userId: 'ada' }))).toBe(decision.result)
  return {
    tenant,
    decision,
    says: [...problems.map(({ message }) => message), ...unknown.map(({ says }) => says)],
  }
}

/** Names of members are told apart by the case of their letters (RFC 8259 section 4, and OData JSON 4.01 section 4.5). */
describe('two members of a policy that differ by the case of their letters', () => {
  test.each<[what: string, policy: object, couldBe: string, path: string]>([
    ['on and off', { ...ON, State: 'disabled' }, 'grant challenge block', 'state'],
    ['off and on', { State: 'enabled', ...ON, state: 'disabled' }, 'grant challenge block', 'state'],
    [
      'on and report-only, in capitals',
      { ...ON, STATE: 'enabledForReportingButNotEnforced' },
      'grant challenge block',
      'state',
    ],
    ['its conditions', { ...ON, Conditions: NOBODY }, 'grant challenge block', 'conditions'],
    ['what it asks for', { ...ON, grantcontrols: MFA }, 'grant challenge block', 'grantControls'],
    ['what it asks for, and null', { ...ON, GrantControls: null }, 'grant challenge block', 'grantControls'],
    [
      'whom it is for',
      { ...ON, conditions: { ...ALL, users: { includeUsers: ['All'], IncludeUsers: ['bo'] } } },
      'grant challenge block',
      'conditions.users.includeUsers',
    ],
    [
      'whom it spares',
      {
        ...ON,
        conditions: { ...ALL, users: { includeUsers: ['All'], excludeUsers: [], excludeusers: ['ada'] } },
      },
      'grant challenge block',
      'conditions.users.excludeUsers',
    ],
    [
      'a control',
      { ...ON, grantControls: { ...BLOCK, BuiltInControls: ['mfa'] } },
      'grant challenge block',
      'grantControls.builtInControls',
    ],
  ])('%s: which counts is not known', (_what, policy, couldBe, path) => {
    const { decision, says, tenant } = asked(policy)
    expect(decision.couldBe.join(' ')).toBe(couldBe)
    expect(decision.caveats).toContainEqual({
      policyId: 'p',
      path,
      says: 'It is there twice, with different values: which counts is not known.',
    })
    expect(says).toEqual([expect.stringMatching(/is here beside .* is not certain\.$/)])
    expect(tenant.lost).toBeUndefined()
  })

  test.each<[what: string, policy: object, couldBe: string]>([
    ['one value', { ...ON, State: 'enabled' }, 'block'],
    ['one object', { ...ON, Conditions: ALL }, 'block'],
    ['what it is called', { ...ON, DisplayName: 'Q' }, 'block'],
    [
      'whom it is for, where neither is asked about',
      { ...ON, state: 'disabled', Conditions: NOBODY },
      'grant',
    ],
    [
      'off and report-only',
      { ...ON, state: 'disabled', State: 'enabledForReportingButNotEnforced' },
      'grant',
    ],
  ])('%s: nothing hangs on it', (_what, policy, couldBe) => {
    expect(asked(policy).decision.couldBe.join(' ')).toBe(couldBe)
  })
})

describe('a member of a policy in other letters, alone', () => {
  const { state: _, grantControls: __, conditions: ___, ...rest } = ON
  test.each<[what: string, policy: object, path: string]>([
    ['its state', { ...ON, state: undefined, STATE: 'enabled' }, 'state'],
    ['its conditions', { ...rest, state: 'enabled', CONDITIONS: ALL, grantControls: BLOCK }, 'conditions'],
    [
      'what it asks for, beside terms of the session',
      {
        ...rest,
        state: 'enabled',
        conditions: ALL,
        grantcontrols: BLOCK,
        sessionControls: { persistentBrowser: { mode: 'never', isEnabled: true } },
      },
      'grantControls',
    ],
    [
      'whom it is for',
      { ...ON, conditions: { ...ALL, users: { includeusers: ['All'] } } },
      'conditions.users.includeusers',
    ],
  ])('%s: the policy is not decided', (_what, policy, path) => {
    const { decision, says } = asked(policy)
    expect(decision.couldBe).toEqual(['grant', 'challenge', 'block'])
    expect(decision.caveats.map((caveat) => caveat.path)).toContain(path)
    expect(says.length).toBeGreaterThan(0)
  })

  test('with a capital, as PowerShell writes it, it is the same member', () => {
    const { decision, says } = asked({ ...rest, State: 'enabled', Conditions: ALL, GrantControls: BLOCK })
    expect([decision.couldBe, says]).toEqual([['block'], []])
  })
})

describe('elsewhere than in policies no answer is certain beside it', () => {
  test.each<[what: string, rest: object, isLost: boolean]>([
    [
      'an account that is on and off',
      { users: [{ ...USERS[0], accountEnabled: true, AccountEnabled: false }] },
      true,
    ],
    ['an account in other letters', { users: [{ ...USERS[0], accountenabled: false }] }, true],
    ['a department, which rules read', { users: [{ ...USERS[0], department: 'A', Department: 'B' }] }, true],
    ['one department', { users: [{ ...USERS[0], department: 'A', Department: 'A' }] }, false],
    ['a name', { users: [{ ...USERS[0], displayName: 'A', DisplayName: 'B' }] }, false],
    ['the members of a group', { groups: [{ id: 'g', members: [], Members: [{ id: 'ada' }] }] }, true],
    [
      'the ranges of a place',
      { namedLocations: [{ id: 'l', ipRanges: [], IPRanges: [{ cidrAddress: '8.8.8.0/24' }] }] },
      true,
    ],
  ])('%s', (_what, rest, isLost) => {
    const { tenant, decision } = asked({ ...ON, state: 'disabled' }, { ...REST, ...rest })
    expect(tenant.lost !== undefined).toBe(isLost)
    expect(decision.couldBe.length > 1).toBe(isLost)
  })
})

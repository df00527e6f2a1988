import { describe, expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT } from '../directory/policy-tenant'
import { compile } from './compile/compile'
import { openMemberships } from './open-memberships'
import { supposing } from './supposing'
import { policyOf, type Question, signInOf } from './testing/one-policy'

const MFA = { operator: 'OR', builtInControls: ['mfa'] }
const tenant = {
  users: [
    { id: 'ada', userPrincipalName: 'ada@contoso.example', userType: 'Member' },
    { id: 'bo', userPrincipalName: 'bo@contoso.example', userType: 'Member' },
  ],
  groups: [
    { id: 'finance', displayName: 'Finance' },
    { id: 'pilots', displayName: 'Pilots' },
    { id: 'listed', displayName: 'Listed', members: ['bo'] },
    { id: 'empty', displayName: 'Empty', members: [] },
  ],
}
const forGroups = (includeGroups: readonly string[], parts: object = {}) =>
  policyOf({ users: { includeGroups } }, parts)

/** `Finance`, where it is open and matters; with what is supposed, or that it does not matter, behind it. */
function offered(policies: readonly ReturnType<typeof policyOf>[], question: Question): string {
  const compiled = compile({
    ...EMPTY_POLICY_TENANT,
    ...tenant,
    conditionalAccessPolicies: policies.map((policy, at) => ({ ...policy, id: `p${at}` })),
  })
  return openMemberships(compiled, signInOf(question))
    .map(
      ({ name, is, matters }) =>
        `${name}${is === null ? '' : is ? ': in' : ': not in'}${matters ? '' : ', and it does not matter'}`,
    )
    .join('; ')
}

describe('what can be supposed of somebody', () => {
  test.each<[string, readonly ReturnType<typeof policyOf>[], Question, string]>([
    ['is a group that came without members', [forGroups(['finance'])], {}, 'Finance'],
    [
      'is a group that is excluded',
      [policyOf({ users: { includeUsers: ['All'], excludeGroups: ['finance'] } })],
      {},
      'Finance',
    ],
    ['is a group that did not come', [forGroups(['gone'])], {}, 'gone'],
    ['is no group that came with members', [forGroups(['listed'])], {}, ''],
    ['is no group that came empty', [forGroups(['empty'])], {}, ''],
    ['is each of two groups', [forGroups(['finance', 'pilots'])], {}, 'Finance; Pilots'],
    ['is nothing where everybody is blocked anyway', [policyOf({}), forGroups(['finance'])], {}, ''],
    [
      'is nothing where another condition rules the policy out',
      [policyOf({ users: { includeGroups: ['finance'] }, userRiskLevels: ['high'] })],
      {},
      '',
    ],
    [
      'is nothing for a policy in report-only mode',
      [forGroups(['finance'], { state: 'enabledForReportingButNotEnforced' })],
      {},
      '',
    ],
    [
      'is nothing where what is asked for is done',
      [forGroups(['finance'], { grantControls: MFA })],
      { authentication: { completed: ['password', 'softwareOath'] } },
      '',
    ],
    [
      'is what is supposed already, and what then is left',
      [forGroups(['finance', 'pilots'])],
      { suppose: { notInGroups: ['finance'] } },
      'Finance: not in; Pilots',
    ],
    [
      'is not what does not matter any more',
      [forGroups(['finance', 'pilots'])],
      { suppose: { inGroups: ['FINANCE'] } },
      'Finance: in',
    ],
    [
      'is what a question supposes in vain',
      [policyOf({})],
      { suppose: { inGroups: ['finance'] } },
      'Finance: in, and it does not matter',
    ],
    ['is a role, where no assignment came in', [policyOf({ users: { includeRoles: ['role'] } })], {}, 'role'],
    [
      'is a role that is supposed not to be had',
      [policyOf({ users: { includeRoles: ['role'] } })],
      { suppose: { notRoles: ['role'] } },
      'role: not in',
    ],
    ['is nothing of a workload identity', [forGroups(['finance'])], { servicePrincipalId: 'sp' }, ''],
  ])('%s', (_what, policies, question, are) => {
    expect(offered(policies, question)).toBe(are)
  })

  test('is supposed, supposed not to be, and no longer supposed', () => {
    const asked = signInOf({})
    const yes = supposing(asked, 'group', 'g', true)
    expect(yes.suppose).toEqual({ inGroups: ['g'] })
    const no = supposing(supposing(yes, 'role', 'r', true), 'group', 'G', false)
    expect(no.suppose).toEqual({ notInGroups: ['G'], roles: ['r'] })
    expect(supposing(yes, 'group', 'g', null)).toEqual(asked)
  })
})

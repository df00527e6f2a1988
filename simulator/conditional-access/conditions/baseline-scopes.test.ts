import { describe, expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { compile } from '../compile/compile'
import { decide } from '../compile/decide'
import { openScopes } from '../open-scopes'
import type { Requested } from '../sign-in'
import { ask, policyOf, type Question, signInOf } from '../testing/one-policy'
import { DIRECTORY } from './baseline-scopes'

const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000'
const SHAREPOINT = '00000003-0000-0ff1-ce00-000000000000'
const AZURE = '797f4846-ba00-4fd7-ba43-dac1f8f63013'
const ARM = 'https://management.azure.com'
const VS_CODE = 'aebc6443-996d-45c2-90f0-388ff96faa56'
const PLACEHOLDER = '99999999-9999-4999-8999-999999999999'

/** Microsoft's own example: all resources but a confidential client and Exchange Online. */
const ALL_BUT = { includeApplications: ['All'], excludeApplications: ['expenses', EXCHANGE] }
const OPENID = ['openid', 'profile', 'email', 'offline_access']
const USER_READ = ['User.Read', 'People.Read']

const said = (applications: object, requested: Requested, question: Question = {}) => {
  const policy = policyOf({ applications }, { grantControls: { operator: 'OR', builtInControls: ['mfa'] } })
  const { policies, couldBe } = ask([policy], { ...question, requested })
  return `${policies[0]?.policyApplies ? 'applies' : policies[0]?.analysisReasons}: ${couldBe.join(' or ')}`
}
const APPLIES = 'applies: challenge'
const UNLESS = 'applies: grant or challenge'
const OUT = 'application: grant'
const OPEN = 'notEnoughInformation: grant or challenge'

describe('a policy for all resources but some', () => {
  test.each<[string, Requested, Question, string]>([
    // The rows of Microsoft's two tables of example scenarios, with enforcement.
    [
      'VS Code, openid and profile',
      { scopes: ['openid', 'profile'], client: 'public', baselineScopes: 'enforced' },
      { applications: [VS_CODE] },
      APPLIES,
    ],
    [
      'a public client, User.Read',
      { scopes: ['User.Read'], client: 'public', baselineScopes: 'enforced' },
      { applications: [VS_CODE] },
      APPLIES,
    ],
    [
      'an excluded confidential client, User.Read and People.Read',
      { scopes: USER_READ, client: 'confidential', baselineScopes: 'enforced' },
      {},
      APPLIES,
    ],
    [
      'an excluded confidential client, and Files.Read of SharePoint',
      { scopes: ['offline_access', 'Files.Read'], client: 'confidential' },
      { applications: ['expenses', SHAREPOINT] },
      APPLIES,
    ],
    [
      'Mail.Read of Exchange, which is excluded',
      { scopes: ['offline_access', 'Mail.Read'], client: 'public' },
      { applications: [EXCHANGE] },
      OUT,
    ],
    [
      'an excluded confidential client, OpenID Connect alone',
      { scopes: OPENID, client: 'confidential' },
      {},
      OUT,
    ],
    // The setting, which no export carries.
    ['the setting is not known', { scopes: USER_READ, client: 'confidential' }, {}, UNLESS],
    [
      'the setting is not known, a public client',
      { scopes: OPENID, client: 'public' },
      { applications: ['payroll'] },
      UNLESS,
    ],
    ['switched off', { scopes: USER_READ, client: 'confidential', baselineScopes: 'disabled' }, {}, OUT],
    [
      'switched off, a public client of a resource that is not excluded',
      { scopes: OPENID, client: 'public', baselineScopes: 'disabled' },
      { applications: ['payroll'] },
      OUT,
    ],
    [
      'switched off, a confidential client that is not excluded',
      { scopes: OPENID, client: 'confidential', baselineScopes: 'disabled' },
      { applications: ['payroll'] },
      APPLIES,
    ],
    [
      'switched off, a scope that public clients never had',
      { scopes: ['User.Read.All'], client: 'public', baselineScopes: 'disabled' },
      {},
      APPLIES,
    ],
    [
      'they count for an application that is not excluded',
      { scopes: USER_READ, client: 'public', baselineScopes: PLACEHOLDER },
      {},
      APPLIES,
    ],
    [
      'they count for one that is excluded',
      { scopes: USER_READ, client: 'public', baselineScopes: EXCHANGE },
      {},
      OUT,
    ],
    // The kind of client.
    [
      'OpenID Connect alone, and the kind of client is not known',
      { scopes: OPENID, baselineScopes: 'enforced' },
      {},
      OPEN,
    ],
    [
      'User.Read, and the kind of client is not known',
      { scopes: USER_READ, baselineScopes: 'enforced' },
      {},
      APPLIES,
    ],
    [
      'any client, of a resource that is not excluded',
      { scopes: OPENID, baselineScopes: 'enforced' },
      { applications: ['payroll'] },
      APPLIES,
    ],
    // Beyond.
    ['a scope of Microsoft Graph whose service is not named', { scopes: ['openid', 'Mail.Read'] }, {}, OPEN],
    ['a scope of the application itself', { scopes: ['openid', 'api://expenses/Reports.Read'] }, {}, OUT],
    [
      'in any case, and with its resource',
      { scopes: ['https://graph.microsoft.com/user.read'], client: 'public', baselineScopes: 'enforced' },
      {},
      APPLIES,
    ],
    ['a scope of another application', { scopes: ['api://payroll/Read'] }, {}, OPEN],
    ['a scope of an application by its id', { scopes: ['expenses/.default'] }, {}, OUT],
    ['a scope of a service that is not named', { scopes: [`${ARM}/user_impersonation`] }, {}, OPEN],
    [
      'Files.Read, and Exchange is named, which is excluded',
      { scopes: ['Files.Read'] },
      { applications: [EXCHANGE] },
      OPEN,
    ],
    ['no scope at all', { scopes: [] }, {}, OUT],
  ])('%s', (_, requested, question, outcome) => {
    expect(said(ALL_BUT, requested, question)).toBe(outcome)
  })
})

describe('other policies', () => {
  const directory = { includeApplications: [DIRECTORY] }
  const known = { baselineScopes: 'enforced' } as const
  test.each<[string, object, Requested, Question, string]>([
    ['all resources, with no exclusion', { includeApplications: ['All'] }, { scopes: OPENID }, {}, APPLIES],
    [
      'the directory is excluded',
      { includeApplications: ['All'], excludeApplications: [DIRECTORY] },
      { ...known, scopes: USER_READ, client: 'public' },
      {},
      OUT,
    ],
    ['for the directory', directory, { ...known, scopes: USER_READ }, {}, APPLIES],
    ['for the directory, where the setting is not known', directory, { scopes: USER_READ }, {}, UNLESS],
    [
      'for the directory, switched off',
      directory,
      { scopes: USER_READ, baselineScopes: 'disabled' },
      {},
      UNLESS,
    ],
    [
      'for the directory, and they count for another application',
      directory,
      { scopes: USER_READ, baselineScopes: PLACEHOLDER },
      {},
      OPEN,
    ],
    [
      'for the application that they count for',
      { includeApplications: [PLACEHOLDER] },
      { scopes: USER_READ, baselineScopes: PLACEHOLDER },
      {},
      APPLIES,
    ],
    [
      'for the directory, a public client, OpenID Connect alone',
      directory,
      { ...known, scopes: OPENID, client: 'public' },
      {},
      APPLIES,
    ],
    [
      'for the directory, a confidential one: two pages differ',
      directory,
      { ...known, scopes: OPENID, client: 'confidential' },
      {},
      UNLESS,
    ],
    [
      'for the directory, with a further scope',
      directory,
      { scopes: ['User.Read', 'Files.Read'] },
      { applications: [SHAREPOINT] },
      OUT,
    ],
    ['for the application itself', { includeApplications: ['expenses'] }, { scopes: OPENID }, {}, APPLIES],
    ['for another application', { includeApplications: ['payroll'] }, { scopes: USER_READ }, {}, OUT],
    [
      'for Office 365, and the service of a scope is not named',
      { includeApplications: ['Office365'] },
      { scopes: ['Mail.Read'] },
      {},
      OPEN,
    ],
    [
      'for another application, and a scope may be its own',
      { includeApplications: ['payroll'] },
      { scopes: ['api://payroll/Read'] },
      {},
      OPEN,
    ],
    [
      'for another application, and a scope is of Azure',
      { includeApplications: ['payroll'] },
      { scopes: [`${ARM}/user_impersonation`] },
      {},
      OUT,
    ],
    [
      'for Azure, which the question names',
      { includeApplications: [AZURE] },
      { scopes: [`${ARM}//.default`] },
      { applications: [AZURE] },
      APPLIES,
    ],
    [
      'for another application, and the service of a scope is not named',
      { includeApplications: ['payroll'] },
      { scopes: ['Mail.Read'] },
      {},
      OUT,
    ],
  ])('%s', (_, applications, requested, question, outcome) => {
    expect(said(applications, requested, question)).toBe(outcome)
  })
})

test('scopes mean nothing for registering', () => {
  const context = {
    '@odata.type': '#microsoft.graph.userActionContext',
    userAction: 'registerSecurityInformation',
  } as const
  const policy = policyOf({ applications: ALL_BUT })
  const asked = (question: Question) => ask([policy], { context, ...question }).result
  expect(asked({ requested: { scopes: USER_READ, baselineScopes: 'disabled' } })).toBe(asked({}))
})

test('the fast way decides the same, one question after the other', () => {
  const compiled = compile({
    ...EMPTY_POLICY_TENANT,
    users: [{ id: 'ada' }],
    conditionalAccessPolicies: [policyOf({ applications: ALL_BUT })],
  })
  const result = (requested?: Requested) => decide(compiled, signInOf(requested ? { requested } : {}))
  expect([
    result(),
    result({ scopes: USER_READ, client: 'public' }),
    result({ scopes: OPENID, client: 'confidential' }),
    result(),
  ]).toEqual(['grant', 'block', 'grant', 'grant'])
})

describe('where no scopes are named, it is said what the answer depends on', () => {
  const says = (applications: object, question: Question = {}) =>
    openScopes(
      compile({
        ...EMPTY_POLICY_TENANT,
        users: [{ id: 'ada' }],
        conditionalAccessPolicies: [policyOf({ applications }, { displayName: 'Block' })],
      }),
      signInOf(question),
    ).map((each) => each.says)

  test('of an excluded application', () => {
    expect(says(ALL_BUT)).toEqual([
      'Where it asks for openid, profile, email or offline_access only, it would be: blocked, by Block (not certain), for a public client.',
      'Where it asks for User.Read only, it would be: blocked, by Block (not certain), whichever client asks.',
    ])
  })

  test('with the setting that is named', () => {
    expect(says(ALL_BUT, { requested: { scopes: [], baselineScopes: 'enforced' } })[1]).toContain(
      'it would be: blocked, by Block, whichever',
    )
    expect(says(ALL_BUT, { requested: { scopes: [], baselineScopes: 'disabled' } })[1]).toBeUndefined()
  })

  test.each<[string, object, Question]>([
    ['a policy without exclusions', { includeApplications: ['All'] }, {}],
    ['a policy for another application', { includeApplications: ['payroll'] }, {}],
    ['a question that names its scopes', ALL_BUT, { requested: { scopes: USER_READ } }],
    ['a workload identity', ALL_BUT, { servicePrincipalId: 'sp' }],
  ])('on nothing: %s', (_, applications, question) => {
    expect(says(applications, question)).toEqual([])
  })
})

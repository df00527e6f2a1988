import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import {
  ACCOUNT,
  CONTAINER,
  GROUP,
  management,
  READ_BLOB,
  SUBSCRIPTION,
} from '../access/azure-rbac/testing/ask'
import { OWNER, READER } from '../access/azure-rbac/testing/roles'
import { execute } from './commands'
import { refused } from './testing/refused'

const ADA = 'aaaaaaaa-0000-4000-8000-000000000001'
const BOB = 'aaaaaaaa-0000-4000-8000-000000000002'
const STAFF = 'aaaaaaaa-0000-4000-8000-000000000003'
const CLIENT = 'aaaaaaaa-0000-4000-8000-000000000004'
const READ = 'Microsoft.Compute/virtualMachines/read'
const WRITE = 'Microsoft.Compute/virtualMachines/write'

const of = (type: string, object: object) => ({ ...object, type: `Microsoft.Authorization/${type}` })
const assignment = (
  id: string,
  principalId: string,
  principalType: string,
  role: string,
  scope: string,
  more = {},
) => of('roleAssignments', { id, principalId, principalType, roleDefinitionId: role, scope, ...more })
const deny = (more: object) =>
  of('denyAssignments', {
    id: 'deny',
    denyAssignmentName: 'Lock',
    scope: GROUP,
    principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
    permissions: [{ actions: ['*/write'] }],
    ...more,
  })
const FILES = {
  'roles.json': [of('roleDefinitions', OWNER), of('roleDefinitions', READER)],
  'assignments.json': [
    assignment('a-ada', ADA, 'User', 'owner', SUBSCRIPTION, { principalName: 'ada@contoso.example' }),
    assignment('a-staff', STAFF, 'Group', 'reader', GROUP, { principalName: 'Staff' }),
    assignment('a-east', BOB, 'User', 'reader', management('east')),
  ],
  'denies.json': { value: [deny({})] },
  'hierarchy.json': [
    { id: SUBSCRIPTION, type: '/subscriptions', parent: { id: management('t') } },
    { id: management('t'), name: 't', tenantId: 't', type: 'Microsoft.Management/managementGroups' },
  ],
  'directory.json': {
    users: [
      { id: ADA, displayName: 'Ada', userPrincipalName: 'ada@contoso.example' },
      { id: BOB, displayName: 'Bob', userPrincipalName: 'bob@contoso.example' },
      { id: 'x1', displayName: 'Twin', userPrincipalName: 'x1@contoso.example' },
      { id: 'x2', displayName: 'Twin', userPrincipalName: 'x2@contoso.example' },
    ],
    groups: [
      { id: STAFF, displayName: 'Staff', groupTypes: [], members: [{ id: 'inner' }] },
      { id: 'inner', displayName: 'Inner', groupTypes: [], members: [{ id: BOB }] },
    ],
    servicePrincipals: [
      { id: 'sp', displayName: 'Nightly', appId: CLIENT, servicePrincipalType: 'Application' },
    ],
  },
  'wrong.json': [assignment('a-broken', BOB, 'User', 'owner', '/subscriptions/prod')],
  'nothing.json': [{ id: 'u', userPrincipalName: 'u@contoso.example' }],
  'empty.json': {},
}

let folder = ''
const at = (name: string) => path.join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'azure-access-'))
  for (const [name, value] of Object.entries(FILES)) await writeFile(at(name), JSON.stringify(value))
  await writeFile(at('cut.json'), JSON.stringify(FILES['assignments.json']).slice(0, -20))
})
afterAll(() => rm(folder, { recursive: true }))

const ALL = ['roles.json', 'assignments.json', 'denies.json', 'hierarchy.json', 'directory.json']
const ask = (files: readonly string[], principal: string, ...words: readonly string[]) =>
  execute(['azure-access', '--principal', principal, ...words, ...files.map(at)])

describe('lab azure-access', () => {
  test.each([
    [
      'an Owner writes',
      'ada@contoso.example',
      ['--action', WRITE, '--scope', SUBSCRIPTION],
      0,
      'Allowed. Owner has "*" in actions.',
    ],
    ['by id', ADA, ['--action', WRITE, '--scope', SUBSCRIPTION], 0, 'Allowed.'],
    [
      'a deny assignment',
      'Ada',
      ['--action', WRITE, '--scope', ACCOUNT],
      1,
      `Denied. Lock denies "*/write" at ${GROUP}.`,
    ],
    [
      'an Owner does not read blobs',
      'Ada',
      ['--data-action', READ_BLOB, '--scope', CONTAINER],
      1,
      'Denied. Owner has "*" in actions, which is the control plane.',
    ],
    [
      'a group inside of a group',
      'bob@contoso.example',
      ['--action', READ, '--scope', GROUP],
      0,
      `through the group ${STAFF}.`,
    ],
    ['nobody assigned', 'Twin', ['--action', READ, '--scope', GROUP], 2, ''],
    [
      'the application id is a name',
      CLIENT,
      ['--action', READ, '--scope', GROUP],
      1,
      'Denied. No role assignment reaches',
    ],
    ['a supposed group', CLIENT, ['--action', READ, '--scope', GROUP, '--in-group', 'Staff'], 0, 'Allowed.'],
  ])('%s', async (_what, principal, words, code, says) => {
    const done = ask(ALL, principal, ...words)
    if (code === 2) {
      await expect(done).rejects.toThrow('2 principals are called "Twin": x1, x2. Give the id.')
      return
    }
    const { output, code: is } = await done
    expect(output).toContain(says)
    expect(is).toBe(code)
  })

  it('says what comes near: the other plane, and assignments below', async () => {
    const plane = await ask(ALL, 'Ada', '--data-action', READ_BLOB, '--scope', CONTAINER)
    expect(plane.output).toContain('On the control plane the answer is another one: ask with --action.')
    const below = await ask(ALL, 'Bob', '--action', READ, '--scope', SUBSCRIPTION)
    expect(below.code).toBe(1)
    expect(below.output).toContain(
      `An assignment of theirs is below: at ${GROUP}. It does not reach upwards.`,
    )
  })

  test.each([
    [
      'deny assignments that nobody listed',
      ['roles.json', 'assignments.json', 'hierarchy.json'],
      ADA,
      [],
      'Deny assignments were not listed.',
    ],
    [
      'a group of which the files say nothing',
      ['roles.json', 'assignments.json', 'denies.json'],
      CLIENT,
      [],
      `whether they are in the group ${STAFF}. The export does not have this group.`,
    ],
    [
      'a management group that is not told',
      ['roles.json', 'assignments.json', 'denies.json'],
      BOB,
      ['--not-in-group', STAFF],
      `whether ${SUBSCRIPTION} is in ${management('east').toLowerCase()}.`,
    ],
    [
      'a role without a definition',
      ['assignments.json', 'denies.json'],
      ADA,
      [],
      'The definition of the role owner did not come in',
    ],
    [
      'an assignment that cannot be read',
      [...ALL, 'wrong.json'],
      CLIENT,
      [],
      'The role assignment a-broken could not be read. Its scope "/subscriptions/prod" is none.',
    ],
    ['a file that breaks off', ['roles.json', 'cut.json', 'denies.json'], ADA, [], 'cut.json:1:'],
  ])('%s: it is not certain, and the exit code is 3', async (_what, files, principal, words, says) => {
    const { output, code } = await ask(files, principal, '--action', READ, '--scope', GROUP, ...words)
    expect(output).toMatch(/^Not certain\./)
    expect(output).toContain(says)
    expect(code).toBe(3)
  })

  it('a deny assignment that denies does not wait for what did not come in', async () => {
    const { code } = await ask(
      ['roles.json', 'cut.json', 'denies.json'],
      ADA,
      '--action',
      WRITE,
      '--scope',
      GROUP,
    )
    expect(code).toBe(1)
  })

  it('--deny-assignments none says that there are none, and does not take away those that came', async () => {
    const none = ['--action', WRITE, '--scope', GROUP, '--deny-assignments', 'none']
    expect((await ask(['roles.json', 'assignments.json'], ADA, ...none)).code).toBe(0)
    expect((await ask(ALL, ADA, ...none)).code).toBe(1)
  })

  it('as JSON: the decision, with the assignment and the line that decided', async () => {
    const { output, code } = await ask(
      ALL,
      'Ada',
      '--action',
      WRITE,
      '--scope',
      SUBSCRIPTION,
      '--format',
      'json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject({
      result: 'allowed',
      decidedBy: {
        kind: 'roleAssignment',
        id: 'a-ada',
        line: { of: 'Owner', permission: 0, member: 'actions', pattern: '*' },
      },
      notKnown: [],
      notes: [],
      problems: [],
    })
  })

  describe('conditions', () => {
    const named = (comparison: string) => `((!(ActionMatches{'${READ}'})) OR (${comparison}))`
    const asked = async (condition: string, ...words: readonly string[]) => {
      await writeFile(
        at('condition.json'),
        JSON.stringify([assignment('a', BOB, 'User', 'reader', GROUP, { condition })]),
      )
      const { output, code } = await ask(
        ['roles.json', 'condition.json', 'denies.json'],
        BOB,
        '--action',
        READ,
        '--scope',
        GROUP,
        ...words,
      )
      return { output, code }
    }
    const X = '@Request[x]'
    test.each([
      [`${X} StringEquals 'a'`, [], 3],
      [`${X} StringEquals 'a'`, ['--attribute', `${X}=a`], 0],
      [`${X} StringEquals 'a=b'`, ['--attribute', `${X}=a=b`], 0],
      [`${X} StringEquals 'a'`, ['--attribute', `${X}=b`], 1],
      [`${X} NumericEquals 3`, ['--attribute', `${X}=3`], 0],
      [`${X} StringEquals '3'`, ['--attribute', `${X}='3'`], 0],
      [`${X} BoolEquals true`, ['--attribute', `${X}=true`], 0],
      [
        `${X} ForAllOfAnyValues:StringEquals {'a', 'b'}`,
        ['--attribute', `${X}=a`, '--attribute', `${X}=b`],
        0,
      ],
      ["SubOperationMatches{'Blob.List'}", [], 3],
      ["SubOperationMatches{'Blob.List'}", ['--sub-operation', 'Blob.List'], 0],
      ["SubOperationMatches{'Blob.List'}", ['--sub-operation', 'none'], 1],
    ])('%s with %j: %i', async (comparison, words, code) => {
      expect((await asked(named(comparison), ...words)).code).toBe(code)
    })
  })
})

describe('bad usage is one clear line', () => {
  const base = ['azure-access', '--principal', ADA, '--action', READ, '--scope', GROUP]
  test.each([
    [['azure-access'], /^Who asks\? --principal NAME\. Usage: lab azure-access/],
    [['azure-access', '--principal', 'x'], /^What is done\? --action ACTION/],
    [['azure-access', '--principal', 'x', '--action', READ], /^To what\? --scope SCOPE\./],
    [base, /^Of which files\? PATH\.\.\./],
    [[...base, '--data-action', READ], /^One action is asked about/],
    [[...base, '--deny-assignments', 'all', '@roles.json'], /^--deny-assignments does not know "all"/],
    [[...base, '--attribute', 'x=1', '@roles.json'], /^"x=1" is no attribute\. Write/],
    [[...base, '--acton', READ], /^There is no option --acton\. Did you mean --action\?/],
    [[...base, '/nowhere'], /^Cannot read \/nowhere/],
    [
      [...base, '@nothing.json'],
      /^No role assignment of Azure came in\. Give what "az role assignment list --all"/,
    ],
    [[...base, '@empty.json'], /^No role assignment of Azure came in\. .*empty\.json/],
    [
      [
        'azure-access',
        '--principal',
        'Adda',
        '--action',
        READ,
        '--scope',
        GROUP,
        '@assignments.json',
        '@directory.json',
      ],
      /^There is no principal "Adda" in the files\. Is it "Ada"/,
    ],
    [
      [
        'azure-access',
        '--principal',
        'Ada',
        '--action',
        '*',
        '--scope',
        GROUP,
        '@assignments.json',
        '@directory.json',
      ],
      /^"\*" is no action\. A question is about one action/,
    ],
    [
      [
        'azure-access',
        '--principal',
        'Ada',
        '--action',
        READ,
        '--scope',
        '/subscriptions/prod',
        '@assignments.json',
        '@directory.json',
      ],
      /^"\/subscriptions\/prod" is no scope\. A subscription is called by its id/,
    ],
  ])('%j', async (args, says) => {
    expect(await refused(args.map((each) => each.replace(/^@/, `${folder}/`)))).toMatch(says)
  })
})

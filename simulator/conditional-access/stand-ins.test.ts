import { expect, test } from 'vitest'
import { contosoPolicyTenant } from '../fixtures/contoso-policies'
import { compile } from './compile/compile'
import { evaluate } from './evaluate'
import { PASSWORD_ONLY, type SignIn } from './sign-in'
import { withStandIns } from './stand-ins'

const GROUP = '11111111-1111-1111-1111-111111111111'
const ROLE = '62e90394-69f5-4237-9190-012177145e10'

const alone = {
  ...contosoPolicyTenant,
  users: [],
  groups: [],
  roleAssignments: [],
  conditionalAccessPolicies: [
    {
      id: 'p',
      displayName: 'For a group and a role',
      state: 'enabled',
      conditions: {
        users: { includeGroups: [GROUP], includeRoles: [ROLE] },
        applications: { includeApplications: ['All'] },
        clientAppTypes: ['all'],
      },
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    },
  ],
}

const asked = (userId: string): SignIn => ({
  signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId },
  signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: ['a'] },
  signInConditions: { clientAppType: 'browser', deviceInfo: null },
  authentication: PASSWORD_ONLY,
})

test.each([
  ['stand-in', 'grant'],
  ['stand-in:guest', 'grant'],
  [`stand-in:group:${GROUP}`, 'block'],
  [`stand-in:role:${ROLE}`, 'block'],
])('policies alone can be asked about %s: %s', (id, result) => {
  const tenant = withStandIns(alone)
  expect(tenant.users.map((user) => user.id)).toContain(id)
  expect(evaluate(compile(tenant), asked(id)).result).toBe(result)
})

test('doing it again changes nothing', () => {
  const once = withStandIns(alone)
  expect(withStandIns(once)).toEqual(once)
})

test('a tenant that holds its people and their groups gets a stand-in only where members are not known', () => {
  const { users } = withStandIns(contosoPolicyTenant)
  const added = users.slice(contosoPolicyTenant.users.length)
  expect(added.map(({ displayName }) => displayName)).toEqual(['Somebody in Meeting room screens'])
})

test('a stand-in for a role is called by the role’s name, where the tenant has it', () => {
  const named = (tenant: typeof alone) =>
    withStandIns(tenant).users.find(({ id }) => id === `stand-in:role:${ROLE}`)?.displayName
  expect(named(alone)).toBe('Somebody who is Global Administrator')
  expect(named({ ...alone, roleDefinitions: [] })).toBe(`Somebody who is in role ${ROLE}`)
})

test('somebody whose id begins like one is nobody’s stand-in', () => {
  const users = [{ id: 'stand-in.smith@contoso.example', memberOf: [GROUP] }]
  expect(withStandIns({ ...alone, users }).users).toEqual(users)
})

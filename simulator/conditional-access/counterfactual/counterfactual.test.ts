import { describe, expect, test } from 'vitest'
import { createRandom } from '../../core/random'
import { EMPTY_POLICY_TENANT, type PolicyTenant } from '../../directory/policy-tenant'
import { contosoPolicyTenant, contosoQuestion } from '../../fixtures/contoso-policies'
import { compile } from '../compile/compile'
import { evaluate } from '../evaluate'
import type { AuthenticationState, SignIn, SignInConditions } from '../sign-in'
import { policyOf, signInOf } from '../testing/one-policy'
import { circumstanceChanges } from './circumstances'
import { counterfactuals } from './counterfactual'

const compiled = compile(contosoPolicyTenant)
const PASSWORD = { completed: ['password'], registered: ['password', 'softwareOath'] }
/** Of hers, and managed by nobody. */
const PHONE = { devicePlatform: 'android', deviceInfo: null }

const question = (conditions: SignInConditions, authentication: AuthenticationState = PASSWORD): SignIn => ({
  ...contosoQuestion,
  signInConditions: { ...contosoQuestion.signInConditions, ...PHONE, ...conditions },
  authentication,
})

const ask = (signIn: SignIn) =>
  counterfactuals(contosoPolicyTenant, signIn, evaluate(compiled, signIn), compiled)
const said = (signIn: SignIn) => ask(signIn).map(({ says }) => says)
const OFFICE = { ipAddress: '203.0.113.9', country: 'NO' }
const SHOWN = { completed: ['password', 'softwareOath'], registered: null }

describe('what would lead to another result', () => {
  test.each([
    [
      'from Brazil on an unmanaged phone, two policies stand in the way and one place passes both',
      question({}),
      'If it comes from Oslo office, the sign-in goes on, and something is asked for.',
    ],
    [
      'in the office, a code is all that is missing',
      question(OFFICE),
      'If the person signs in with a code from an authenticator app, access is granted.',
    ],
    [
      'in the office, a passkey would do as well, once registered',
      question(OFFICE),
      'If the person registers a passkey (FIDO2) and signs in with it, access is granted.',
    ],
    [
      'at home in Norway, the laptop would do',
      question({ ...OFFICE, ipAddress: '198.51.100.5' }, SHOWN),
      'If ADA-LAPTOP is used, access is granted.',
    ],
    [
      'at home in Norway, the one policy could leave her out',
      question({ ...OFFICE, ipAddress: '198.51.100.5' }, SHOWN),
      'If “CA005 Expenses: a managed device outside the office” excluded Ada Nilsen, access is granted.',
    ],
    [
      'a granted sign-in is stopped by switching a policy on',
      question(OFFICE, SHOWN),
      'If “CA014 Everyone: managed devices only” were on, access is blocked.',
    ],
  ])('%s', (_, signIn, sentence) => {
    expect(said(signIn)).toContain(sentence)
  })

  test('a granted sign-in needs no other circumstances', () => {
    expect(ask(question(OFFICE, SHOWN)).map(({ kind }) => kind)).not.toContain('circumstances')
  })

  test('with two policies in the way, no change of one of them lets the sign-in through', () => {
    expect(ask(question({})).map(({ kind }) => kind)).not.toContain('policy')
  })
})

describe('what a change leads to is said as far as it is known', () => {
  const bound = policyOf(
    {},
    {
      grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] },
      sessionControls: { secureSignInSession: { isEnabled: true } },
    },
  )
  const found = (policies: PolicyTenant['conditionalAccessPolicies'], signIn: SignIn) => {
    const users = [{ id: 'ada', creationType: null }]
    const tenant = { ...EMPTY_POLICY_TENANT, users, conditionalAccessPolicies: policies }
    const compiled = compile(tenant)
    const list = counterfactuals(tenant, signIn, evaluate(compiled, signIn), compiled)
    return list.map((each) => {
      const after =
        each.kind === 'circumstances'
          ? evaluate(compiled, each.signIn)
          : evaluate(compile({ ...tenant, conditionalAccessPolicies: [each.policy] }), signIn)
      expect([each.result, each.couldBe]).toEqual([after.result, after.couldBe])
      expect(each.says.endsWith(', as far as is known.')).toBe(after.couldBe.length > 1)
      return each
    })
  }

  test('from a device that is registered, a token may be bound or not', () => {
    const list = found(
      [bound],
      signInOf({ clientAppType: 'mobileAppsAndDesktopClients', devicePlatform: 'windows' }),
    )
    expect(list).toContainEqual(
      expect.objectContaining({
        says: 'If a device that is joined and compliant is used, access is granted, as far as is known.',
        couldBe: ['grant', 'challenge', 'block'],
      }),
    )
  })

  test('a token that is known to be bound leaves no doubt', () => {
    const list = found([bound], signInOf({ authentication: { boundToken: true } }))
    expect(list).toContainEqual(
      expect.objectContaining({
        says: 'If a device that is joined and compliant is used, access is granted.',
        couldBe: ['grant'],
      }),
    )
  })
})

describe('the password of an external user is changed at home', () => {
  const policy = policyOf(
    { userRiskLevels: ['high'] },
    { grantControls: { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] } },
  )
  const identitiesOf = (issuer: string) => [{ signInType: 'federated', issuer, issuerAssignedId: null }]
  test.each<[string, Partial<PolicyTenant['users'][number]>, string]>([
    ['a member', { creationType: null }, 'the person changes the password'],
    [
      'a guest of an Entra tenant',
      { userType: 'Guest', creationType: 'Invitation', identities: identitiesOf('ExternalAzureAD') },
      'the person changes the password in the home tenant',
    ],
    [
      'a guest with a Microsoft account',
      { userType: 'Guest', creationType: 'Invitation', identities: identitiesOf('MicrosoftAccount') },
      'the person changes the password where the account is at home',
    ],
    [
      'a guest from who knows where',
      { userType: 'Guest', creationType: 'Invitation' },
      'the person changes the password where the account is at home',
    ],
  ])('%s', (_who, user, says) => {
    const tenant = {
      ...EMPTY_POLICY_TENANT,
      users: [{ id: 'ada', ...user }],
      conditionalAccessPolicies: [policy],
    }
    const compiled = compile(tenant)
    const signIn = signInOf({
      userRiskLevel: 'high',
      authentication: { completed: ['password', 'softwareOath'] },
    })
    const list = counterfactuals(tenant, signIn, evaluate(compiled, signIn), compiled)
    const changes = list.flatMap((each) => (each.kind === 'circumstances' ? each.changes : []))
    expect(changes.filter((each) => each.includes('password'))).toEqual([says])
  })
})

const RISKS = ['none', 'low', 'medium', 'high'] as const

function randomSignIn(seed: number): SignIn {
  const random = createRandom(seed, 'sign-in')
  const pick = <T>(...values: readonly [T, ...T[]]): T =>
    values[(random.bytes(1)[0] ?? 0) % values.length] ?? values[0]
  return {
    ...contosoQuestion,
    signInIdentity: {
      '@odata.type': '#microsoft.graph.userSignIn',
      userId: pick(contosoQuestion.signInIdentity.userId, ...contosoPolicyTenant.users.map(({ id }) => id)),
    },
    signInConditions: {
      clientAppType: pick('browser', 'mobileAppsAndDesktopClients', 'other'),
      devicePlatform: pick('android', 'windows', 'macOS'),
      country: pick('NO', 'BR', 'SE'),
      ipAddress: pick('198.51.100.23', '203.0.113.9', '2001:db8:203::5'),
      signInRiskLevel: pick(...RISKS),
      userRiskLevel: pick(...RISKS),
      authenticationFlow: pick(null, { transferMethod: 'deviceCodeFlow' }),
      deviceInfo: pick(null, { trustType: 'AzureAD', isCompliant: true }, { trustType: 'Workplace' }),
    },
    authentication: pick<AuthenticationState>(
      PASSWORD,
      SHOWN,
      { completed: ['fido2'], registered: ['fido2'] },
      { completed: ['password'], registered: ['password'] },
    ),
  }
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('a random sign-in, seed %i', (seed) => {
  const signIn = randomSignIn(seed)
  const now = evaluate(compiled, signIn).result
  const rank = { block: 0, challenge: 1, grant: 2 }

  test('each change really leads to the result it names, and to another one than now', () => {
    for (const each of ask(signIn)) {
      const policies = contosoPolicyTenant.conditionalAccessPolicies
      const then =
        each.kind === 'circumstances'
          ? evaluate(compiled, each.signIn)
          : evaluate(
              compile({
                ...contosoPolicyTenant,
                conditionalAccessPolicies: policies.map((policy) =>
                  policy.id === each.policy.id ? each.policy : policy,
                ),
              }),
              signIn,
            )
      expect(then.result).toBe(each.result)
      expect(then.couldBe).toEqual(each.couldBe)
      expect(each.result).not.toBe(now)
    }
  })

  test('nothing smaller does', () => {
    const sizes = ask(signIn).flatMap((each) => (each.kind === 'circumstances' ? each.changes.length : []))
    const smallest = sizes[0] ?? 1
    expect(new Set(sizes).size).toBeLessThanOrEqual(1)
    if (smallest === 1) return
    const changes = circumstanceChanges(contosoPolicyTenant, signIn, null)
    const better = (changed: SignIn) => rank[evaluate(compiled, changed).result] > rank[now]
    expect(changes.filter((change) => better(change.apply(signIn)))).toEqual([])
    if (smallest === 2) return
    for (const one of changes)
      for (const other of changes) expect(better(other.apply(one.apply(signIn)))).toBe(false)
  })
})

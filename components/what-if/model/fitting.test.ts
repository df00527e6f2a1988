import { describe, expect, test } from 'vitest'
import {
  contosoPolicyTenant,
  contosoQuestion,
  PASSWORD_ONLY,
  type SignIn,
} from '../../../simulator/doors/policy'
import { withStandIns } from '../../../simulator/doors/policy-people'
import { putBack, questionFor } from './fitting'

const worked: SignIn = { ...contosoQuestion, authentication: PASSWORD_ONLY }
const theirs = withStandIns({
  ...contosoPolicyTenant,
  users: [{ id: 'zoe', displayName: 'Zoë Ek', userPrincipalName: 'zoe@example.org' }],
  devices: [{ id: 'o', deviceId: 'd', displayName: 'Zoë’s tablet' }],
  servicePrincipals: [{ id: 's', appId: '99999999-0000-0000-0000-000000000001', displayName: 'Theirs' }],
  conditionalAccessPolicies: [],
})
const sample = { kind: 'sample', name: 'Contoso', document: undefined } as const
const imported = { ...sample, kind: 'imported' } as const
const from = (question: SignIn, more: object = {}) =>
  questionFor(
    theirs,
    { tenant: contosoPolicyTenant, source: sample, question, isLinked: false, ...more },
    worked,
  )
const elsewhere = (conditions: SignIn['signInConditions']): SignIn => ({
  ...worked,
  signInConditions: { ...worked.signInConditions, ...conditions },
})

describe('a question that another tenant answers', () => {
  test('has nothing of the sample in it, and says what was taken out', () => {
    const { question, reset } = from(worked)
    expect(question).toMatchObject({
      signInIdentity: { userId: 'zoe' },
      signInContext: { includeApplications: ['99999999-0000-0000-0000-000000000001'] },
      signInConditions: { deviceInfo: null, country: null, ipAddress: null, devicePlatform: 'windows' },
    })
    expect(reset?.says).toEqual([
      'Ada Nilsen',
      'the application Expenses',
      'the device ADA-LAPTOP',
      'the country Brazil',
      'the address 198.51.100.23',
    ])
  })

  const zoe = { '@odata.type': '#microsoft.graph.userSignIn', userId: 'zoe' } as const
  const theirApp = { ...worked.signInContext, includeApplications: ['99999999-0000-0000-0000-000000000001'] }
  const fits = { ...worked, signInIdentity: zoe, signInContext: theirApp } as SignIn
  test.each<[string, SignIn, object, readonly string[]]>([
    ['came with a link', worked, { isLinked: true }, []],
    [
      'is about a device and a place of its own',
      { ...fits, signInConditions: { deviceInfo: { deviceId: 'd' }, country: 'NO', ipAddress: '192.0.2.7' } },
      {},
      [],
    ],
    ['was asked of an import', { ...fits, signInConditions: { country: 'BR' } }, { source: imported }, []],
    [
      'has a device of no tenant',
      { ...fits, signInConditions: { deviceInfo: { isCompliant: true } } },
      {},
      [],
    ],
    [
      'has a device of another import',
      { ...fits, signInConditions: { deviceInfo: { deviceId: 'x', displayName: 'X' } } },
      { source: imported },
      ['the device X'],
    ],
  ])('that %s keeps the rest', (_what, question, more, says) => {
    expect(from(question, more).reset?.says ?? []).toEqual(says)
  })

  test('about somebody else supposes nothing of them, and trusts nothing of their home', () => {
    const { question } = from({
      ...worked,
      suppose: { inGroups: ['g'] },
      authentication: { ...PASSWORD_ONLY, inboundTrust: { isMfaAccepted: true } },
    })
    expect(question.suppose).toBeUndefined()
    expect(question.authentication).toEqual(PASSWORD_ONLY)
  })

  test('is put back, and what was changed since stays', () => {
    const { question, reset } = from(worked)
    if (!reset) throw new Error('nothing was taken out')
    expect(putBack(question, reset)).toEqual(worked)
    const changed = { ...question, signInConditions: { ...question.signInConditions, country: 'SE' } }
    expect(putBack(changed, reset)).toEqual(elsewhere({ country: 'SE' }))
  })
})

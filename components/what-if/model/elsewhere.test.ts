import { describe, expect, test } from 'vitest'
import {
  contosoPolicyTenant,
  contosoQuestion,
  PASSWORD_ONLY,
  type SignIn,
} from '../../../simulator/doors/policy'
import { withStandIns } from '../../../simulator/doors/policy-people'
import { elsewhere } from './elsewhere'

const worked: SignIn = { ...contosoQuestion, authentication: PASSWORD_ONLY }
const person = (userId: string): Partial<SignIn> => ({
  signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId },
})
const opens = (...includeApplications: readonly string[]): Partial<SignIn> => ({
  signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications },
})
const [ada] = contosoPolicyTenant.users
const [group] = contosoPolicyTenant.groups
const OTHER = '99999999-0000-4000-8000-000000000001'

describe('what of a question the sample tenant does not have', () => {
  test.each<[what: string, question: Partial<SignIn>, says: readonly string[]]>([
    ['nothing of its own question', {}, []],
    ['a person', person(OTHER), [`the person ${OTHER}`]],
    ['not a person whose id is in capitals', person((ada?.id ?? '').toUpperCase()), []],
    ['somebody who stands for people of another tenant', person('stand-in'), ['the person stand-in']],
    [
      'a service principal',
      {
        signInIdentity: {
          '@odata.type': '#microsoft.graph.servicePrincipalSignIn',
          servicePrincipalId: OTHER,
        },
      },
      [`the service principal ${OTHER}`],
    ],
    ['an application', opens(OTHER), [`the application ${OTHER}`]],
    ['not one that every tenant has', opens('00000003-0000-0000-c000-000000000000', 'Office365'), []],
    [
      'a device',
      { signInConditions: { ...worked.signInConditions, deviceInfo: { deviceId: OTHER } } },
      [`the device ${OTHER}`],
    ],
    [
      'not a device that is described and named by nothing',
      { signInConditions: { ...worked.signInConditions, deviceInfo: { isCompliant: true } } },
      [],
    ],
    [
      'groups that are supposed, but for one of its own',
      { suppose: { inGroups: [OTHER, group?.id ?? ''], notInGroups: ['g'] } },
      [`the group ${OTHER}`, 'the group g'],
    ],
    ['several', { ...person('x'), ...opens(OTHER) }, ['the person x', `the application ${OTHER}`]],
  ])('%s', (_what, question, says) => {
    expect(elsewhere({ ...worked, ...question }, contosoPolicyTenant)).toEqual(says)
  })

  test('somebody who stands for others is there where the export left people out', () => {
    const theirs = withStandIns({ ...contosoPolicyTenant, users: [] })
    expect(elsewhere({ ...worked, ...person('stand-in') }, theirs)).toEqual([])
  })
})

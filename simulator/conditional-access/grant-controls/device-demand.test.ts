import { expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { compile } from '../compile/compile'
import { evaluate } from '../evaluate'
import { readSignIn } from '../what-if'

/** The results that are possible for a person on the device that the body of a question names. */
function possible(control: string, stored: readonly object[], deviceInfo: object) {
  const tenant = {
    ...EMPTY_POLICY_TENANT,
    users: [{ id: 'ada', userType: 'Member', creationType: null }],
    devices: stored.map((device) => ({ id: 'object', deviceId: 'd-1', ...device })),
    conditionalAccessPolicies: [
      {
        id: 'p',
        state: 'enabled',
        conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
        grantControls: { operator: 'OR', builtInControls: [control] },
      },
    ],
  }
  const read = readSignIn({
    signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: 'ada' },
    signInContext: { '@odata.type': '#microsoft.graph.applicationContext', includeApplications: ['app'] },
    signInConditions: { deviceInfo },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return evaluate(compile(tenant), read.signIn).couldBe
}

const NAMED = { deviceId: 'd-1' }
const ANY = ['grant', 'challenge', 'block']

test.each<
  [what: string, control: string, stored: readonly object[], asked: object, couldBe: readonly string[]]
>([
  ['compliant', 'compliantDevice', [{ isCompliant: true }], NAMED, ['grant']],
  ['in no state, as Graph says it', 'compliantDevice', [{ isCompliant: null }], NAMED, ['block']],
  ['not there', 'compliantDevice', [], NAMED, ANY],
  ['not there, and said to be compliant', 'compliantDevice', [], { ...NAMED, isCompliant: true }, ['grant']],
  ['there without its compliance', 'compliantDevice', [{ trustType: 'AzureAd' }], NAMED, ANY],
  ['not there (joined)', 'domainJoinedDevice', [], NAMED, ANY],
  ['there without how it is joined', 'domainJoinedDevice', [{ isCompliant: true }], NAMED, ANY],
  ['hybrid joined', 'domainJoinedDevice', [{ trustType: 'ServerAd' }], NAMED, ['grant']],
  ['not named, and nothing said', 'compliantDevice', [], { operatingSystem: 'Windows' }, ['block']],
])(
  'of a device that is %s, %s is decided as far as it is known',
  (_what, control, stored, asked, couldBe) => {
    expect(possible(control, stored, asked)).toEqual(couldBe)
  },
)

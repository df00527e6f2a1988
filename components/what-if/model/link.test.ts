import { expect, test } from 'vitest'
import { contosoQuestion, type SignIn } from '../../../simulator/doors/policy'
import { decodeQuestion, encodeQuestion } from './link'

const worked: SignIn = { ...contosoQuestion, authentication: { completed: ['password'], registered: null } }

const QUESTIONS: readonly (readonly [says: string, question: SignIn])[] = [
  ['the worked question', worked],
  [
    'a guest with everything known',
    {
      signInIdentity: {
        '@odata.type': '#microsoft.graph.userSignIn',
        userId: 'a & b = "c" <ø>',
        externalTenantId: 't',
        externalUserType: 'b2bCollaborationGuest',
      },
      signInContext: {
        '@odata.type': '#microsoft.graph.applicationContext',
        includeApplications: ['one', 'two'],
      },
      signInConditions: {
        clientAppType: 'other',
        devicePlatform: 'iOS',
        ipAddress: '2001:db8::1',
        country: 'NO',
        compliantNetwork: false,
        signInRiskLevel: 'high',
        userRiskLevel: 'low',
        insiderRiskLevel: 'elevated',
        authenticationFlow: { transferMethod: 'deviceCodeFlow' },
        deviceInfo: {
          deviceId: 'd',
          isCompliant: false,
          trustType: 'Workplace',
          physicalIds: ['[A]:1', '[B],2'],
          extensionAttribute15: 'x',
        },
      },
      authentication: {
        completed: [],
        registered: [],
        inboundTrust: { isMfaAccepted: true, isHybridAzureADJoinedDeviceAccepted: false },
        termsOfUse: ['t1', 't2'],
        customAuthenticationFactors: ['f'],
        passwordChanged: true,
        compliantApplication: true,
        boundToken: true,
        silent: true,
        authenticatedMinutesAgo: 90,
      },
    },
  ],
  [
    'a service principal and a context',
    {
      signInIdentity: {
        '@odata.type': '#microsoft.graph.servicePrincipalSignIn',
        servicePrincipalId: 'sp',
      },
      signInContext: { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue: 'c1' },
      signInConditions: { servicePrincipalRiskLevel: 'medium', deviceInfo: null },
      authentication: { completed: ['fido2'], registered: ['fido2', 'password'] },
    },
  ],
  [
    'what is known not to be so',
    {
      ...worked,
      signInConditions: { compliantNetwork: false, deviceInfo: null },
      authentication: {
        completed: [],
        registered: null,
        compliantApplication: false,
        boundToken: false,
        silent: false,
      },
    },
  ],
  [
    'what is supposed',
    { ...worked, suppose: { inGroups: ['a', 'b'], notInGroups: ['c'], roles: ['d'], notRoles: ['e'] } },
  ],
  [
    'what is asked for',
    {
      ...worked,
      requested: { scopes: ['openid', 'User.Read'], client: 'public', baselineScopes: 'enforced' },
    },
  ],
  ['a setting, and no scopes', { ...worked, requested: { scopes: [], baselineScopes: 'disabled' } }],
  ['a resource without what it depends on', { ...worked, serviceDependencies: 'leftOut' }],
  [
    'a user action',
    {
      ...worked,
      signInContext: {
        '@odata.type': '#microsoft.graph.userActionContext',
        userAction: 'registerOrJoinDevices',
      },
    },
  ],
]

test.each(QUESTIONS)('a link carries %s there and back', (_, question) => {
  expect(decodeQuestion(encodeQuestion(question))).toEqual({ ok: true, question })
})

test('the link of the worked question is short', () => {
  expect(encodeQuestion(worked).length).toBeLessThan(320)
})

const good = encodeQuestion(worked)

test.each([
  ['nothing', '', 'damaged'],
  ['something else', 'recap', 'damaged'],
  ['a letter less', good.slice(0, -1), 'damaged'],
  ['a letter changed', good.replace('windows', 'windovs'), 'damaged'],
  ['another version', `9${good.slice(1)}`, 'another version'],
  ['far too long', `${good}${'a'.repeat(10_000)}`, 'too long'],
])('a link of %s is told', (_, fragment, says) => {
  const read = decodeQuestion(fragment)
  expect(read.ok ? '' : read.says).toContain(says)
})

/** A fragment whose checksum is right, of anything at all. */
function signed(text: string): string {
  let hash = 0x811c9dc5
  for (const unit of text) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193)
  return `1${(hash >>> 0).toString(36).padStart(7, '0')}.${text}`
}

test.each([
  'u=1&c=password',
  'a=1&c=password',
  'u=1&a=1',
  'u=1&a=1&c=&more=1',
  'u=1&a=1&c=&sr=terrible',
  'u=1&a=1&c=&m=-1',
  'u=1&a=1&c=&d=1&d.__proto__=x',
  'u=1&a=1&c=&d.model=x',
  `u=${'1'.repeat(301)}&a=1&c=`,
  'u=1&act=somethingElse&c=',
])('a well-formed link that asks %s is refused', (text) => {
  const read = decodeQuestion(signed(text))
  expect(read.ok ? '' : read.says).toContain('does not know')
})

test('the least that is a question is one', () => {
  expect(decodeQuestion(signed('u=1&a=1&c=')).ok).toBe(true)
})

test('a link says what was changed of the sample beside its question', () => {
  const changes = 'W1siYSIsbnVsbF1d'.repeat(40)
  expect(decodeQuestion(encodeQuestion(worked, changes))).toEqual({ ok: true, question: worked, changes })
  expect(decodeQuestion(encodeQuestion(worked))).toEqual({ ok: true, question: worked, changes: undefined })
})

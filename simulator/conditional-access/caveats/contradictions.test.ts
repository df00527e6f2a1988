import { describe, expect, test } from 'vitest'
import { EMPTY_POLICY_TENANT } from '../../directory/policy-tenant'
import { compile } from '../compile/compile'
import { type Question, signInOf } from '../testing/one-policy'
import { contradictions } from './contradictions'

const tenant = {
  users: [
    { id: 'ada', userType: 'Member', userPrincipalName: 'ada@contoso.example' },
    { id: 'gina', userType: 'Guest', userPrincipalName: 'gina_fabrikam.example#EXT#@contoso.example' },
    {
      id: 'gus',
      userType: 'Guest',
      creationType: 'Invitation',
      identities: [{ signInType: 'federated', issuer: 'google.com' }],
    },
  ],
  namedLocations: [
    { id: 'brazil', displayName: 'Office, Brazil', ipRanges: [{ cidrAddress: '198.51.100.0/24' }] },
    { id: 'any', displayName: 'The office', ipRanges: [{ cidrAddress: '203.0.113.0/24' }] },
    {
      id: 'countries',
      displayName: 'Brazil',
      countriesAndRegions: ['BR'],
      countryLookupMethod: 'clientIpAddress',
    },
  ],
  devices: [
    { id: 'o1', deviceId: 'laptop', operatingSystem: 'Windows', trustType: 'AzureAd', isCompliant: true },
    { id: 'o2', deviceId: 'tablet', operatingSystem: 'IPad', trustType: 'Workplace' },
  ],
}
const trusted = { inboundTrust: { isMfaAccepted: true } }

describe('a question', () => {
  test.each<[string, Question, RegExp | null]>([
    [
      'with Linux on a Windows device',
      { devicePlatform: 'linux', deviceInfo: { deviceId: 'laptop' } },
      /linux.*runs Windows/,
    ],
    [
      'with a device that says so itself',
      { devicePlatform: 'android', deviceInfo: { operatingSystem: 'MacMDM' } },
      /android.*runs MacMDM/,
    ],
    ['with iOS on an iPad', { devicePlatform: 'iOS', deviceInfo: { deviceId: 'tablet' } }, null],
    [
      'with Windows on a Windows device',
      { devicePlatform: 'windows', deviceInfo: { deviceId: 'laptop' } },
      null,
    ],
    ['with no platform', { deviceInfo: { deviceId: 'laptop' } }, null],
    [
      'with a platform that nobody knows',
      { devicePlatform: 'roku', deviceInfo: { deviceId: 'laptop' } },
      null,
    ],
    [
      'with a hybrid joined Mac',
      { devicePlatform: 'macOS', deviceInfo: { trustType: 'ServerAD' } },
      /only Windows is hybrid/,
    ],
    [
      'with a compliant device that is not registered',
      { deviceInfo: { isCompliant: true } },
      /compliant and not registered/,
    ],
    ['with a private address', { ipAddress: '192.168.0.7' }, /192\.168\.0\.7 is a private address/],
    ['with a private address of version 6', { ipAddress: 'fd00::7' }, /private/],
    ['with a public address', { ipAddress: '203.0.113.7' }, null],
    [
      'with Norway and an address in Brazil, by the name of its location',
      { country: 'NO', ipAddress: '198.51.100.7' },
      /country is Norway, and 198\.51\.100\.7 is in the named location Office, Brazil/,
    ],
    ['with Brazil and that address', { country: 'br', ipAddress: '198.51.100.7' }, null],
    [
      'with Norway and an address in a place that tells of no country',
      { country: 'NO', ipAddress: '203.0.113.7' },
      null,
    ],
    ['with Norway and an address in no place', { country: 'NO', ipAddress: '192.0.2.7' }, null],
    ['with that address and no country', { ipAddress: '198.51.100.7' }, null],
    ['with a member as a guest', { externalUserType: 'b2bCollaborationGuest' }, /user object says a member/],
    [
      'with a guest as another kind',
      { userId: 'gina', externalUserType: 'internalGuest' },
      /says b2bCollaborationGuest/,
    ],
    ['with a guest as what they are', { userId: 'gina', externalUserType: 'b2bCollaborationGuest' }, null],
    ['with a member from another tenant', { externalTenantId: 'fabrikam' }, /has another home tenant/],
    ['with a guest from another tenant', { userId: 'gina', externalTenantId: 'fabrikam' }, null],
    ['with trust for a member', { authentication: trusted }, /can be trusted/],
    ['with trust for a guest from Google', { userId: 'gus', authentication: trusted }, /can be trusted/],
    ['with trust for a guest', { userId: 'gina', authentication: trusted }, null],
    [
      'with a method that was shown and is not registered',
      { authentication: { completed: ['fido2'], registered: ['password'] } },
      /fido2 was shown/,
    ],
    ['with a group twice', { suppose: { inGroups: ['g'], notInGroups: ['g'] } }, /to be in g, and not/],
  ])('%s', (_what, question, says) => {
    const { context } = compile({ ...EMPTY_POLICY_TENANT, ...tenant })
    const warned = contradictions(context, signInOf(question))
    expect(warned).toHaveLength(says ? 1 : 0)
    if (says) expect(warned[0]).toMatchObject({ says: expect.stringMatching(says), isSettled: true })
  })
})

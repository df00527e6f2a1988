import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import { expenses, expensesApi, nightlyBackup } from '../../fixtures/contoso-applications'
import { nightlyReport } from '../../fixtures/contoso-programs'
import type { Application } from '../tenant'
import { applicationFaults } from './application-faults'

const faults = (draft: Partial<Application>) =>
  applicationFaults(contoso, { ...draft }).map(({ path, says }) => `${path}: ${says}`)

describe('a registration', () => {
  it.each(contoso.applications.map((each) => [each.displayName, each] as const))(
    'of the sample tenant can stand: %s',
    (_, application) => {
      expect(faults(application)).toEqual([])
    },
  )

  const secret = expenses.passwordCredentials[0]
  const [scope, second] = expensesApi.api.oauth2PermissionScopes
  const [role] = expensesApi.appRoles
  const [buildCredential] = nightlyReport.federatedIdentityCredentials
  if (!secret || !scope || !second || !role || !buildCredential) throw new Error('The sample has changed.')
  const flexible = (value: string, languageVersion = 1) => ({
    ...buildCredential,
    subject: null,
    claimsMatchingExpression: { value, languageVersion },
  })
  const EXPRESSION = "claims['sub'] matches 'repo:contoso/*' and claims['repository_owner_id'] eq '5544123'"
  const api = (scopes: readonly (typeof scope)[]) => ({
    api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: scopes } as const,
  })

  it.each([
    [
      'web.redirectUris.1: http is',
      { web: { redirectUris: ['https://a.example/', 'http://a.example/'], logoutUrl: null } },
    ],
    ['spa.redirectUris.0: A scheme', { spa: { redirectUris: ['app://x'] } }],
    [
      'web.redirectUris: There are 257',
      {
        web: {
          redirectUris: Array.from({ length: 257 }, (_, n) => `https://a.example/${n}`),
          logoutUrl: null,
        },
      },
    ],
    ['web.logoutUrl: It takes', { web: { redirectUris: [], logoutUrl: 'http://a.example/' } }],
    ['signInAudience: This', { signInAudience: 'PersonalMicrosoftAccount' as never }],
    [
      'api.requestedAccessTokenVersion: It takes',
      { api: { requestedAccessTokenVersion: 3 as never, oauth2PermissionScopes: [] } },
    ],
    ['groupMembershipClaims: This', { groupMembershipClaims: 'Everything' }],
    ['identifierUris.0: Expenses API has', { identifierUris: [...expensesApi.identifierUris] }],
    ['identifierUris.0: It takes', { identifierUris: ['expenses'] }],
    ['api.oauth2PermissionScopes.1.id: It stands', api([scope, { ...second, id: scope.id }])],
    ['api.oauth2PermissionScopes.1.value: It stands', api([scope, { ...second, value: scope.value }])],
    ['api.oauth2PermissionScopes.0.value: It takes', api([{ ...scope, value: 'Read all' }])],
    ['appRoles.0.allowedMemberTypes: It takes', { appRoles: [{ ...role, allowedMemberTypes: [] }] }],
    [
      'passwordCredentials.0.endDateTime: It ends',
      { passwordCredentials: [{ ...secret, endDateTime: secret.startDateTime }] },
    ],
    [
      'federatedIdentityCredentials.1.name: It stands',
      { federatedIdentityCredentials: [buildCredential, { ...buildCredential, subject: 'another' }] },
    ],
    [
      'federatedIdentityCredentials.1.subject: It stands',
      { federatedIdentityCredentials: [buildCredential, { ...buildCredential, name: 'another' }] },
    ],
    [
      'federatedIdentityCredentials.0.issuer: It takes',
      { federatedIdentityCredentials: [{ ...buildCredential, issuer: 'http://build.example' }] },
    ],
    [
      'federatedIdentityCredentials.0.audiences: It takes',
      { federatedIdentityCredentials: [{ ...buildCredential, audiences: [] }] },
    ],
    [
      'federatedIdentityCredentials.0.subject: It takes a subject or',
      {
        federatedIdentityCredentials: [
          { ...buildCredential, claimsMatchingExpression: { value: EXPRESSION, languageVersion: 1 } },
        ],
      },
    ],
    [
      'federatedIdentityCredentials.0.subject: It takes a subject or',
      { federatedIdentityCredentials: [{ ...buildCredential, subject: null }] },
    ],
    [
      'federatedIdentityCredentials.0.claimsMatchingExpression.value: It takes sub, and one of',
      { federatedIdentityCredentials: [flexible("claims['sub'] matches 'repo:contoso/*'")] },
    ],
    [
      'federatedIdentityCredentials.0.claimsMatchingExpression.languageVersion: It takes 1',
      { federatedIdentityCredentials: [flexible(EXPRESSION, 2)] },
    ],
    [
      'federatedIdentityCredentials.1.subject: It stands',
      { federatedIdentityCredentials: [flexible(EXPRESSION), { ...flexible(EXPRESSION), name: 'another' }] },
    ],
  ])('says "%s"', (start, draft) => {
    const found = faults({ id: 'x', ...draft })
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${start}`))])
  })

  it('may keep its own names', () => {
    expect(faults(expensesApi)).toEqual([])
    expect(faults({ ...nightlyBackup, groupMembershipClaims: 'All' })).toEqual([])
  })
})

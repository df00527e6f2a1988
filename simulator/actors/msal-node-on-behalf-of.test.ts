import { createPrivateKey } from 'node:crypto'
import type { Configuration } from '@azure/msal-node'
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { contoso } from '../fixtures/contoso'
import { expensesApi } from '../fixtures/contoso-applications'
import { reportsApi } from '../fixtures/contoso-programs'
import { EXPENSES_API_CERTIFICATE, expensesApiSigner } from '../fixtures/expenses-api-certificate'
import { instanceNamed, userNamed } from '../fixtures/named'
import { middleTier } from '../identity-provider/parts/middle-tier'
import { START_OF_DAY } from '../run/run'
import { signInByMsal } from './testing/msal-sign-in'

const READ = 'api://expenses.contoso.example/Expenses.Read'
const REPORTS = 'api://reports.contoso.example/Reports.Read'
const SECRET = 'public.test.secret-of-Expenses-API'
const ada = userNamed(contoso, 'ada@contoso.example')
const days = { startDateTime: '2026-01-05T09:00:00Z', endDateTime: '2027-01-05T09:00:00Z' }

const granted = (resource: string, scope: string) => ({
  id: `Expenses API to ${resource}`,
  clientId: instanceNamed(contoso, 'Expenses API').id,
  consentType: 'AllPrincipals' as const,
  principalId: null,
  resourceId: instanceNamed(contoso, resource).id,
  scope,
})

/** Contoso, where Expenses API has a secret and a certificate, and may read reports for people. */
const tenant = {
  ...contoso,
  applications: contoso.applications.map((each) =>
    each.appId === expensesApi.appId
      ? {
          ...each,
          passwordCredentials: [{ keyId: 'api', displayName: 'Server', hint: 'pub', ...days }],
          keyCredentials: [
            {
              ...EXPENSES_API_CERTIFICATE,
              ...days,
              keyId: 'certificate',
              displayName: 'CN=expenses-api.contoso.example',
              type: 'AsymmetricX509Cert' as const,
              usage: 'Verify' as const,
            },
          ],
        }
      : each,
  ),
  oauth2PermissionGrants: [
    ...contoso.oauth2PermissionGrants,
    granted('Reports API', 'Reports.Read'),
    // The library asks for these three as well.
    granted('Microsoft Graph', 'openid profile offline_access'),
  ],
  secrets: { ...contoso.secrets, clientSecrets: { ...contoso.secrets.clientSecrets, api: SECRET } },
}

// The library reads the machine's clock: it has to be that of the run.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START_OF_DAY }))
afterEach(() => void vi.useRealTimers())

type Credential = Omit<Configuration['auth'], 'clientId' | 'authority' | 'knownAuthorities'>

/** Signs Ada in to Expenses by Microsoft's library, for `asked`, and lets that of its API trade the token after `seconds`. */
async function trade(credential: Credential, { asked = READ, scopes = [REPORTS], seconds = 0 } = {}) {
  const { forms, ...came } = await signInByMsal(
    { tenant, parts: middleTier, asked, seconds },
    ({ client, accessToken }) =>
      client('api', { clientId: expensesApi.appId, ...credential }).acquireTokenOnBehalfOf({
        oboAssertion: accessToken,
        scopes,
      }),
  )
  return { ...came, sent: forms.find((form) => form.has('assertion')) }
}

const certificate: Credential = {
  clientCertificate: {
    thumbprintSha256: Buffer.from(expensesApiSigner['x5t#S256'], 'base64url').toString('hex'),
    privateKey: createPrivateKey({ key: { ...expensesApiSigner.key }, format: 'jwk' })
      .export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  },
}

describe('@azure/msal-node acts on behalf of whoever called', () => {
  it.each<[string, Credential, string]>([
    ['by secret', { clientSecret: SECRET }, '1'],
    ['by certificate', certificate, '2'],
  ])('%s', async (_how, credential, azpacr) => {
    const { accessToken, fault, sent } = await trade(credential)
    expect(fault).toBeUndefined()
    expect(Object.fromEntries(sent ?? [])).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
    })
    expect(decodeJwt(accessToken ?? '')).toMatchObject({
      aud: reportsApi.appId,
      azp: expensesApi.appId,
      azpacr,
      oid: ada.id,
      scp: 'Reports.Read',
    })
  })

  it.each<[string, Credential, object, string]>([
    ['a token for another API', { clientSecret: SECRET }, { asked: REPORTS }, 'AADSTS500131'],
    ['a token that has run out', { clientSecret: SECRET }, { seconds: 7200 }, 'AADSTS500133'],
    ['a permission that nobody granted', { clientSecret: SECRET }, { scopes: ['User.Read'] }, 'AADSTS65001'],
    ['a wrong secret', { clientSecret: 'guess' }, {}, 'AADSTS7000215'],
  ])('and understands the refusal of %s', async (_what, credential, options, code) => {
    const { accessToken, fault } = await trade(credential, options)
    expect(accessToken).toBeUndefined()
    expect(fault?.message).toContain(code)
  })
})

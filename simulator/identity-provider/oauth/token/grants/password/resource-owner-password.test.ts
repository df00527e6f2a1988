import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Group, Tenant } from '../../../../../directory/tenant'
import { contoso } from '../../../../../fixtures/contoso'
import { lobbyDisplay, reportsApi } from '../../../../../fixtures/contoso-programs'
import { instanceNamed, userNamed } from '../../../../../fixtures/named'
import { passwordInPrograms } from '../../../../parts/password-in-programs'
import { BASE, createLab, encode, FORM, type Lab, type Parameters } from '../../../../testing/lab'

const ADA = 'ada@contoso.example'
const ada = userNamed(contoso, ADA)
const spared: Group = { ...(contoso.groups[0] as Group), id: 'spared', displayName: 'Spared', members: [] }
const GOOD: Parameters = {
  grant_type: 'password',
  client_id: lobbyDisplay.appId,
  username: ADA,
  password: contoso.secrets.passwords[ada.id],
  scope: 'api://reports.contoso.example/Reports.Read',
}

/** Contoso, where nobody is asked for more than a password, and where Lobby Display may read reports. */
const easy = (members: readonly string[] = contoso.users.map(({ id }) => id)): Tenant => ({
  ...contoso,
  groups: [...contoso.groups, { ...spared, members }],
  oauth2PermissionGrants: [
    ...contoso.oauth2PermissionGrants,
    {
      id: 'reports',
      clientId: instanceNamed(contoso, 'Lobby Display').id,
      consentType: 'AllPrincipals',
      principalId: null,
      resourceId: instanceNamed(contoso, 'Reports API').id,
      scope: 'Reports.Read',
    },
  ],
})
const lab = (tenant = easy()) =>
  createLab(tenant, { parts: passwordInPrograms, settings: { sparedGroupId: spared.id } })

async function ask(changes: Parameters = {}, to: Lab = lab()) {
  const body = encode({ ...GOOD, ...changes })
  const response = await to.send({ method: 'POST', url: `${BASE}/oauth2/v2.0/token`, headers: FORM, body })
  return { status: response.status, body: JSON.parse(response.body) as Record<string, string> }
}

describe('the password of a person in a token request (RFC 6749 section 4.3)', () => {
  it('is answered with a token about that person, for a client that proves nothing', async () => {
    const { status, body } = await ask()
    expect(status).toBe(200)
    expect(decodeJwt(body.access_token ?? '')).toMatchObject({
      aud: reportsApi.appId,
      oid: ada.id,
      azpacr: '0',
      scp: 'Reports.Read',
    })
    expect(body).not.toHaveProperty('refresh_token')
  })

  it('the name is not told apart by capital letters', async () => {
    expect((await ask({ username: 'ADA@Contoso.example' })).status).toBe(200)
  })

  it.each<[string, Parameters, string, number]>([
    ['without a name', { username: undefined }, 'invalid_request', 900144],
    ['without a password', { password: undefined }, 'invalid_request', 900144],
    ['without a scope', { scope: undefined }, 'invalid_request', 900144],
    ['with a wrong password', { password: 'x' }, 'invalid_grant', 50126],
    ['with a password in other letters', { password: GOOD.password?.toUpperCase() }, 'invalid_grant', 50126],
    ['of nobody', { username: 'nobody@contoso.example' }, 'invalid_grant', 50034],
    ['of somebody of another tenant', { username: 'hana@fabrikam.example' }, 'invalid_grant', 50034],
    ['of a disabled account', { username: 'dana@contoso.example' }, 'invalid_grant', 50057],
    ['for a scope that nobody granted', { scope: 'User.Read' }, 'invalid_grant', 65001],
    [
      'for a scope that there is not',
      { scope: 'api://reports.contoso.example/No' },
      'invalid_client',
      650053,
    ],
    ['of an unknown client', { client_id: 'nobody' }, 'unauthorized_client', 700016],
  ])('%s it is refused', async (_what, changes, error, code) => {
    expect((await ask(changes)).body).toMatchObject({ error, error_codes: [code] })
  })

  it('of an expired password it is refused, and of nothing else is said first', async () => {
    const password = contoso.secrets.passwords[userNamed(contoso, 'emil@contoso.example').id]
    const { body } = await ask({ username: 'emil@contoso.example', password })
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [50055] })
  })

  it('of whoever has to show a second factor it is refused: nobody is there to be asked (Entra)', async () => {
    const strict = () => lab(easy([]))
    expect((await ask({}, strict())).body).toMatchObject({ error: 'invalid_grant', error_codes: [50076] })
    const farah = userNamed(contoso, 'farah@contoso.example')
    const fields = { username: farah.userPrincipalName, password: contoso.secrets.passwords[farah.id] }
    expect((await ask(fields, strict())).body).toMatchObject({ error_codes: [50079] })
    // Whoever has the wrong password does not learn that there is a second factor.
    expect((await ask({ password: 'x' }, strict())).body).toMatchObject({ error_codes: [50126] })
  })

  it('ten different wrong ones lock the account, for the right one too; and the same one again is not another', async () => {
    const same = lab()
    for (let times = 0; times < 12; times++) await ask({ password: 'typo' }, same)
    expect((await ask({}, same)).status).toBe(200)
    const guessed = lab()
    for (let times = 0; times < 10; times++) await ask({ password: `guess ${times}` }, guessed)
    expect((await ask({}, guessed)).body).toMatchObject({ error_codes: [50053] })
    guessed.wait(61)
    expect((await ask({}, guessed)).status).toBe(200)
  })

  it('needs a registration that allows clients without a secret', async () => {
    const tenant = easy()
    const applications = tenant.applications.map((each) =>
      each.appId === lobbyDisplay.appId ? { ...each, isFallbackPublicClient: null } : each,
    )
    expect((await ask({}, lab({ ...tenant, applications }))).body).toMatchObject({
      error: 'invalid_client',
      error_codes: [7000218],
    })
  })

  it('is not a grant of a provider that does not take it', async () => {
    expect((await ask({}, createLab(easy()))).body).toMatchObject({ error: 'unsupported_grant_type' })
  })
})

import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Group, Tenant } from '../../directory/tenant'
import { contoso } from '../../fixtures/contoso'
import { expenses, expensesApi, timesheets } from '../../fixtures/contoso-applications'
import { publicKeys } from '../../fixtures/keys'
import type { EventOf } from '../../trace/event'
import {
  CHALLENGE,
  codeOf,
  createLab,
  ORIGIN,
  type Parameters,
  redeem,
  TENANT,
  VERIFIER,
} from '../testing/lab'

const API = 'api://expenses.contoso.example/Expenses.Read'
const [ada] = contoso.users
const ISSUER = `${ORIGIN}/${TENANT}/v2.0`

async function tokensOf(asked: Parameters = {}, upn?: string, tenant: Tenant = contoso) {
  const lab = createLab(tenant)
  const { body } = await redeem(lab, { code: await codeOf(lab, asked, upn) })
  const idToken = body.id_token === undefined ? {} : decodeJwt(String(body.id_token))
  return { lab, body, idToken, accessToken: decodeJwt(String(body.access_token)), now: lab.clock.now / 1000 }
}
const issued = (events: readonly EventOf<'token-issued'>[], token: string) => {
  const found = events.find((event) => event.token === token)
  if (!found) throw new Error(token)
  return found
}

describe('the ID token (OpenID Connect Core section 2)', () => {
  it('has the claims of Entra’s version 2.0, for the client and nobody else', async () => {
    const { idToken, now } = await tokensOf()
    expect(idToken).toEqual({
      aud: expenses.appId,
      exp: now + 3600,
      iat: now,
      iss: ISSUER,
      name: 'Ada Nilsen',
      nbf: now,
      nonce: 'no-1',
      oid: ada?.id,
      preferred_username: 'ada@contoso.example',
      sid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      sub: expect.stringMatching(/^[\w-]{43}$/),
      tid: TENANT,
      uti: expect.stringMatching(/^[\w-]{22}$/),
      ver: '2.0',
    })
  })

  it('without the scope profile says nothing about the person but the subject', async () => {
    const { idToken } = await tokensOf({ scope: `openid ${API}`, nonce: undefined })
    expect(Object.keys(idToken).sort()).toEqual([
      'aud',
      'exp',
      'iat',
      'iss',
      'nbf',
      'sid',
      'sub',
      'tid',
      'uti',
      'ver',
    ])
  })

  it('has email with the scope email, and auth_time when max_age was asked for', async () => {
    const { idToken, now } = await tokensOf({ scope: 'openid email', max_age: '600' })
    expect(idToken).toMatchObject({ email: 'ada@contoso.example', auth_time: now })
  })

  it('has no email where the account has none', async () => {
    expect(
      (await tokensOf({ scope: 'openid email' }, 'bo.admin@contoso.example')).idToken,
    ).not.toHaveProperty('email')
  })

  it('is signed with RS256 by the published key', async () => {
    const { body, lab } = await tokensOf()
    expect(decodeProtectedHeader(String(body.id_token))).toEqual({
      alg: 'RS256',
      kid: publicKeys.keys[0]?.kid,
      typ: 'JWT',
    })
    const options = {
      issuer: ISSUER,
      audience: expenses.appId,
      currentDate: new Date(lab.clock.now),
      algorithms: ['RS256'],
    }
    await expect(
      jwtVerify(String(body.id_token), createLocalJWKSet(publicKeys), options),
    ).resolves.toBeTruthy()
  })
})

describe('the subject (OpenID Connect Core section 8.1)', () => {
  it('is the same at every sign-in to one application, and another in every other', async () => {
    const first = (await tokensOf()).idToken.sub
    expect((await tokensOf()).idToken.sub).toBe(first)
    const lab = createLab()
    const asked = {
      client_id: timesheets.appId,
      redirect_uri: 'https://timesheets.contoso.example/callback',
      scope: 'openid',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
    }
    const fields = {
      ...asked,
      scope: undefined,
      client_secret: undefined,
      code_verifier: VERIFIER,
      code: await codeOf(lab, asked),
    }
    const { body } = await redeem(lab, fields, [['Origin', 'https://timesheets.contoso.example']])
    expect(decodeJwt(String(body.id_token)).sub).not.toBe(first)
  })
})

describe('the access token', () => {
  it('for an API that asks for version 2 has its claims, and the API’s client id as audience', async () => {
    const { accessToken, idToken, now } = await tokensOf()
    expect(accessToken).toEqual({
      aud: expensesApi.appId,
      azp: expenses.appId,
      azpacr: '1',
      exp: expect.any(Number),
      iat: now,
      iss: ISSUER,
      name: 'Ada Nilsen',
      nbf: now,
      oid: ada?.id,
      preferred_username: 'ada@contoso.example',
      scp: 'Expenses.Read',
      sid: idToken.sid,
      sub: expect.any(String),
      tid: TENANT,
      uti: expect.any(String),
      ver: '2.0',
    })
    expect(accessToken.uti).not.toBe(idToken.uti)
  })

  it('for Microsoft Graph is version 1', async () => {
    const { accessToken } = await tokensOf({ scope: 'openid profile User.Read' })
    expect(accessToken).toMatchObject({
      ver: '1.0',
      aud: '00000003-0000-0000-c000-000000000000',
      iss: `https://sts.entra.example/${TENANT}/`,
      appid: expenses.appId,
      appidacr: '1',
      acr: '1',
      amr: ['pwd', 'otp', 'mfa'],
      scp: 'openid profile User.Read',
      upn: 'ada@contoso.example',
      given_name: 'Ada',
      family_name: 'Nilsen',
    })
    expect(accessToken).not.toHaveProperty('azp')
  })

  it('has the roles assigned at the resource, and the ID token those at the client', async () => {
    const { accessToken, idToken } = await tokensOf({}, 'chidi@contoso.example')
    expect(accessToken.roles).toEqual(['Approver'])
    expect(idToken).not.toHaveProperty('roles')
  })

  it('lives 60 to 90 minutes, as the response says', async () => {
    const lab = createLab()
    const lifetimes = new Set<number>()
    const { body } = await redeem(lab, { code: await codeOf(lab) })
    let token = body.refresh_token
    for (let round = 0; round < 20; round++) {
      const next = (
        await redeem(lab, {
          grant_type: 'refresh_token',
          refresh_token: String(token),
          redirect_uri: undefined,
        })
      ).body
      const { exp = 0, iat = 0 } = decodeJwt(String(next.access_token))
      expect(exp - iat).toBe(next.expires_in)
      lifetimes.add(exp - iat)
      token = next.refresh_token
    }
    for (const lifetime of lifetimes) expect(lifetime >= 3600 && lifetime < 5400, String(lifetime)).toBe(true)
    expect(lifetimes.size).toBeGreaterThan(10)
  })
})

describe('memberships in tokens (groupMembershipClaims)', () => {
  const [finance] = contoso.groups
  const ADMINISTRATOR = contoso.roleAssignments[0]?.roleDefinitionId ?? ''
  const group = (id: string, rest: Partial<Group>): Group => ({
    ...(finance as Group),
    id,
    members: [],
    ...rest,
  })
  /** Contoso, with groups around Finance, a role for Ada, and applications that want to know. */
  const asked = (groupMembershipClaims: string | null, more: readonly Group[] = []): Tenant => ({
    ...contoso,
    groups: [
      ...contoso.groups,
      group('around', { members: [finance?.id ?? '', 'outermost'] }),
      // A group that is in a group that is in it: no more than one of each.
      group('outermost', { members: ['around'] }),
      group('a mailing list', { members: [ada?.id ?? ''], securityEnabled: false }),
      ...more,
    ],
    roleAssignments: [
      ...contoso.roleAssignments,
      { id: 'r', principalId: ada?.id ?? '', roleDefinitionId: ADMINISTRATOR, directoryScopeId: '/' },
      {
        id: 's',
        principalId: ada?.id ?? '',
        roleDefinitionId: 'x',
        directoryScopeId: '/administrativeUnits/1',
      },
    ],
    applications: contoso.applications.map((each) => ({ ...each, groupMembershipClaims })),
  })
  const own = contoso.groups.flatMap(({ id, members }) => (members.includes(ada?.id ?? '') ? [id] : []))
  const groups = [...own, 'around', 'outermost']

  it.each([
    [null, {}],
    ['None', {}],
    ['SecurityGroup', { groups }],
    ['DirectoryRole', { wids: [ADMINISTRATOR] }],
    ['All', { groups, wids: [ADMINISTRATOR] }],
  ])('with %s name what the application asks for, in both tokens', async (wanted, expected) => {
    const { idToken, accessToken } = await tokensOf({}, undefined, asked(wanted))
    for (const { groups, wids } of [idToken, accessToken])
      expect(JSON.parse(JSON.stringify({ groups, wids }))).toEqual(expected)
  })

  it('with ApplicationGroup name the groups assigned to the reader, of which the person is a direct member', async () => {
    const allStaff = own[1] ?? ''
    const to = (displayName: string, principalId: string) => ({
      id: `${principalId} in ${displayName}`,
      principalId,
      principalType: 'Group' as const,
      resourceId: contoso.servicePrincipals.find((each) => each.displayName === displayName)?.id ?? '',
      appRoleId: '00000000-0000-0000-0000-000000000000',
    })
    const tenant = asked('ApplicationGroup')
    const { idToken, accessToken } = await tokensOf({}, undefined, {
      ...tenant,
      appRoleAssignments: [
        ...tenant.appRoleAssignments,
        // One in which Ada is directly, one around it, one without her; and another for the API.
        to('Expenses', finance?.id ?? ''),
        to('Expenses', 'around'),
        to('Expenses', contoso.groups[2]?.id ?? ''),
        to('Expenses API', allStaff),
      ],
    })
    expect(idToken.groups).toEqual([finance?.id])
    expect(accessToken.groups).toEqual([allStaff])
    expect((await tokensOf({}, undefined, tenant)).idToken).not.toHaveProperty('groups')
  })

  it('point to Microsoft Graph when there are more than 200 groups', async () => {
    const many = Array.from({ length: 200 - groups.length }, (_, n) =>
      group(`g${n}`, { members: [ada?.id ?? ''] }),
    )
    const full = await tokensOf({}, undefined, asked('SecurityGroup', many))
    expect(full.idToken.groups).toHaveLength(200)
    const one = group('one more', { members: [ada?.id ?? ''] })
    const { idToken } = await tokensOf({}, undefined, asked('SecurityGroup', [...many, one]))
    expect(idToken).not.toHaveProperty('groups')
    expect(idToken._claim_names).toEqual({ groups: 'src1' })
    expect(idToken._claim_sources).toEqual({
      src1: {
        endpoint: `https://graph.windows.net/${contoso.organization.id}/users/${ada?.id}/getMemberObjects`,
      },
    })
  })
})

describe('what is recorded about a token', () => {
  it.each([
    ['id-token', 'client'],
    ['access-token', 'resource-server'],
  ])('%s: every claim says where it comes from and that the %s reads it', async (token, reader) => {
    const { lab } = await tokensOf()
    const event = issued(lab.eventsOf('token-issued'), token)
    const payload = decodeJwt(event.value)
    expect(event.claims.map(({ claim }) => claim).sort()).toEqual(Object.keys(payload).sort())
    for (const { claim, source, readBy } of event.claims) {
      expect(source, claim).not.toBe('')
      expect(readBy, claim).toBe(claim === 'uti' ? 'nobody' : reader)
    }
    expect(payload.exp).toBe(event.expiresAt)
  })

  it('claims that come from the directory name the object', async () => {
    const { lab } = await tokensOf()
    const { claims } = issued(lab.eventsOf('token-issued'), 'id-token')
    expect(claims).toContainEqual({
      claim: 'name',
      source: 'user.displayName',
      readBy: 'client',
      object: { collection: 'users', id: ada?.id },
    })
    expect(claims).toContainEqual({ claim: 'nonce', source: 'request.nonce', readBy: 'client' })
  })

  it('codes, refresh tokens and session cookies are recorded with their ends', async () => {
    const { lab, now } = await tokensOf()
    const events = lab.eventsOf('token-issued')
    expect(events.map(({ token }) => token)).toEqual([
      'session-cookie',
      'authorization-code',
      'access-token',
      'refresh-token',
      'id-token',
    ])
    expect(issued(events, 'authorization-code').expiresAt).toBe(now + 600)
    expect(issued(events, 'refresh-token').expiresAt).toBe(now + 90 * 86_400)
    expect(issued(events, 'session-cookie').expiresAt).toBe(now + 86_400)
  })

  it('the same requests at the same time give the same bytes', async () => {
    expect((await tokensOf()).body).toEqual((await tokensOf()).body)
  })
})

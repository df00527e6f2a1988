import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { contoso } from '../../../../../fixtures/contoso'
import { AADSTS50058 } from '../../../../errors/aadsts'
import { interactive } from '../../../../parts/interactive'
import type { Part } from '../../../../parts/part'
import { answerOf } from '../../../../sign-in/answer'
import { ask } from '../../../../sign-in/ask'
import { placeOf } from '../../../../sign-in/browser-cookies'
import { password } from '../../../../sign-in/methods/password/password'
import {
  CHALLENGE,
  codeOf,
  createLab,
  type Lab,
  type Parameters,
  redeem,
  SPA,
  VERIFIER,
} from '../../../../testing/lab'

const API = 'api://expenses.contoso.example/Expenses.Read'
const [ada] = contoso.users
const refresh = (lab: Lab, token: unknown, fields: Parameters = {}) =>
  redeem(lab, {
    grant_type: 'refresh_token',
    refresh_token: String(token),
    redirect_uri: undefined,
    ...fields,
  })
const signedIn = async (lab: Lab, asked: Parameters = {}, fields: Parameters = {}) =>
  (await redeem(lab, { code: await codeOf(lab, asked), ...fields })).body.refresh_token
const change = (lab: Lab, fields: object) => {
  if (ada) lab.directory.put('users', { ...ada, ...fields }, '', lab.context.emit)
}
const soon = (lab: Lab) => new Date(lab.clock.now + 1000).toISOString()

describe('where refresh tokens rotate (RFC 9700 section 4.14.2)', () => {
  const rotating = () => createLab(contoso, { settings: { refreshTokens: 'rotate' } })

  it('each is good once, and the next one goes on', async () => {
    const lab = rotating()
    let token = await signedIn(lab)
    for (let round = 0; round < 3; round++) {
      const { response, body } = await refresh(lab, token)
      expect(response.status).toBe(200)
      expect(body.refresh_token).not.toBe(token)
      token = body.refresh_token
    }
  })

  it('a second use ends all that descends from the sign-in, and nobody else’s', async () => {
    const lab = rotating()
    const first = await signedIn(lab)
    lab.wait(60)
    const other = await signedIn(lab)
    const { body } = await refresh(lab, first)
    const reused = await refresh(lab, first)
    expect(reused.body).toMatchObject({ error: 'invalid_grant', error_codes: [] })
    expect((await refresh(lab, body.refresh_token)).body).toMatchObject({ error_codes: [50173] })
    expect((await refresh(lab, other)).response.status).toBe(200)
    const failed = lab.eventsOf('check-failed').find(({ check }) => check === 'refresh-token-unused')
    expect(failed).toMatchObject({ spec: 'rfc9700#4.14.2' })
  })

  it('a refused use does not count', async () => {
    const lab = rotating()
    const token = await signedIn(lab)
    expect((await refresh(lab, token, { client_secret: 'guess' })).response.status).toBe(401)
    expect((await refresh(lab, token)).response.status).toBe(200)
  })

  it('Entra does not rotate: the old one stays good', async () => {
    const lab = createLab()
    const token = await signedIn(lab)
    await refresh(lab, token)
    expect((await refresh(lab, token)).response.status).toBe(200)
  })
})

describe('the scope of a refresh (RFC 6749 section 6)', () => {
  it.each<[string, string | undefined, string, string | undefined]>([
    ['none: what the sign-in asked for', undefined, 'Expenses.Read', 'id_token'],
    ['narrower: no ID token without openid', API, 'Expenses.Read', undefined],
    ['another resource that was consented to', 'openid profile', 'openid profile', 'id_token'],
  ])('%s', async (_what, scope, scp, idToken) => {
    const lab = createLab()
    const { body } = await refresh(lab, await signedIn(lab), { scope })
    expect(decodeJwt(String(body.access_token)).scp).toBe(scp)
    expect('id_token' in body).toBe(idToken !== undefined)
    expect(body).toHaveProperty('refresh_token')
  })

  it.each<[string, string, number]>([
    ['more than was consented to', 'api://expenses.contoso.example/Expenses.ReadWrite', 65001],
    ['of two resources', `${API} User.Read`, 28000],
    ['that is none', 'api://expenses.contoso.example/No', 650053],
  ])('%s is refused', async (_what, scope, code) => {
    const lab = createLab()
    expect((await refresh(lab, await signedIn(lab), { scope })).body).toMatchObject({ error_codes: [code] })
  })

  it('a sign-in for two resources is redeemed for one after the other', async () => {
    const lab = createLab()
    const token = await signedIn(lab, { scope: `openid offline_access User.Read ${API}` }, { scope: API })
    // Without offline_access in the scope of the redemption there is none (Entra, v2-oauth2-auth-code-flow).
    expect(token).toBeUndefined()
    lab.wait(60)
    const kept = await signedIn(
      lab,
      { scope: `openid offline_access User.Read ${API}` },
      { scope: `offline_access ${API}` },
    )
    const graph = await refresh(lab, kept, { scope: 'User.Read' })
    // All that is granted there (decision 052).
    expect(decodeJwt(String(graph.body.access_token)).scp).toBe('openid User.Read')
  })
})

/** A sign-in without a password: what is typed is taken for a touch of a key. */
const passkey: Part = {
  methods: [
    {
      name: 'fido2',
      factor: 'first',
      registered: () => true,
      ask: (signIn) =>
        ask(signIn, AADSTS50058, '', { kind: 'password', username: signIn.user.userPrincipalName }),
    },
  ],
  endpoints: [
    answerOf('password', ({ attempt, exchange }) => {
      const place = placeOf(exchange, attempt.browser)
      const proof = { method: 'fido2', factor: 'first', amr: 'fido', at: exchange.now, place } as const
      return { attempt: { ...attempt, proofs: [...attempt.proofs, proof] } }
    }),
  ],
}

describe('is void (Entra’s revocation matrix)', () => {
  it('a changed password does not touch a sign-in without one', async () => {
    const parts = [...interactive.filter((each) => each !== password), passkey]
    const lab = createLab(contoso, { parts })
    const token = await signedIn(lab)
    change(lab, { lastPasswordChangeDateTime: soon(lab) })
    lab.wait(60)
    expect((await refresh(lab, token)).response.status).toBe(200)
  })

  it('for a public client after the password was changed', async () => {
    const lab = createLab()
    const origin = [['Origin', new URL(SPA).origin]] as const
    const code = await codeOf(lab, {
      redirect_uri: SPA,
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
    })
    const asPage = { client_secret: undefined }
    const { body } = await redeem(
      lab,
      { ...asPage, code, code_verifier: VERIFIER, redirect_uri: SPA },
      origin,
    )
    change(lab, { lastPasswordChangeDateTime: soon(lab) })
    lab.wait(60)
    const refreshed = await redeem(
      lab,
      {
        ...asPage,
        grant_type: 'refresh_token',
        refresh_token: String(body.refresh_token),
        redirect_uri: undefined,
      },
      origin,
    )
    expect(refreshed.body).toMatchObject({ error_codes: [50173], suberror: 'bad_token' })
  })

  it.each<[string, (lab: Lab) => object, number | undefined]>([
    [
      'not for a confidential client when the password was changed',
      (lab) => ({ lastPasswordChangeDateTime: soon(lab) }),
      undefined,
    ],
    ['after all sign-ins were revoked', (lab) => ({ signInSessionsValidFromDateTime: soon(lab) }), 50173],
    ['after the account was disabled', () => ({ accountEnabled: false }), 50057],
    [
      'not after a revocation that was before the sign-in',
      () => ({ signInSessionsValidFromDateTime: '2026-01-01T00:00:00Z' }),
      undefined,
    ],
    ['not when the password only runs out', () => ({ passwordPolicies: 'None' }), undefined],
  ])('%s', async (_what, fields, code) => {
    const lab = createLab()
    const token = await signedIn(lab)
    change(lab, fields(lab))
    lab.wait(60)
    const { body } = await refresh(lab, token)
    expect(body.error_codes).toEqual(code === undefined ? undefined : [code])
    if (code === 50173) expect(body.suberror).toBe('bad_token')
  })
})

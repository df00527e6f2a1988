import { expect, it } from 'vitest'
import { contoso } from '../../../fixtures/contoso'
import { allParts } from '../all-parts'
import { createLab, WEB } from '../lab'
import { frontPlans } from './front-plans'
import { judge } from './judge'
import { plans } from './plans'
import { answering, bringing, failing, hearing, refusing, type Tampering, tampered } from './tampering'

const modules = Object.values(plans).flat()

const refusingParameter = (name: string) => refusing((parameters) => parameters[name] !== undefined)
const inMetadata = (changes: object) =>
  answering('/openid-configuration', (body) => ({ ...body, ...changes }))
const inUserinfo = (changes: object) => answering('/userinfo', (body) => ({ ...body, ...changes }))
const inTokens = (changes: object) => answering('/token', (body) => ({ ...body, ...changes }))
const otherError = answering('/token', (body) => (body.error ? { ...body, error: 'invalid_request' } : body))
const UNSIGNED = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"somebody"}')}.`
const codeReplay: Tampering = () =>
  createLab(contoso, { parts: allParts, settings: { codeReplay: 'revokes' } })

const PROVIDERS: readonly (readonly [module: string, provider: string, Tampering, reason: RegExp])[] = [
  [
    'oidcc-discovery-endpoint-verification',
    'of another name',
    inMetadata({ issuer: 'https://other.example' }),
    /^issuer/,
  ],
  ['oidcc-server', 'that loses the state', hearing({ state: 'other' }), /^the state is other/],
  ['oidcc-server', 'that loses the nonce', hearing({ nonce: 'other' }), /^the nonce is other/],
  ['oidcc-server', 'of another name', inMetadata({ issuer: 'https://other.example' }), /"iss"/],
  ['oidcc-server', 'with other keys', answering('/keys', () => ({ keys: [] })), /no applicable key/],
  ['oidcc-server', 'with tokens for no time', inTokens({ expires_in: '3600' }), /^expires_in/],
  [
    'oidcc-response-type-missing',
    'that takes code for granted',
    hearing({ response_type: 'code' }),
    /^error/,
  ],
  ['oidcc-idtoken-signature', 'that signs nothing', inTokens({ id_token: UNSIGNED }), /alg/i],
  [
    'oidcc-idtoken-unsigned',
    'that offers none',
    inMetadata({ id_token_signing_alg_values_supported: ['RS256', 'none'] }),
    /^id_token_signing/,
  ],
  ['oidcc-userinfo-get', 'that mistakes people', inUserinfo({ sub: 'somebody' }), /^the subject/],
  [
    'oidcc-userinfo-post-header',
    'that knows no POST',
    failing(405, ({ method, url }) => method === 'POST' && url.endsWith('/userinfo')),
    /^status/,
  ],
  [
    'oidcc-userinfo-post-body',
    'that reads the body',
    failing(200, ({ method, url }) => method === 'POST' && url.endsWith('/userinfo')),
    /^status: is declared to depart, and holds/,
  ],
  [
    'oidcc-ensure-request-without-nonce-succeeds-for-code-flow',
    'that insists on a nonce',
    refusing(({ nonce }) => nonce === undefined),
    /^no code, but invalid_request/,
  ],
  [
    'oidcc-scope-profile',
    'with photos',
    inUserinfo({ picture: 'https://graph.example/photo' }),
    /^picture in userinfo: is declared to depart, and holds/,
  ],
  [
    'oidcc-scope-email',
    'that verifies addresses',
    inUserinfo({ email_verified: true }),
    /^email_verified in userinfo: is declared to depart/,
  ],
  [
    'oidcc-scope-address',
    'that ignores unknown scopes',
    hearing({ scope: 'openid' }),
    /^error: is declared to depart, and holds/,
  ],
  [
    'oidcc-scope-phone',
    'that offers more',
    inMetadata({ scopes_supported: ['openid', 'phone'] }),
    /^in scopes_supported: is declared to depart, and holds/,
  ],
  [
    'oidcc-scope-all',
    'that refuses otherwise',
    refusingParameter('scope'),
    /^error: is "invalid_request", should be "invalid_client"/,
  ],
  [
    'oidcc-alternate-happy-flow',
    'that reads parameters in order',
    refusing((parameters) => Object.keys(parameters)[0] !== 'client_id'),
    /^no code/,
  ],
  ['oidcc-display-page', 'that does not know it', refusingParameter('display'), /^no code/],
  ['oidcc-display-popup', 'that does not know it', refusingParameter('display'), /^no code/],
  ['oidcc-prompt-login', 'that is deaf to it', hearing({ prompt: undefined }), /^asked: is nothing/],
  ['oidcc-prompt-none-not-logged-in', 'that is deaf to it', hearing({ prompt: undefined }), /^page/],
  [
    'oidcc-prompt-none-logged-in',
    'that asks nevertheless',
    hearing({ prompt: 'login' }),
    /^asked: is "username"/,
  ],
  ['oidcc-max-age-1', 'that is deaf to it', hearing({ max_age: undefined }), /^asked: is nothing/],
  [
    'oidcc-max-age-10000',
    'that does not say since when',
    hearing({ max_age: undefined }),
    /^auth_time is there/,
  ],
  [
    'oidcc-ensure-request-with-unknown-parameter-succeeds',
    'that wants to know all',
    refusingParameter('extra'),
    /^no code/,
  ],
  ['oidcc-id-token-hint', 'that does not know it', refusingParameter('id_token_hint'), /^no code/],
  ['oidcc-login-hint', 'that does not know it', refusingParameter('login_hint'), /^no code/],
  ['oidcc-ui-locales', 'that does not know it', refusingParameter('ui_locales'), /^no code/],
  ['oidcc-claims-locales', 'that does not know it', refusingParameter('claims_locales'), /^no code/],
  [
    'oidcc-ensure-request-with-acr-values-succeeds',
    'that does not know it',
    refusingParameter('acr_values'),
    /^no code/,
  ],
  ['oidcc-codereuse', 'with another error', otherError, /^error/],
  [
    'oidcc-codereuse-30seconds',
    'that revokes',
    codeReplay,
    /^the token afterwards: is declared to depart, and holds/,
  ],
  [
    'oidcc-ensure-registered-redirect-uri',
    'that goes back to the registered one',
    hearing({ redirect_uri: WEB }),
    /^page: is "username"/,
  ],
  [
    'oidcc-ensure-post-request-succeeds',
    'that reads no POST',
    refusing((_parameters, { method }) => method === 'POST'),
    /^no code/,
  ],
  [
    'oidcc-server-client-secret-post',
    'that reads no secret there',
    failing(401, ({ body }) => body.includes('client_secret=')),
    /^no tokens/,
  ],
  [
    'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported',
    'that ignores it',
    hearing({ request_uri: undefined }),
    /^error/,
  ],
  [
    'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported',
    'that ignores it',
    hearing({ request: undefined }),
    /^error/,
  ],
  [
    'oidcc-claims-essential',
    'that obeys it',
    inUserinfo({ name: 'Ada Nilsen' }),
    /^name in userinfo: is declared to depart, and holds/,
  ],
  [
    'oidcc-ensure-request-object-with-redirect-uri',
    'that goes back to the registered one',
    hearing({ redirect_uri: WEB }),
    /^page/,
  ],
  ['oidcc-refresh-token', 'with another error', otherError, /^another client's token/],
  [
    'oidcc-ensure-request-with-valid-pkce-succeeds',
    'that does not know it',
    refusingParameter('code_challenge'),
    /^no code/,
  ],
]

it.each(PROVIDERS)('%s notices a provider %s', async (name, _provider, tampering, reason) => {
  const module = modules.find((each) => each.name === name)
  if (!module) throw new Error(`There is no module ${name}.`)
  const { result, reasons } = await judge(module, tampered(tampering))
  expect(result).toBe('FAILS')
  expect(
    reasons.some((each) => reason.test(each)),
    reasons.join('\n'),
  ).toBe(true)
})

it('and none is left out', () => {
  expect([...new Set(PROVIDERS.map(([name]) => name))].sort()).toEqual(modules.map(({ name }) => name).sort())
})

const IN_FRONT: readonly (readonly [module: string, type: string, provider: string, Tampering, RegExp])[] = [
  [
    'oidcc-server',
    'id_token token',
    'that loses the state',
    hearing({ state: 'other' }),
    /^the state is other/,
  ],
  ['oidcc-server', 'id_token', 'that loses the nonce', hearing({ nonce: 'other' }), /^the nonce is other/],
  [
    'oidcc-server',
    'id_token token',
    'that mistakes the token',
    bringing('access_token', 'other'),
    /^at_hash/,
  ],
  ['oidcc-server', 'code id_token', 'that mistakes the code', bringing('code', 'other'), /^c_hash/],
  ['oidcc-server', 'id_token token', 'with tokens for no time', bringing('expires_in', '0'), /^expires_in/],
  ['oidcc-server', 'token id_token', 'of another type', bringing('token_type', 'mac'), /^token_type/],
  [
    'oidcc-ensure-request-without-nonce-fails',
    'id_token',
    'that makes one up',
    hearing({ nonce: 'made-up' }),
    /^page/,
  ],
]

it.each(IN_FRONT)(
  '%s with %s notices a provider %s',
  async (name, responseType, _provider, tampering, reason) => {
    const module = frontPlans.flatMap((plan) => plan.modules).find((each) => each.name === name)
    if (!module) throw new Error(`There is no module ${name}.`)
    const { result, reasons } = await judge(module, tampered(tampering), { responseType })
    expect(result).toBe('FAILS')
    expect(
      reasons.some((each) => reason.test(each)),
      reasons.join('\n'),
    ).toBe(true)
  },
)

import { expect, test } from 'vitest'
import type { TraceEvent } from '../event'
import { type MessageView, message } from './message'
import { tokens } from './token'

const LOGIN = 'https://login.entra.example/t/oauth2/v2.0'
const FORM = [['Content-Type', 'application/x-www-form-urlencoded']] as const
const JSON_TYPE = [['Content-Type', 'application/json; charset=utf-8']] as const

/** A request and its answer, as a trace has them. */
function exchange(
  url: string,
  body: string,
  answer: { readonly headers: readonly (readonly [string, string])[]; readonly body: string },
): readonly TraceEvent[] {
  const common = { at: 0, cause: null, exchange: 1, kind: 'back-channel' } as const
  const request = { method: 'POST', url, headers: FORM, body }
  return [
    { ...common, seq: 0, actor: 'app', type: 'request-sent', to: 'identity-provider', request },
    {
      ...common,
      seq: 1,
      actor: 'app',
      type: 'response-received',
      from: 'identity-provider',
      response: { status: 200, ...answer },
    },
  ]
}

const specOf = (fields: MessageView['body']['json'], name: string) =>
  fields?.find((field) => field.name === name)?.spec

test('a scope means what the grant makes of it, and in the answer what was given', () => {
  const answer = { headers: JSON_TYPE, body: JSON.stringify({ scope: 'a', error: 'invalid_scope' }) }
  const spec = (grant: string) => {
    const events = exchange(`${LOGIN}/token`, `grant_type=${grant}&scope=a`, answer)
    return [
      specOf(message(events, 0)?.body.form, 'scope'),
      specOf(message(events, 1)?.body.json, 'scope'),
      specOf(message(events, 1)?.body.json, 'error'),
    ]
  }
  expect(spec('client_credentials')).toEqual(['entra#default-scope', 'rfc6749#5.1', 'rfc6749#5.2'])
  expect(spec('refresh_token')).toEqual(['rfc6749#6', 'rfc6749#5.1', 'rfc6749#5.2'])
  expect(spec('authorization_code')).toEqual(['entra#redeem', 'rfc6749#5.1', 'rfc6749#5.2'])
})

test('the words of a redirect are those of the place that it leads to', () => {
  const spec = (location: string) => {
    const events = exchange('https://expenses.contoso.example/sign-in', '', {
      headers: [['Location', location]],
      body: '',
    })
    return message(events, 1)?.location?.query[0]?.spec
  }
  expect(spec(`${LOGIN}/authorize?sid=1`)).toBe('entra#optional-claims')
  expect(spec('https://expenses.contoso.example/logout?sid=1')).toBe('oidc-frontchannel#2')
  expect(spec(`${LOGIN}/logout?state=1`)).toBe('oidc-rpinitiated#2')
})

test('a claim means what it means in this token', () => {
  const part = (of: object) => btoa(JSON.stringify(of)).replace(/=+$/, '')
  const value = `${part({ alg: 'RS256' })}.${part({ ver: '2.0' })}.signature`
  const issued = (token: 'id-token' | 'access-token'): TraceEvent => ({
    ...{ seq: 0, at: 0, actor: 'identity-provider', cause: null, type: 'token-issued' },
    ...{ token, value, audience: 'app', expiresAt: 0, claims: [] },
  })
  const says = (token: 'id-token' | 'access-token') => tokens([issued(token)], 0)[0]?.claims[0]?.says
  expect(says('id-token')).toMatch(/endpoint/)
  expect(says('access-token')).toMatch(/the API chooses/)
  expect(tokens([issued('id-token')], 0)[0]?.header[0]?.spec).toBe('rfc7518#3.3')
})

test.each([
  ['a person', 'hash of user.id, audience and tenant.id', /this application only/],
  ['an application', 'servicePrincipal.id', /the same as oid/],
  ['a job', 'job', /names the job/],
])('whom a token is about: %s', (_who, source, says) => {
  const value = `${btoa('{ }')}.${btoa('{"sub":"me"}')}.signature`
  const issued: TraceEvent = {
    ...{ seq: 0, at: 0, actor: 'identity-provider', cause: null, type: 'token-issued' },
    ...{ token: 'access-token', value, audience: 'app', expiresAt: 0 },
    claims: [{ claim: 'sub', source, readBy: 'both' }],
  }
  expect(tokens([issued], 0)[0]?.claims[0]?.says).toMatch(says)
})

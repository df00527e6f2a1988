import { calculateJwkThumbprint, decodeProtectedHeader, type JWK, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import { hotp, totp, totpStep } from '../../authentication/totp'
import { base64url, fromBase64url, sha256Base64url } from '../../core/base64url'
import { verifyToken } from '../../identity-provider/tokens/verify'
import { verifyWith } from '../../tokens/verify-with'
import { toBase32 } from './base32'
import { type Corpus, type Finding, holds, refuses, same } from './corpus'

interface Jws {
  readonly jwk: JWK
  readonly jws: string
}

interface Vectors {
  readonly rfc7636_appendixB: { readonly code_verifier: string; readonly code_challenge: string }
  readonly rfc4226_appendixD: {
    readonly secretAscii: string
    readonly digits: number
    readonly hotpByCounter: readonly string[]
  }
  readonly rfc6238_appendixB: {
    readonly digits: number
    readonly times: readonly number[]
    readonly secretAscii: Readonly<Record<string, string>>
    readonly totp: Readonly<Record<string, readonly string[]>>
  }
  readonly rfc7638_section3_1: { readonly jwk: JWK; readonly sha256Thumbprint: string }
  readonly rfc7515_A1_HS256: Jws
  readonly rfc7515_A3_ES256: Jws
  readonly rfc7519_6_1_unsecured: { readonly jwt: string }
  readonly rfc9449_proof: { readonly dpop: string; readonly jkt: string }
  readonly rfc9449_ath: { readonly access_token: string; readonly ath: string }
  readonly oidc_core_hashes: Readonly<Record<'code' | 'c_hash' | 'access_token' | 'at_hash', string>>
  readonly rfc9207: { readonly authorizationResponseParam: string; readonly metadata: string }
}

/** Values printed in RFCs, computed again by the functions and libraries that the lab runs on. */
export const rfcVectors: Corpus = {
  name: 'rfc-vectors',
  leftOut: 'rfc8628 (a list of names, in the tests of device authorization)',
  examine: async (read) => {
    const vectors = (await read('rfc-vectors/vectors.json')) as Vectors
    return [
      ...(await pkce(vectors)),
      ...(await oneTimePasswords(vectors)),
      ...(await thumbprints(vectors)),
      ...(await signatures(vectors)),
      ...(await hashes(vectors)),
      ...(await issuerIdentification(vectors)),
    ]
  },
}

async function pkce({ rfc7636_appendixB: { code_verifier, code_challenge } }: Vectors): Promise<Finding[]> {
  return [
    same('RFC 7636 B: challenge, identity provider', await sha256Base64url(code_verifier), code_challenge),
    same(
      'RFC 7636 B: challenge, client',
      await oauth.calculatePKCECodeChallenge(code_verifier),
      code_challenge,
    ),
  ]
}

async function oneTimePasswords(vectors: Vectors): Promise<Finding[]> {
  const { secretAscii, digits, hotpByCounter } = vectors.rfc4226_appendixD
  const { times, ...rfc6238 } = vectors.rfc6238_appendixB
  const findings: Finding[] = []
  for (const [counter, expected] of hotpByCounter.entries()) {
    const actual = await hotp(ascii(secretAscii), counter, digits)
    findings.push(same(`RFC 4226 D: HOTP ${counter}`, actual, expected))
  }
  for (const [name, hash] of [
    ['SHA1', 'SHA-1'],
    ['SHA256', 'SHA-256'],
    ['SHA512', 'SHA-512'],
  ] as const) {
    for (const [index, time] of times.entries()) {
      const secret = rfc6238.secretAscii[name] ?? ''
      const expected = rfc6238.totp[name]?.[index] ?? ''
      const actual = await hotp(ascii(secret), totpStep(time), rfc6238.digits, hash)
      findings.push(same(`RFC 6238 B: TOTP ${name} at ${time}`, actual, expected))
      if (name !== 'SHA1') continue
      // What the phone shows is the same number, cut to six digits (RFC 4226 section 5.3).
      const shown = await totp(toBase32(ascii(secret)), time)
      findings.push(same(`RFC 6238 B: the authenticator app at ${time}`, shown, expected.slice(-6)))
    }
  }
  return findings
}

async function thumbprints(vectors: Vectors): Promise<Finding[]> {
  const { jwk, sha256Thumbprint } = vectors.rfc7638_section3_1
  const { dpop, jkt } = vectors.rfc9449_proof
  const { jwk: proofKey } = decodeProtectedHeader(dpop)
  return [
    same('RFC 7638 3.1: thumbprint', await calculateJwkThumbprint(jwk), sha256Thumbprint),
    same('RFC 9449: thumbprint of the key in the proof', await calculateJwkThumbprint(proofKey as JWK), jkt),
  ]
}

async function signatures(vectors: Vectors): Promise<Finding[]> {
  const { rfc7515_A1_HS256: a1, rfc7515_A3_ES256: a3, rfc7519_6_1_unsecured: unsecured } = vectors
  const { dpop } = vectors.rfc9449_proof
  const { jwk: proofKey } = decodeProtectedHeader(dpop)
  const examples = [
    ['RFC 7515 A.1 (HS256)', a1.jws, a1.jwk],
    ['RFC 7515 A.3 (ES256)', a3.jws, a3.jwk],
    ['RFC 9449 proof (ES256)', dpop, proofKey as JWK],
  ] as const
  const findings: Finding[] = []
  for (const [name, jws, jwk] of examples) {
    const set = { keys: [jwk] }
    const verdict = await verifyWith(set, jws, ['HS256', 'ES256'])
    findings.push(holds(`${name} verifies`, verdict.valid, verdict.says))
    const altered = await verifyWith(set, alter(jws), ['HS256', 'ES256'])
    findings.push(holds(`${name} altered is refused`, !altered.valid, altered.says))
  }
  const key = { ...a1.jwk, alg: 'HS256' }
  const expired = await refuses(() => jwtVerify(a1.jws, key, { currentDate: new Date(Date.UTC(2026, 2, 2)) }))
  findings.push(holds('RFC 7515 A.1 as a JWT is refused: it expired in 2011', expired, 'is accepted'))
  const none = await verifyToken(unsecured.jwt)
  findings.push(holds('RFC 7519 6.1: an unsecured JWT is refused', !none.valid, none.says))
  return findings
}

async function hashes(vectors: Vectors): Promise<Finding[]> {
  const { access_token, ath } = vectors.rfc9449_ath
  const core = vectors.oidc_core_hashes
  return [
    same('RFC 9449: ath', await sha256Base64url(access_token), ath),
    same('OpenID Connect Core A.3: at_hash', await halfHash(core.access_token), core.at_hash),
    same('OpenID Connect Core A.4: c_hash', await halfHash(core.code), core.c_hash),
  ]
}

/** RFC 9207 section 2.4, by the client library of the lab. */
async function issuerIdentification(vectors: Vectors): Promise<Finding[]> {
  const { authorizationResponseParam: name, metadata } = vectors.rfc9207
  const server = { issuer: 'https://issuer.example', [metadata]: true }
  const receive = (issuer: string | undefined) => {
    const parameters = new URLSearchParams({
      code: 'c',
      state: 's',
      ...(issuer === undefined ? {} : { [name]: issuer }),
    })
    return oauth.validateAuthResponse(server, { client_id: 'app' }, parameters, 's')
  }
  const wrong = await refuses(() => receive('https://other.example'))
  const missing = await refuses(() => receive(undefined))
  return [
    holds(
      'RFC 9207: the right iss is accepted',
      !(await refuses(() => receive(server.issuer))),
      'is refused',
    ),
    holds('RFC 9207: another iss is refused', wrong, 'is accepted'),
    holds('RFC 9207: a missing iss is refused where the metadata promises one', missing, 'is accepted'),
  ]
}

/** The left half of a SHA-256, for tokens signed with RS256 (OpenID Connect Core section 3.1.3.6). No token here needs one yet. */
async function halfHash(text: string): Promise<string> {
  return base64url(fromBase64url(await sha256Base64url(text)).slice(0, 16))
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** The same JWS with one bit of its signature turned over. */
function alter(jws: string): string {
  const cut = jws.lastIndexOf('.') + 1
  return jws.slice(0, cut) + (jws[cut] === 'A' ? 'B' : 'A') + jws.slice(cut + 1)
}

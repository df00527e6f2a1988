import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { customFetch } from 'oauth4webapi'
import { readJsonObject } from '../../../core/json'
import type { Pending } from '../ask'
import { held, type OAuthClient, serverOf, Unexpected } from '../client'

const TOLERANCE_SECONDS = 30

/**
 * Who is signed in, by an ID token that came with the browser. Everybody could have written it, so its signature is verified first of
 * all, and then its issuer, audience, times and nonce (OpenID Connect Core section 3.2.2.11).
 * @throws Unexpected when it is not a good one for this sign-in
 */
export async function acceptFrontIdToken(
  client: OAuthClient,
  { nonce }: Pending,
  idToken: string,
): Promise<JWTPayload> {
  const { issuer } = serverOf(client)
  const keys = await fetchKeys(client)
  const { payload } = await judged(
    jwtVerify(idToken, createLocalJWKSet(keys), {
      algorithms: ['RS256'],
      issuer,
      audience: client.metadata.client_id,
      currentDate: new Date(client.world.clock.now()),
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ['sub', 'exp', 'iat'],
    }),
  )
  held(
    client,
    'id-token-signature',
    'oidc-core#3.2.2.11',
    'The signature of the ID token fits a key the issuer publishes.',
  )
  held(
    client,
    'id-token-claims',
    'oidc-core#3.1.3.7',
    'Issuer, audience and times of the ID token are the expected ones.',
  )
  if (nonce === undefined || payload.nonce !== nonce)
    throw new Unexpected(
      'The nonce in the ID token is not the one this sign-in began with: the token was made for another sign-in.',
      {
        check: 'nonce-matches',
        spec: 'oidc-core#3.2.2.11',
        error: 'invalid_nonce',
        compared: { expected: nonce ?? 'none', came: String(payload.nonce ?? 'none') },
      },
    )
  held(client, 'nonce-matches', 'oidc-core#3.2.2.11', 'The nonce in the ID token is the one of this sign-in.')
  client.claims = payload as NonNullable<OAuthClient['claims']>
  return payload
}

async function fetchKeys(client: OAuthClient): Promise<JSONWebKeySet> {
  const { jwks_uri: address } = serverOf(client)
  if (typeof address !== 'string' || !URL.canParse(address))
    throw new Unexpected('The identity provider names no address for its keys.')
  const response = await client.options[customFetch](address, {
    method: 'GET',
    headers: { accept: 'application/json' },
  })
  const set = readJsonObject(await response.text())
  if (!Array.isArray(set?.keys)) throw new Unexpected('The issuer’s list of keys is none.')
  return set as unknown as JSONWebKeySet
}

/** What the library says no with, in words. @throws what is no refusal: that is our bug */
async function judged<T>(verified: Promise<T>): Promise<T> {
  try {
    return await verified
  } catch (fault) {
    const known =
      fault instanceof errors.JOSEError || fault instanceof TypeError || fault instanceof DOMException
    if (!known) throw fault
    throw new Unexpected(wordsFor(fault), {
      check:
        fault instanceof errors.JWSSignatureVerificationFailed ? 'id-token-signature' : 'id-token-claims',
      spec: 'oidc-core#3.2.2.11',
      error: 'invalid_token',
    })
  }
}

function wordsFor(fault: Error): string {
  if (fault instanceof errors.JWSSignatureVerificationFailed)
    return 'The signature of the ID token does not fit.'
  if (fault instanceof errors.JWTExpired) return 'The ID token has expired.'
  if (fault instanceof errors.JWTClaimValidationFailed)
    return `${fault.claim} in the ID token is not what the app expects.`
  if (fault instanceof errors.JWKSNoMatchingKey)
    return 'The issuer publishes no key with which the ID token could have been signed.'
  if (fault instanceof errors.JOSEAlgNotAllowed)
    return 'The ID token is signed in a way that the app does not take.'
  return 'The ID token is not written as one is, or a key of the issuer cannot be used.'
}

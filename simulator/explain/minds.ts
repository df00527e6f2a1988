import type { Remark } from './finding'
import { firstOf, hasOne, type Pairs } from './pairs'

/** What an authorization request lacks, or carries that it should not. */
export function mindsOfRequest(query: Pairs): readonly Remark[] {
  const types = (firstOf(query, 'response_type') ?? '').split(' ')
  const asksForCode = types.includes('code')
  const method = firstOf(query, 'code_challenge_method')
  const missing = ['client_id', 'response_type', 'scope'].filter((name) => !firstOf(query, name))
  return [
    ...(missing.length > 0
      ? [
          {
            says: `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing: Entra refuses with AADSTS900144.`,
          },
        ]
      : []),
    ...(asksForCode && !hasOne(query, 'code_challenge')
      ? [
          {
            says: 'It has no code_challenge, so there is no PKCE: whoever steals the code can redeem it where no secret is asked for.',
            spec: 'rfc9700#2.1.1' as const,
          },
        ]
      : []),
    ...(hasOne(query, 'code_challenge') && method !== 'S256'
      ? [
          {
            says: 'The challenge is not made with S256, so it is the verifier itself: whoever reads this address knows it.',
            spec: 'rfc7636#4.2' as const,
          },
        ]
      : []),
    ...(types.includes('token')
      ? [
          {
            says: 'It asks for an access token in an address (the implicit grant), where it can leak. The authorization code flow does the same better.',
            spec: 'rfc9700#2.1.2' as const,
          },
        ]
      : []),
    ...(types.includes('id_token') && !hasOne(query, 'nonce')
      ? [
          {
            says: 'It asks for an ID token and has no nonce, which it must have then.',
            spec: 'oidc-core#3.3.2.11' as const,
          },
        ]
      : []),
    ...(!hasOne(query, 'state')
      ? [
          {
            says: 'It has no state: unless PKCE or a nonce does it, the app cannot tell an answer to its own request from one that somebody else began.',
            spec: 'rfc6749#10.12' as const,
          },
        ]
      : []),
    ...inAddress(query),
  ]
}

/** What lies in the address of an answer, and who can read it there. */
export function mindsOfAnswer(query: Pairs, fragment: Pairs): readonly Remark[] {
  const both = [...query, ...fragment]
  return [
    ...(firstOf(both, 'code')
      ? [
          {
            says: 'The code is good once, for about ten minutes, and for nobody without the app’s verifier or secret where it was asked for with them. Until then it stands in the history of the browser.',
            spec: 'rfc6749#4.1.2' as const,
          },
        ]
      : []),
    ...(!hasOne(both, 'state')
      ? [{ says: 'No state came back: the app has nothing to compare here.', spec: 'rfc6749#10.12' as const }]
      : []),
    ...inAddress(query),
  ]
}

/** A secret in a query is in histories and in logs of servers (RFC 9700 section 4.3.2). */
function inAddress(query: Pairs): readonly Remark[] {
  const found = ['client_secret', 'access_token', 'refresh_token', 'password'].filter((name) =>
    firstOf(query, name),
  )
  return found.map((name) => ({
    says: `${name} stands in the query of an address: it stays in histories and in logs. Take it for known, and replace it.`,
    spec: 'rfc9700#4.3.2' as const,
  }))
}

import type { TokenKind } from '../../simulator/doors/view'

/** What the tokens are called in running text. */
export const TOKEN_NAMES: Readonly<Record<TokenKind, string>> = {
  'authorization-code': 'authorization code',
  'id-token': 'ID token',
  'access-token': 'access token',
  'refresh-token': 'refresh token',
  'session-cookie': 'session cookie',
}

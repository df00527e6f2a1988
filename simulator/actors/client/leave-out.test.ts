import { expect, it } from 'vitest'
import { leaveOut, type Protection } from './leave-out'

const whole = {
  url: 'https://login.example/authorize?scope=openid&state=s&nonce=n&code_challenge=c&code_challenge_method=S256',
  pending: { redirectUri: 'https://app.example/callback', state: 's', nonce: 'n', codeVerifier: 'v' },
}

it.each<[Protection[], string, object]>([
  [[], 'scope state nonce code_challenge code_challenge_method', whole.pending],
  [['state'], 'scope nonce code_challenge code_challenge_method', { ...whole.pending, state: undefined }],
  [['nonce'], 'scope state code_challenge code_challenge_method', { ...whole.pending, nonce: undefined }],
  [['pkce'], 'scope state nonce', { ...whole.pending, codeVerifier: undefined }],
  [['state', 'nonce', 'pkce'], 'scope', { redirectUri: whole.pending.redirectUri }],
])('without %j a client sends %s, and keeps nothing to compare', (without, sent, kept) => {
  const { url, pending } = leaveOut(whole, without)
  expect([...new URL(url).searchParams.keys()].join(' ')).toBe(sent)
  expect(pending).toEqual(kept)
})

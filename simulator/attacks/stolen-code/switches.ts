import type { Switch } from '../../run/flow'

/** The inputs of this attack that can be set. The first value is the default: a client that binds its sign-ins to nothing. */
export const switches: readonly Switch[] = [
  { name: 'way', kind: 'attack', values: ['injection', 'login-csrf', 'log', 'other-app'] },
  { name: 'pkce', kind: 'setting', values: ['left-out', 'used'] },
  { name: 'nonce', kind: 'setting', values: ['left-out', 'used'] },
  { name: 'state', kind: 'setting', values: ['left-out', 'used'], needs: { way: 'login-csrf' } },
  { name: 'client', kind: 'setting', values: ['web-app', 'native-app'], needs: { way: 'log' } },
  {
    name: 'challenge',
    kind: 'attack',
    values: ['arrives', 'taken-out'],
    needs: { way: 'login-csrf', pkce: 'used' },
  },
  {
    name: 'loneVerifier',
    kind: 'setting',
    values: ['refused', 'ignored'],
    needs: { way: 'login-csrf', pkce: 'used', challenge: 'taken-out' },
  },
]

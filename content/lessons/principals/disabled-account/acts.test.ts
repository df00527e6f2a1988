import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { ADA } from './changes'
import { scenario } from './scenario'

const BEFORE = { account: 'disabled-before-tokens' }
const AFTER = { account: 'disabled-after-tokens' }
const DISABLED = {
  interventions: [
    {
      when: { at: 'start' },
      do: 'put',
      collection: 'users',
      object: { id: ADA, accountEnabled: false },
    },
  ],
} as const
const GIL = { answers: [{ prompt: 'username', value: { username: 'gil@fabrikam.example' } }] } as const

testActs(scenario, acts, [
  ['disabled-from-the-start', DISABLED, true],
  ['disabled-from-the-start', {}, 'Nobody said no'],
  ['disabled-from-the-start', GIL, 'for another reason'],
  ['disabled-from-the-start', { switches: BEFORE }, 'for another reason'],
  ['code-is-refused', { switches: BEFORE }, true],
  ['code-is-refused', DISABLED, 'for another reason'],
  ['code-is-refused', { switches: AFTER }, 'Nobody said no'],
  ['code-is-refused', { switches: { codeVerifier: 'wrong' } }, 'for another reason'],
  ['token-is-taken', { switches: AFTER }, true],
  ['token-is-taken', {}, 'not disabled after the tokens'],
  ['token-is-taken', { switches: { ...AFTER, accessTokenAge: 'two-hours' } }, 'answered with 401'],
  ['refresh-is-refused', { switches: { ...AFTER, accessTokenAge: 'two-hours-then-refresh' } }, true],
  ['refresh-is-refused', { switches: { accessTokenAge: 'two-hours-then-refresh' } }, 'not disabled after'],
  ['refresh-is-refused', { switches: { ...AFTER, accessTokenAge: 'two-hours' } }, 'for another reason'],
  ['refresh-is-refused', { switches: AFTER }, 'Nobody said no'],
  ['who-has-the-cookie', { party: 'browser', switches: AFTER }, true],
  ['who-has-the-cookie', { party: 'expenses', switches: AFTER }, 'to the identity provider only'],
  ['who-has-the-cookie', { party: 'identity-provider', switches: AFTER }, 'Who would bring it back'],
  ['who-has-the-cookie', { party: 'person', switches: AFTER }, 'Something of hers keeps it'],
  ['who-has-the-cookie', { party: 'browser' }, 'not disabled after the tokens'],
  ['not-accepted-yet', GIL, true],
  ['not-accepted-yet', {}, 'Nobody said no'],
  ['not-accepted-yet', DISABLED, 'for another reason'],
])

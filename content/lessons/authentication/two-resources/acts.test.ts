import { testActs } from '../../../acts/test-acts'
import { acts } from './acts'
import { scenario } from './scenario'

const BO = { answers: [{ prompt: 'username', value: { username: 'bo.admin@contoso.example' } }] } as const

testActs(scenario, acts, [
  ['directory-answers', { step: 28 }, true],
  ['directory-answers', { step: 25 }, 'What does it answer'],
  ['directory-answers', { step: 29 }, 'speaking to the browser'],
  ['directory-answers', { step: 22 }, 'not in this message'],
  ['directory-answers', { step: 17 }, 'Somebody acts here'],
  ['directory-answers', { step: 28, switches: { graphPermission: 'users-alone' } }, 'No message of this run'],
  ['both-at-once', { switches: { tokenRequest: 'both' } }, true],
  ['both-at-once', {}, 'names one API'],
  ['both-at-once', { switches: { shows: 'graphs-everywhere' } }, 'names one API'],
  ['second-token', { step: 32 }, true],
  ['second-token', { step: 5 }, 'a sign-in and consent'],
  ['second-token', { step: 21 }, 'for another API'],
  ['second-token', { step: 33 }, 'This is an answer'],
  ['second-token', { step: 34 }, 'not in this message'],
  ['second-token', { step: 32, switches: { signIn: 'graph-alone' } }, 'has to be asked'],
  ['second-token', { step: 21, switches: { tokenRequest: 'both' } }, 'names both'],
  ['second-token', { step: 21, switches: { shows: 'azures-everywhere' } }, 'one token only'],
  ['second-token', { step: 33, switches: { meanwhile: 'sessions-revoked' } }, 'is refused'],
  ['wrong-name', { switches: { shows: 'graphs-everywhere' } }, true],
  ['wrong-name', { switches: { shows: 'azures-everywhere' } }, 'for another reason'],
  ['wrong-name', { switches: { shows: 'graphs-everywhere', azure: 'does-not-look' } }, 'Nobody said no'],
  ['wrong-name', { switches: { role: 'none' } }, 'for another reason'],
  ['no-role', { switches: { role: 'directory-role' } }, true],
  ['no-role', { switches: { role: 'none' } }, 'no Global Administrator'],
  ['no-role', BO, 'no Global Administrator'],
  ['taken-out', { switches: { meanwhile: 'removed-from-group' } }, true],
  ['taken-out', { switches: { role: 'none' } }, 'stays in Finance'],
  ['taken-out', { switches: { meanwhile: 'removed-from-group', role: 'elsewhere' } }, 'Put the role back'],
])

import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { ID, redirectUriOf } from './cast'

/** What the switches of this attack change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const { way, challenge } = switches
  return [
    ...(way === 'injection' || way === 'log' ? [lost(switches)] : []),
    // Where Mallory signs in himself, it is his own request, and he needs nobody's help to change it.
    ...(challenge === 'taken-out' && way !== 'login-csrf' ? [challengeTakenOut] : []),
  ]
}

/** A code in a log is worth something as long as it has not been used. */
function lost(switches: Switches): Intervention {
  const { pathname } = new URL(redirectUriOf(switches))
  return {
    when: { message: 1, from: ID.browser, to: ID.expenses, path: pathname },
    do: 'drop',
    says: 'The connection to Expenses breaks: the answer does not arrive.',
  }
}

const challengeTakenOut: Intervention = {
  when: { message: 1, from: ID.browser, to: ID.identityProvider, path: '/authorize' },
  do: 'edit',
  edits: [
    { in: 'query', name: 'code_challenge', remove: true },
    { in: 'query', name: 'code_challenge_method', remove: true },
  ],
}

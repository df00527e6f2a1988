import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { expensesApplication, ID } from './cast'

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

const { id, web } = expensesApplication
const asking = { message: 1, from: ID.browser, to: ID.identityProvider, path: '/authorize' } as const

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'cookie=lax': [
    {
      when: { message: 1, from: ID.expenses, to: ID.browser, path: '/' },
      do: 'edit',
      edits: [{ in: 'set-cookie', name: '__Host-expenses', attribute: 'SameSite', set: 'Lax' }],
      says: 'The cookie of Expenses says SameSite=Lax.',
    },
  ],
  'registration=switched-off': [
    {
      when: { at: 'start' },
      do: 'put',
      collection: 'applications',
      object: {
        id,
        web: {
          ...web,
          implicitGrantSettings: { enableIdTokenIssuance: false, enableAccessTokenIssuance: false },
        },
      },
      says: 'The registration of Expenses has both tick boxes empty.',
    },
  ],
  'state=tampered': [
    {
      when: { message: 1, from: ID.browser, to: ID.expenses, path: '/callback' },
      do: 'edit',
      edits: [{ in: 'form', name: 'state', set: 'c29tZWJvZHkgZWxzZQ' }],
      says: 'The state is replaced on the way back to Expenses.',
    },
  ],
  'nonce=wrong': [
    {
      when: asking,
      do: 'edit',
      edits: [{ in: 'query', name: 'nonce', set: 'c29tZWJvZHkgZWxzZQ' }],
      says: 'The nonce is replaced on the way to the identity provider.',
    },
  ],
  'nonce=missing': [
    {
      when: asking,
      do: 'edit',
      edits: [{ in: 'query', name: 'nonce', remove: true }],
      says: 'The nonce is taken out on the way to the identity provider.',
    },
  ],
}

import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { expensesApplication, ID, OLD } from './cast'

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

const { id, web, spa } = expensesApplication
const start = { at: 'start' } as const
const asking = { message: 1, from: ID.browser, to: ID.identityProvider, path: '/authorize' } as const

const ticked = (
  enableIdTokenIssuance: boolean,
  enableAccessTokenIssuance: boolean,
  says: string,
): Intervention => ({
  when: start,
  do: 'put',
  collection: 'applications',
  object: {
    id,
    web: { ...web, implicitGrantSettings: { enableIdTokenIssuance, enableAccessTokenIssuance } },
  },
  says,
})

const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'registration=no-access-tokens': [
    ticked(true, false, 'The registration of Expenses has access tokens switched off.'),
  ],
  'registration=no-id-tokens': [
    ticked(false, true, 'The registration of Expenses has ID tokens switched off.'),
  ],
  'attack=redirector': [
    {
      when: start,
      do: 'put',
      collection: 'applications',
      object: { id, spa: { redirectUris: [...spa.redirectUris, OLD] } },
      says: 'Nobody has taken the old redirect address out of the registration of Expenses.',
    },
  ],
  'state=tampered': [
    {
      when: { message: 1, from: ID.identityProvider, to: ID.browser, path: '/login/consent' },
      do: 'edit',
      edits: [{ in: 'location-fragment', name: 'state', set: 'c29tZWJvZHkgZWxzZQ' }],
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

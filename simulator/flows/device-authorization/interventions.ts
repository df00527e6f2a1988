import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { ada, ID, lobbyDisplay } from './cast'

const polling = (message: number) =>
  ({ message, from: ID.television, to: ID.identityProvider, path: '/token' }) as const

/** What the switches of this flow change from outside. */
const bundles: Readonly<Record<string, readonly Intervention[]>> = {
  'registration=no-public-client': [
    {
      when: { at: 'start' },
      do: 'put',
      collection: 'applications',
      object: { id: lobbyDisplay.id, isFallbackPublicClient: false },
      says: 'The registration of Lobby Display does not allow public client flows.',
    },
  ],
  'scope=mistyped': [
    {
      when: { message: 1, from: ID.television, to: ID.identityProvider, path: '/devicecode' },
      do: 'edit',
      edits: [{ in: 'form', name: 'scope', set: 'openid api://reports.contoso.example/Reports.Raed' }],
      says: 'The television is set up with a permission that does not exist.',
    },
  ],
  'connection=one-answer-lost': [
    {
      when: { message: 2, from: ID.identityProvider, to: ID.television, path: '/token' },
      do: 'drop',
      says: 'An answer to the television is lost on its way.',
    },
  ],
  'deviceCode=made-up': [
    {
      when: polling(1),
      do: 'edit',
      edits: [{ in: 'form', name: 'device_code', set: 'bWFkZSB1cCBieSBzb21lYm9keSBlbHNl' }],
      says: 'The television asks with a device code that somebody made up.',
    },
  ],
  'account=disabled-before-tokens': [
    {
      when: {
        message: 1,
        from: ID.identityProvider,
        to: ID.browser,
        path: '/login/confirm-device',
      },
      do: 'put',
      collection: 'users',
      object: { id: ada.id, accountEnabled: false },
      says: `An administrator disables the account of ${ada.displayName}.`,
    },
  ],
}

export function interventions(switches: Switches): readonly Intervention[] {
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { earlierGrant } from './tenant'

/** What the switches of this flow change from outside. */
export function interventions({ earlier }: Switches): readonly Intervention[] {
  if (earlier !== 'granted') return []
  return [
    {
      when: { at: 'start' },
      do: 'put',
      collection: 'oauth2PermissionGrants',
      object: { ...earlierGrant },
      says: `An administrator has granted Org Chart for everybody: ${earlierGrant.scope}.`,
    },
  ]
}

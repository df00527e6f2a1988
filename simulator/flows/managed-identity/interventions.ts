import { TOKEN_PATH } from '../../actors/instance-metadata-service/instance-metadata-service'
import type { Switches } from '../../run/flow'
import type { Intervention } from '../../run/intervention'
import { ID } from './cast'
import { instanceOf, roleHolder, STORAGE_ACCOUNT } from './tenant'

const start = { at: 'start' } as const
/** The job runs again, and sends the first thing: it asks for its third token, or shows one that it has kept. */
const again = ({ keeps }: Switches): Intervention['when'] =>
  keeps === 'its-tokens'
    ? { message: 2, from: ID.job, to: ID.resourceManager, path: STORAGE_ACCOUNT }
    : { message: 3, from: ID.job, to: ID.metadata, path: TOKEN_PATH }

/** What the switches of this flow change from outside. */
export function interventions(switches: Switches): readonly Intervention[] {
  const name = roleHolder(switches)
  const { id } = instanceOf(name)
  const disabled = (when: Intervention['when']): Intervention => ({
    when,
    do: 'put',
    collection: 'servicePrincipals',
    object: { id, accountEnabled: false },
    says: `An administrator disables the service principal of ${name}.`,
  })
  const deleted = (when: Intervention['when']): Intervention => ({
    when,
    do: 'remove',
    collection: 'servicePrincipals',
    id,
    says:
      name === 'vm-reports'
        ? `Somebody switches the system-assigned identity ${name} off, and its service principal goes with it.`
        : `Somebody deletes the managed identity ${name}, and its service principal goes with it.`,
  })
  const bundles: Readonly<Record<string, Intervention>> = {
    'identity=disabled': disabled(start),
    'identity=deleted': deleted(start),
    'meanwhile=identity-disabled': disabled(again(switches)),
    'meanwhile=identity-deleted': deleted(again(switches)),
  }
  return Object.entries(switches).flatMap(([name, value]) => bundles[`${name}=${value}`] ?? [])
}

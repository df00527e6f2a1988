import {
  type Change,
  consequences,
  type EditMoment,
  initialTenants,
  OUTSIDE,
  type Tenant,
  type TenantAt,
  tenantOf,
  tenantsWhen,
  withChange,
} from '../../../simulator/doors/edit'
import type { Flow, Intervention } from '../../lab/engine'
import type { LabControl } from '../../lab/lab-store'
import { answersUpTo } from '../../lab/story'
import { handOf } from '../hand'

/** The directories as a change finds them that is made now. */
export interface Present {
  readonly flow: Flow
  readonly list: readonly Intervention[]
  readonly when: EditMoment
  readonly tenants: readonly TenantAt[]
}

/** @throws Error before the lab was started */
export function presentOf(lab: LabControl): Present {
  const { flow, story, interventions: list, player } = lab.store.getState()
  if (!flow) throw new Error('The lab has not been started.')
  const given = answersUpTo(story, player.position)
  const when: EditMoment = handOf(lab).getState().fromHere && given > 0 ? { after: given } : { at: 'start' }
  return { flow, list, when, tenants: tenantsWhen(flow, story.events, when) }
}

/** The tenants of a flow before any change, as a list of changes asks for them. */
export function initially(flow: Flow): (place: string | undefined) => Tenant {
  const tenants = initialTenants(flow)
  return (place) => tenantOf(tenants, [], place).tenant
}

/**
 * Makes a change, whichever way it was asked for, and stands where it has just happened.
 * @param at the tenant that it changes
 */
export async function makeChange(
  lab: LabControl,
  change: Change,
  { place, tenant }: TenantAt,
): Promise<void> {
  const { flow, list, when, tenants } = presentOf(lab)
  const initial = initially(flow)
  // The one that the flow is about needs no name.
  const named = place === tenants[0]?.place ? undefined : place
  const all = [change, ...consequences(tenant, change.edit)]
  if (lab.store.getState().player.playing) lab.pause()
  await lab.change(
    all.reduce((made, each) => withChange(made, each, when, initial, named), list),
    ({ events, steps }, at) => {
      const next = steps.findIndex(({ seq }, index) => index >= at && events[seq]?.actor !== OUTSIDE)
      return next < 0 ? steps.length : next
    },
  )
}

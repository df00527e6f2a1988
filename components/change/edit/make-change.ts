import {
  type Change,
  consequences,
  type EditMoment,
  initialTenant,
  OUTSIDE,
  type Tenant,
  tenantWhen,
  withChange,
} from '../../../simulator/doors/edit'
import type { Flow, Intervention } from '../../lab/engine'
import type { LabControl } from '../../lab/lab-store'
import { answersUpTo } from '../../lab/story'
import { handOf } from '../hand'

/** The directory as a change finds it that is made now. */
export interface Present {
  readonly flow: Flow
  readonly list: readonly Intervention[]
  readonly when: EditMoment
  readonly tenant: Tenant
}

/** @throws Error before the lab was started */
export function presentOf(lab: LabControl): Present {
  const { flow, story, interventions: list, player } = lab.store.getState()
  if (!flow) throw new Error('The lab has not been started.')
  const given = answersUpTo(story, player.position)
  const when: EditMoment = handOf(lab).getState().fromHere && given > 0 ? { after: given } : { at: 'start' }
  return { flow, list, when, tenant: tenantWhen(flow, story.events, when) }
}

/** Makes a change, whichever way it was asked for, and stands where it has just happened. */
export async function makeChange(lab: LabControl, change: Change): Promise<void> {
  const { flow, list, when, tenant } = presentOf(lab)
  const all = [change, ...consequences(tenant, change.edit)]
  await lab.change(all.reduce((made, each) => withChange(made, each, when, initialTenant(flow)), list))
  const { story, player } = lab.store.getState()
  let at = Math.floor(player.position)
  while (story.events[story.steps[at]?.seq ?? -1]?.actor === OUTSIDE) at++
  if (at > player.position) lab.seek(at)
}

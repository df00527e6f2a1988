import { useMemo } from 'react'
import { useStore } from 'zustand'
import {
  type Change,
  type Tenant,
  type TenantAt,
  takenBack,
  tenantOf,
  tenantsWhen,
} from '../../../simulator/doors/edit'
import type { Flow } from '../../lab/engine'
import { useLab, useLabState, useLaterLab } from '../../lab/lab-context'
import { answersUpTo } from '../../lab/story'
import type { Hand } from '../hand'
import { initially, makeChange } from './make-change'

/** A tenant as the reader changes it, and the ways to change it. */
export interface Editing {
  /** As a change finds it that is made now. */
  readonly tenant: Tenant
  /** Where it is. */
  readonly place: string
  /** Every tenant of the run. */
  readonly tenants: readonly TenantAt[]
  make(change: Change): void
  takeBack(index: number): void
}

/** How many answers have been given where the player stands. */
export function useAnswersGiven(): number {
  return useLabState(({ story, player }) => answersUpTo(story, player.position))
}

/** Editing the tenant of what is open; with nothing open, the one that was chosen. The picture shows a change first, and the lists a frame later. */
export function useEditing(flow: Flow, { fromHere, object, edges, among, place: chosen }: Hand): Editing {
  const lab = useLab()
  const { store } = useLaterLab()
  const events = useStore(store, ({ story }) => story.events)
  const given = useStore(store, ({ story, player }) => answersUpTo(story, player.position))
  const after = fromHere ? given : 0
  const open = object ?? edges?.from[0] ?? among?.[0]
  return useMemo(() => {
    const tenants = tenantsWhen(flow, events, after > 0 ? { after } : { at: 'start' })
    const at = tenantOf(tenants, [open], chosen)
    return {
      ...at,
      tenants,
      make: (change) => void makeChange(lab, change, at),
      takeBack: (index) =>
        void lab.change(takenBack(lab.store.getState().interventions, index, initially(flow))),
    }
  }, [lab, flow, events, after, open, chosen])
}

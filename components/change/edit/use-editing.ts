import { useMemo } from 'react'
import { type Change, initialTenant, type Tenant, takenBack, tenantWhen } from '../../../simulator/doors/edit'
import type { Flow } from '../../lab/engine'
import { useLab, useLabState } from '../../lab/lab-context'
import { answersUpTo } from '../../lab/story'
import { makeChange } from './make-change'

/** The tenant as the reader changes it, and the ways to change it. */
export interface Editing {
  /** As a change finds it that is made now. */
  readonly tenant: Tenant
  make(change: Change): void
  takeBack(index: number): void
}

/** How many answers have been given where the player stands. */
export function useAnswersGiven(): number {
  return useLabState(({ story, player }) => answersUpTo(story, player.position))
}

/** @param fromHere whether a change is made after the last answer that was given, and not at the start */
export function useEditing(flow: Flow, fromHere: boolean): Editing {
  const lab = useLab()
  const events = useLabState(({ story }) => story.events)
  const list = useLabState((state) => state.interventions)
  const given = useAnswersGiven()
  const after = fromHere ? given : 0
  return useMemo(
    () => ({
      tenant: tenantWhen(flow, events, after > 0 ? { after } : { at: 'start' }),
      make: (change) => void makeChange(lab, change),
      takeBack: (index) => void lab.change(takenBack(list, index, initialTenant(flow))),
    }),
    [lab, flow, events, list, after],
  )
}

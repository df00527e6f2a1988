'use client'

import type { ReactNode } from 'react'
import { SleepingSlot } from '../ui/SleepingSlot'

const load = (container: HTMLElement) => import('./live').then(({ bringToLife }) => bringToLife(container))

/** The place of the editor: a rule and its members, as the build drew them, until somebody touches them. */
export function RulesSlot({ children }: { readonly children: ReactNode }) {
  return (
    <SleepingSlot name="rules" className="rules-slot" load={load}>
      {children}
    </SleepingSlot>
  )
}

'use client'

import type { ReactNode } from 'react'
import { SleepingSlot } from '../ui/SleepingSlot'
import { KEPT_KEY } from './model/recents'

const load = (container: HTMLElement) => import('./live').then(({ bringToLife }) => bringToLife(container))

/** The place of the page: question and answer, as the build drew them, until somebody touches them. */
export function WhatIfSlot({ children }: { readonly children: ReactNode }) {
  return (
    <SleepingSlot name="what-if" className="what-if-slot" load={load} isOther={isTenantKept}>
      {children}
    </SleepingSlot>
  )
}

function isTenantKept(): boolean {
  try {
    return localStorage.getItem(KEPT_KEY) !== null
  } catch {
    return false
  }
}

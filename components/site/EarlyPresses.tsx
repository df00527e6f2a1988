'use client'

import { useLayoutEffect } from 'react'
import { wakeUp } from '../ui/early-presses'

/** Stands last on a page: when it has come alive, everything before it has, and what was done too early is done again. */
export function EarlyPresses() {
  useLayoutEffect(() => void wakeUp(), [])
  return null
}

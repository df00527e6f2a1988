'use client'

import { useLayoutEffect } from 'react'
import { pressAgain } from '../ui/early-presses'

/** Stands last on a page: when it has come alive, everything before it has, and what was pressed too early is pressed again. */
export function EarlyPresses() {
  useLayoutEffect(pressAgain, [])
  return null
}

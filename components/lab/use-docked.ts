import { useSyncExternalStore } from 'react'
import type { LabProps } from './lab-props'

/** Below this a lesson has no room beside its text: the same number as in `lab.css`. */
const QUERY = '(max-width: 61.99rem)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(QUERY)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether a lab beside a lesson is docked below it. */
export function useDocked(variant: LabProps['variant']): boolean {
  const small = useSyncExternalStore(
    subscribe,
    () => matchMedia(QUERY).matches,
    () => false,
  )
  return variant === 'lesson' && small
}

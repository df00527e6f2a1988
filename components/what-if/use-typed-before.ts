import { type RefObject, useEffect, useRef } from 'react'

/**
 * What somebody typed or chose in a field before the page came alive: React takes over the field as it stands and does not
 * tell. `take` gets the value once, when it is another one than was drawn.
 */
export function useTypedBefore<T extends HTMLInputElement | HTMLSelectElement>(
  drawn: string,
  take: (value: string) => void,
): RefObject<T | null> {
  const ref = useRef<T>(null)
  const first = useRef({ drawn, take })
  useEffect(() => {
    const value = ref.current?.value
    if (value !== undefined && value !== first.current.drawn) first.current.take(value)
  }, [])
  return ref
}

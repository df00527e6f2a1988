'use client'

import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { fetchLater } from '../lab/fetch-later'
import { wakeUp, whenPressed } from './early-presses'

interface Props {
  /** What sleeps here: `data-asleep`. */
  readonly name: string
  readonly className: string
  /** Brings the drawing to life, in its very elements. */
  load(container: HTMLElement): Promise<void>
  /** Whether the build cannot have drawn what this visit shows. */
  isOther?(): boolean
  /** Is handed what wakes it: a text beside it may ask. */
  reach?(wake: () => void): void
  /** The drawing. */
  readonly children: ReactNode
}

/**
 * The place of a page that answers. It holds what the build drew until somebody touches it; then that same drawing comes to life,
 * and what was done meanwhile is done again (`early-presses.ts`).
 */
export function SleepingSlot({ name, className, load, isOther, reach, children }: Props) {
  const slot = useRef<HTMLDivElement>(null)
  const loading = useRef<Promise<void>>(undefined)
  const [failed, setFailed] = useState(false)

  const wake = useCallback(() => {
    loading.current ??= (async () => {
      const place = slot.current
      const container = place?.firstElementChild
      if (!place || !(container instanceof HTMLElement)) return
      keepCarets(container)
      await load(container)
      setFailed(false)
      await wakeUp(place)
      place.setAttribute('data-alive', '')
    })().catch(() => {
      loading.current = undefined
      setFailed(true)
    })
  }, [load])

  useLayoutEffect(() => {
    const place = slot.current
    return place ? whenPressed(place, wake) : undefined
  }, [wake])

  useEffect(() => reach?.(wake), [reach, wake])
  useEffect(() => {
    fetchLater()
    // What the address or this browser holds is nothing that the build could draw.
    if (location.hash.length > 1 || isOther?.()) wake()
    // Whoever has come to a field by now is about to use it.
    if (slot.current?.contains(document.activeElement)) wake()
    window.addEventListener('hashchange', wake)
    window.addEventListener('dragenter', wake)
    return () => {
      window.removeEventListener('hashchange', wake)
      window.removeEventListener('dragenter', wake)
    }
  }, [wake, isOther])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls are inside; this only notices that they are used.
    <div
      className={className}
      data-asleep={name}
      ref={slot}
      onPointerOver={wake}
      onPointerDown={wake}
      onKeyDown={wake}
      onFocus={wake}
    >
      {children}
      {failed && (
        <p className="slot-failed" role="alert">
          The page did not load in full.{' '}
          <button type="button" className="button button-small" onClick={wake}>
            Try again
          </button>
        </p>
      )}
    </div>
  )
}

/**
 * React writes the text of a textarea anew when it takes it over, and in one that nobody has changed that takes the caret, or what is
 * selected, to the beginning: what is typed next would land there. In one that counts as changed it stays.
 */
function keepCarets(place: HTMLElement): void {
  for (const field of place.querySelectorAll('textarea')) {
    const { value } = field
    field.value = value
  }
}

'use client'

import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { fetchLater } from '../lab/fetch-later'
import { wakeUp, whenPressed } from '../ui/early-presses'
import { KEPT_KEY } from './model/recents'

/**
 * The place of the page. It holds what the build drew, question and answer, until somebody touches it; then that same drawing
 * comes to life, and what was done meanwhile is done again (`early-presses.ts`).
 */
export function WhatIfSlot({ children }: { readonly children: ReactNode }) {
  const slot = useRef<HTMLDivElement>(null)
  const loading = useRef<Promise<void>>(undefined)
  const [failed, setFailed] = useState(false)

  const wake = useCallback(() => {
    loading.current ??= import('./live')
      .then(async ({ bringToLife }) => {
        const place = slot.current
        const container = place?.firstElementChild
        if (!place || !(container instanceof HTMLElement)) return
        await bringToLife(container)
        setFailed(false)
        await wakeUp(place)
        place.setAttribute('data-alive', '')
      })
      .catch(() => {
        loading.current = undefined
        setFailed(true)
      })
  }, [])

  useLayoutEffect(() => {
    const place = slot.current
    return place ? whenPressed(place, wake) : undefined
  }, [wake])

  useEffect(() => {
    fetchLater()
    // A question in the address, or a tenant that was kept, is nothing that the build could draw.
    if (location.hash.length > 1 || localStorageHas(KEPT_KEY)) wake()
    // Whoever has come to a field by now is about to use it.
    if (slot.current?.contains(document.activeElement)) wake()
    window.addEventListener('hashchange', wake)
    window.addEventListener('dragenter', wake)
    return () => {
      window.removeEventListener('hashchange', wake)
      window.removeEventListener('dragenter', wake)
    }
  }, [wake])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls are inside; this only notices that they are used.
    <div
      className="what-if-slot"
      data-asleep="what-if"
      ref={slot}
      onPointerOver={wake}
      onPointerDown={wake}
      onKeyDown={wake}
      onFocus={wake}
    >
      {children}
      {failed && (
        <p className="wi-failed" role="alert">
          The page did not load in full.{' '}
          <button type="button" className="button button-small" onClick={wake}>
            Try again
          </button>
        </p>
      )}
    </div>
  )
}

function localStorageHas(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

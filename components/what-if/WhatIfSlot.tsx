'use client'

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { fetchLater } from '../lab/fetch-later'
import { changeAgain } from './change-again'
import { KEPT_KEY } from './model/recents'

/** What is meant to be pressed, and would be lost on elements that nobody listens to yet. */
const PRESSED = 'button,input'

/**
 * The place of the page. It holds what the build drew, question and answer, until somebody touches it; then that same drawing
 * comes to life, and what was pressed meanwhile is pressed again.
 */
export function WhatIfSlot({ children }: { readonly children: ReactNode }) {
  const slot = useRef<HTMLDivElement>(null)
  const loading = useRef<Promise<void>>(undefined)
  const alive = useRef(false)
  const pressed = useRef<HTMLElement[]>([])
  const changed = useRef(new Set<HTMLInputElement | HTMLSelectElement>())
  const [failed, setFailed] = useState(false)

  const wake = useCallback(() => {
    loading.current ??= import('./live')
      .then(async ({ bringToLife }) => {
        const container = slot.current?.firstElementChild
        if (!(container instanceof HTMLElement)) return
        await bringToLife(container)
        alive.current = true
        setFailed(false)
        slot.current?.setAttribute('data-alive', '')
        for (const field of changed.current) changeAgain(field)
        for (const control of pressed.current.splice(0)) control.click()
      })
      .catch(() => {
        loading.current = undefined
        setFailed(true)
      })
  }, [])

  useEffect(() => {
    fetchLater()
    // A question in the address, or a tenant that was kept, is nothing that the build could draw.
    if (location.hash.length > 1 || localStorageHas(KEPT_KEY)) wake()
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
      ref={slot}
      onPointerOver={wake}
      onPointerDown={wake}
      onKeyDown={wake}
      onFocus={wake}
      onInputCapture={({ target }) => {
        wake()
        if (alive.current || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement))
          return
        if (!target.matches('[type="checkbox"],[type="radio"]')) changed.current.add(target)
      }}
      onClickCapture={(event) => {
        if (alive.current) return
        const control = (event.target as Element).closest<HTMLElement>(PRESSED)
        if (!control) return
        // A box that ticks itself would be ticked twice.
        if (control.matches('[type="checkbox"],[type="radio"]')) event.preventDefault()
        pressed.current.push(control)
      }}
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

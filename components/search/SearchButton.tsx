'use client'

import { type ComponentType, useEffect, useLayoutEffect, useState } from 'react'
import styles from '../site/site.module.css'

const FIELD = 'input:not([type="radio"],[type="checkbox"]),textarea,select,[contenteditable]'

/** Opens the search: by a press, by `/`, and by Ctrl or Cmd with K. The search itself is loaded the first time. */
export function SearchButton({ className }: { readonly className: string | undefined }) {
  const [open, setOpen] = useState(false)
  const [failed, setFailed] = useState(false)
  const [Dialog, setDialog] = useState<ComponentType<{ readonly onClose: () => void }>>()

  // Before `EarlyPresses` does again what was pressed too early.
  useLayoutEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return
      const combined = event.ctrlKey || event.metaKey
      const target = event.target instanceof Element ? event.target : document.body
      const meant = combined ? event.key.toLowerCase() === 'k' : event.key === '/' && !target.closest(FIELD)
      if (!meant) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [])

  useEffect(() => {
    if (open && !Dialog)
      import('./SearchDialog').then(
        ({ SearchDialog }) => setDialog(() => SearchDialog),
        () => {
          setOpen(false)
          setFailed(true)
        },
      )
    if (open) setFailed(false)
  }, [open, Dialog])

  return (
    <>
      <button
        type="button"
        className={className}
        aria-label="Search"
        title="Search ( / )"
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <circle cx="10.5" cy="10.5" r="6.5" fill="none" stroke="currentColor" strokeWidth="3" />
          <path d="M15.5 15.5 21 21" stroke="currentColor" strokeWidth="3.5" strokeLinecap="round" />
        </svg>
      </button>
      {failed && (
        <p className={styles.failed} role="alert">
          The search could not be loaded: it needs the network once. Press again to try again.
        </p>
      )}
      {open && Dialog && <Dialog onClose={() => setOpen(false)} />}
    </>
  )
}

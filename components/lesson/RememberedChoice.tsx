'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Keeps which radio of the group inside was chosen, and chooses it again on the next visit. The fields themselves stay plain HTML. */
export function RememberedChoice({
  name,
  children,
}: {
  readonly name: string
  readonly children: ReactNode
}) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const key = `tenant-lab:guess:${name}`
    const fields = [...(ref.current?.querySelectorAll('input') ?? [])]
    try {
      const kept = localStorage.getItem(key)
      // What was chosen before the script came counts more.
      if (kept && !fields.some((field) => field.checked)) {
        for (const field of fields) field.checked = field.value === kept
      }
      const chosen = fields.find((field) => field.checked)
      if (chosen) localStorage.setItem(key, chosen.value)
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }, [name])
  return (
    <div
      ref={ref}
      onChange={({ target }) => {
        try {
          if (target instanceof HTMLInputElement)
            localStorage.setItem(`tenant-lab:guess:${name}`, target.value)
        } catch {
          // As above.
        }
      }}
    >
      {children}
    </div>
  )
}

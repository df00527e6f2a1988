'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { progressNow, remember } from '../progress/keeper'

/** Keeps which radio of the group inside was chosen, and chooses it again on the next visit. The fields themselves stay plain HTML. */
export function RememberedChoice({
  path,
  revision,
  name,
  children,
}: {
  /** `module/lesson`, and its revision. */
  readonly path: string
  readonly revision: number
  readonly name: string
  readonly children: ReactNode
}) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const fields = [...(ref.current?.querySelectorAll('input') ?? [])]
    const kept = progressNow()[path]?.guesses[name]
    const chosen = fields.find((field) => field.checked)
    // What was chosen before the script came counts more.
    if (chosen && chosen.value !== kept) remember(path, revision, { guesses: { [name]: chosen.value } })
    else if (!chosen) for (const field of fields) field.checked = field.value === kept
  }, [path, revision, name])
  return (
    <div
      ref={ref}
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement)
          remember(path, revision, { guesses: { [name]: target.value } })
      }}
    >
      {children}
    </div>
  )
}

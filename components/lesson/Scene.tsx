import type { ReactNode } from 'react'

/** A part of the text that belongs to a chapter of the flow: while it is read, the lab shows that chapter. */
export function Scene({
  chapter,
  switches,
  children,
}: {
  readonly chapter: string
  readonly switches?: string
  readonly children: ReactNode
}) {
  return (
    <section data-scene={chapter} data-switches={switches}>
      {children}
    </section>
  )
}

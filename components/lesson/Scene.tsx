import type { ReactNode } from 'react'
import type { InRun } from '../../simulator/doors/view'

/** A part of the text that speaks of a step of the run: while it is read, the lab shows that step. */
export function Scene({
  switches,
  children,
  ...wanted
}: InRun & {
  readonly switches?: string
  readonly children: ReactNode
}) {
  return (
    <section data-scene={JSON.stringify(wanted)} data-switches={switches}>
      {children}
    </section>
  )
}

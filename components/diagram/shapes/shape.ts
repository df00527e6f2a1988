import type { ReactNode } from 'react'

/** How a kind of party is drawn: around (0, 0), in diagram units, in colours of the page. */
export interface Shape {
  readonly width: number
  readonly height: number
  readonly draw: ReactNode
  /** The same at the size of a letter, in a field of 22 by 18, where thin lines would not be seen. */
  readonly small?: ReactNode
}

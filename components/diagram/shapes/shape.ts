import type { ReactNode } from 'react'

/** How a kind of party is drawn: around (0, 0), in diagram units, in colours of the page. */
export interface Shape {
  readonly width: number
  readonly height: number
  readonly draw: ReactNode
  /** Where what it shows stands, for what shows something. */
  readonly face?: FacePlace
  /** The same at the size of a letter, in a field of 22 by 18, where thin lines would not be seen. */
  readonly small?: ReactNode
}

/** Where the words on a screen stand: the address before the line it begins at, the title around its middle. */
export interface FacePlace {
  readonly address?: { readonly x: number; readonly y: number }
  readonly title: { readonly x: number; readonly y: number }
  /** Letters of the title that it has room for. */
  readonly letters: number
  /** Colour of the words, where it is not that of other words. */
  readonly on?: string
}

import type { ReactNode } from 'react'
import { PartyGlyph } from '../diagram/shapes/PartyGlyph'
import { CargoGlyph } from '../diagram/tickets/CargoGlyph'
import { isCargo, type Kind } from './kinds'

interface Props {
  readonly kind: Kind
  readonly children: ReactNode
  /** A chip in a text can be focused, and lights what it names; a chip in a list of many need not. */
  readonly focusable?: boolean
}

/** A name with the glyph and the colour of its kind, the same as in the diagram. `light.ts` lets one light the other. */
export function Chip({ kind, children, focusable = true }: Props) {
  return (
    <span className={`chip chip-${kind}`} data-chip={kind} tabIndex={focusable ? 0 : undefined}>
      {isCargo(kind) ? <CargoGlyph cargo={kind} /> : <PartyGlyph kind={kind} />}
      {children}
    </span>
  )
}

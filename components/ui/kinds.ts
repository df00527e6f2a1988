import type { Cargo, PartyKind } from '../../simulator/doors/view'
import { CARGO } from '../diagram/tickets/cargo-look'

/** Everything that has a shape, a glyph and a colour of its own. */
export type Kind = PartyKind | Cargo

export function isCargo(kind: Kind): kind is Cargo {
  return Object.hasOwn(CARGO, kind)
}

import type { Asked } from '../gallery/asked'
import type { Flow } from '../run/flow'
import type { About, Narration } from '../trace/select/narration'

/** A flow as the catalogue has it: what a page needs at once, and the way to the rest. */
export interface FlowEntry extends About {
  /** The engine's side. */
  flow(): Promise<Flow>
  /** Its words and places. */
  narration(): Promise<Narration>
  /** By what it is found: for the gallery, the search and the terminal. */
  asked(): Promise<Asked>
}

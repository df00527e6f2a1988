import { partyNamed } from '../../simulator/doors/view'
import type { Trace } from '../_build/exercise'

/** What a party of a run is called in a sentence: "the browser", "Expenses". */
export function nameIn(trace: Trace, id: string): string {
  const party = partyNamed(trace, id, trace.length)
  if (!party) return id
  switch (party.kind) {
    case 'browser':
    case 'phone':
    case 'identity-provider':
      return `the ${party.kind.replace('-', ' ')}`
    case 'resource':
      return `the ${party.name}`
    default:
      return party.name
  }
}

/** A sentence begins. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

import type { Hand } from '../hand'

/** What is opened in the panel: one thing at a time. */
export function opens(what: Partial<Pick<Hand, 'object' | 'edges' | 'among' | 'joining'>>): Partial<Hand> {
  return { object: undefined, edges: undefined, among: undefined, joining: undefined, ...what }
}

import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { LabControl } from '../lab/lab-store'

/** What a reader has in hand of the directory: looked at, drawn on the picture, half written. The run knows nothing of it. */
export interface Hand {
  /** The object that is looked at, by id. */
  readonly object: string | undefined
  /** Two objects that are about to be joined, and nobody has said how yet. */
  readonly joining: { readonly from: string; readonly to: string } | undefined
  /** Objects on the picture that are no parties of the flow, by id; added ones are there anyway. */
  readonly shown: readonly string[]
  /** Dragging on the picture draws edges. */
  readonly drawing: boolean
  /** The next change holds after the last answer that was given, and not from the beginning. */
  readonly fromHere: boolean
  /** Drafts that are not saved, as JSON by id of their object. */
  readonly drafts: Readonly<Record<string, string>>
}

const EMPTY: Hand = {
  object: undefined,
  joining: undefined,
  shown: [],
  drawing: false,
  fromHere: false,
  drafts: {},
}
const hands = new WeakMap<LabControl['store'], StoreApi<Hand>>()

/** The hand of a lab: one for its panel and its picture. */
export function handOf({ store }: Pick<LabControl, 'store'>): StoreApi<Hand> {
  const made = hands.get(store) ?? createStore<Hand>(() => EMPTY)
  hands.set(store, made)
  return made
}

export function useHand<T>(lab: Pick<LabControl, 'store'>, select: (hand: Hand) => T): T {
  return useStore(handOf(lab), select)
}

import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Point } from '../diagram/geometry/curve'
import type { LabControl } from '../lab/lab-store'

/** What a reader has in hand of the directory: looked at, drawn on the picture, half written. The run knows nothing of it. */
export interface Hand {
  /** The object that is looked at, by id. */
  readonly object: string | undefined
  /** Two objects that are about to be joined, and nobody has said how yet. */
  readonly joining: { readonly from: string; readonly to: string } | undefined
  /** The edges that are looked at: those of a kind between these objects, by id. */
  readonly edges: EdgesAt | undefined
  /** Objects that stand as one on the picture and are listed, by id. */
  readonly among: readonly string[] | undefined
  /** The tenant that is looked at, by place; the one of the flow without. Whatever is open is in its own. */
  readonly place: string | undefined
  /** Objects that are to be seen on the picture, by id, the last one in front; added ones are there anyway. */
  readonly shown: readonly string[]
  /** Where what is no party of the flow stands on the picture, by id. */
  readonly spots: Readonly<Record<string, Point>>
  /** Dragging on the picture draws edges. */
  readonly drawing: boolean
  /** The next change holds after the last answer that was given, and not from the beginning. */
  readonly fromHere: boolean
  /** Drafts that are not saved, as JSON by id of their object. */
  readonly drafts: Readonly<Record<string, string>>
}

/** Edges of one kind, as one line on the picture shows them. */
export interface EdgesAt {
  readonly type: string
  readonly from: readonly string[]
  readonly to: readonly string[]
}

export const EMPTY: Hand = {
  object: undefined,
  joining: undefined,
  edges: undefined,
  among: undefined,
  place: undefined,
  shown: [],
  spots: {},
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

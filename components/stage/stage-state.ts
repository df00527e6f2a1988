import type { StoreApi } from 'zustand/vanilla'
import type { LabControl } from '../lab/lab-store'
import type { Pair, Spot } from './pair'

/** What a stage adds to its lab, and what outlives one: the next prepared run may be of another flow. */
export interface StageState {
  /** The lab on the stage, once it lives. */
  readonly lab: LabControl | undefined
  /** Undefined as long as there is one window only. */
  readonly pair: Pair | undefined
  /** Id of the prepared run that is played. */
  readonly run: string | undefined
  /** When the trainer began, in milliseconds since 1970. */
  readonly startedAt: number | undefined
  /** The list of prepared runs lies open. */
  readonly list: boolean
  /** A ring goes with the mouse. */
  readonly pointing: boolean
  /** Where the ring is. */
  readonly spot: Spot | undefined
  /** What could not be done, in a line. */
  readonly says: string | undefined
  /** Why a key did nothing: it goes away with the next one. */
  readonly hint: string | undefined
  /** How far down the panel is, from 0 to 1, in the window that is followed. */
  readonly scrolled: number | undefined
}

export type StageStore = StoreApi<StageState>

/** Shows another flow on this stage, at a moment or from its beginning. */
export type OpenFlow = (flow: string, link?: string) => void

export const nothingYet: StageState = {
  lab: undefined,
  pair: undefined,
  run: undefined,
  startedAt: undefined,
  list: false,
  pointing: false,
  spot: undefined,
  says: undefined,
  hint: undefined,
  scrolled: undefined,
}

/** The other window is there, and this is the room's: it shows no controls. */
export function isFollowed({ pair }: StageState): boolean {
  return pair?.me === 'room' && pair.other === 'here'
}

export function isTrainer({ pair }: StageState): boolean {
  return pair?.me === 'trainer'
}

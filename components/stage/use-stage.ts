import { useStore } from 'zustand'
import type { StageControl } from './stage-control'
import type { StageState } from './stage-state'

/** A part of the stage's state: what uses it renders again when it changes. */
export function useStage<T>(stage: StageControl, select: (state: StageState) => T): T {
  return useStore(stage.store, select)
}

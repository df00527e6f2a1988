import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useStore } from 'zustand'
import { lastSeqAt, type Step } from '../../simulator/doors/view'
import { afterPaint } from './after-paint'
import type { LabState } from './lab-state'
import type { LabControl } from './lab-store'

export const LabContext = createContext<LabControl | undefined>(undefined)

/** What the text beside a lab says about the message that is looked at. */
export const InTextContext = createContext<ReactNode>(undefined)

/** The lab this panel belongs to. @throws Error outside of one. */
export function useLab(): LabControl {
  const lab = useContext(LabContext)
  if (!lab) throw new Error('A panel stands outside of a lab.')
  return lab
}

/** The lab as panels beside the picture see it: one frame later, so that a press is answered before they are drawn again. */
export function useLaterLab(): LabControl {
  const lab = useLab()
  return useMemo(() => ({ ...lab, store: afterPaint(lab.store) }), [lab])
}

/** A part of the lab's state: the panel renders again when it changes, and not at every frame. */
export function useLabState<T>(select: (state: LabState) => T): T {
  return useStore(useLab().store, select)
}

/** Everything up to here has happened. */
export function useLastSeq(): number {
  return useLabState(({ story, player }) => lastSeqAt(story.steps, player.position))
}

/** The same, once the step that is on its way has arrived: a message that flies has set out. */
export function useArrivedSeq(): number {
  return useLabState(({ story, player }) => lastSeqAt(story.steps, Math.ceil(player.position)))
}

/** The step being done, or the last one done; undefined at the start. */
export function useStep(): Step | undefined {
  return useLabState(({ story, player }) => story.steps[Math.ceil(player.position) - 1])
}

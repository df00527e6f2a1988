import type { Runs } from './lab-runs'
import type { LabState, LabStore } from './lab-state'

const MOST = 200

/** Takes back what a key did: no key pressed by mistake before a class costs the demonstration. */
export function createUndo({ getState: get, setState: set }: LabStore, runs: Runs) {
  // States are never altered, so keeping one costs nothing.
  let before: readonly LabState[] = []
  return { keep, undo }

  /** What is done from here on can be taken back to here. */
  function keep(): void {
    before = [...before.slice(1 - MOST), get()]
  }

  /** Back to where it was kept last, standing still. It does not leave the stage for that. */
  function undo(): void {
    const last = before.at(-1)
    if (!last) return
    before = before.slice(0, -1)
    runs.drop()
    const { stage, sheet } = get()
    set({ ...last, stage, sheet, player: { ...last.player, playing: false }, gliding: undefined })
  }
}

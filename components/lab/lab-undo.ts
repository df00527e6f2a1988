import type { Runs } from './lab-runs'
import type { LabState, LabStore } from './lab-state'

/** What a key can change. States are never altered, so keeping one costs nothing. */
const KEPT = [
  'story',
  'behind',
  'hold',
  'answers',
  'switches',
  'interventions',
  'seed',
  'player',
  'branches',
  'tabs',
  'aside',
  'token',
  'taken',
  'veiled',
] as const satisfies readonly (keyof LabState)[]
const MOST = 200

/** Takes back what a key did: no key pressed by mistake before a class costs the demonstration. */
export function createUndo({ getState: get, setState: set }: LabStore, runs: Runs) {
  let before: Partial<LabState>[] = []
  return { keep, undo }

  /** What is done from here on can be taken back to here. */
  function keep(): void {
    const state = get()
    const kept = Object.fromEntries(KEPT.map((name) => [name, state[name]]))
    before = [...before.slice(1 - MOST), kept]
  }

  /** Back to where it was kept last, standing still. */
  function undo(): void {
    const last = before.pop()
    if (!last) return
    runs.drop()
    set(last)
    set(({ player }) => ({ player: { ...player, playing: false }, gliding: undefined }))
  }
}

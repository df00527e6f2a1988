import type { Engine, PermalinkState } from './engine'
import type { Runs } from './lab-runs'
import type { LabStore } from './lab-state'

const AFRESH = 'The lab starts afresh.'

/** Links to a moment of a run. Whatever a link says, nothing of it is executed, and what cannot be used is said. */
export function createLinks(
  slug: string,
  load: () => Promise<Engine>,
  { getState: get, setState: set }: LabStore,
  runs: Runs,
) {
  return { openLink, permalink }

  async function openLink(fragment: string): Promise<void> {
    const engine = await load()
    const { flow } = get()
    const decoded = await engine.decodePermalink(fragment)
    if (!flow) return
    if (!decoded.ok) return set({ problem: decoded.says })
    const { state } = decoded
    if (state.flow !== slug) return set({ problem: `This link is for another flow. ${AFRESH}` })
    if (state.revision !== flow.revision)
      return set({ problem: `This link was made with an older version of this flow. ${AFRESH}` })
    try {
      const tried = await engine.run(flow, state)
      if (tried.status === 'awaiting' && tried.unusable)
        return set({ problem: `This link does not fit. ${tried.unusable.says} ${AFRESH}` })
      await runs.show(state.answers, state.switches, state.step, state.seed)
      set({ taken: true })
    } catch (fault) {
      set({ problem: `This link does not fit. ${fault instanceof Error ? fault.message : ''} ${AFRESH}` })
    }
  }

  /** The address of what is on screen now, as a fragment without `#`. */
  async function permalink(): Promise<string> {
    const { answers, switches, seed, player, flow } = get()
    const engine = await load()
    const state: PermalinkState = {
      flow: slug,
      revision: flow?.revision ?? 0,
      seed,
      switches,
      answers,
      step: Math.round(player.position),
    }
    return engine.encodePermalink(state)
  }
}

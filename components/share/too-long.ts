import { loadLinks } from '../lab/engine'
import type { LabStore } from '../lab/lab-state'
import { moment } from './moment'

export const TOO_LONG =
  'This run has become too long for a link. It still goes into a file: Share, then “Run, to open again”.'

/** Labs whose run has been said to be too long, until it is shorter again. */
const said = new WeakSet<LabStore>()

/** Says that a run does not fit into a link any more, at the change that made it so, and once. */
export async function sayIfTooLong(store: LabStore): Promise<void> {
  const state = store.getState()
  const made = await moment(state)
  const { encodePermalink, fitsInLink } = await loadLinks()
  const fits = fitsInLink(made, await encodePermalink(made))
  // Somebody has gone on meanwhile: what they did is measured by itself.
  if (store.getState().interventions !== state.interventions || store.getState().answers !== state.answers)
    return
  if (fits) said.delete(store)
  else if (!said.has(store)) {
    said.add(store)
    const { problem } = store.getState()
    store.setState({ problem: problem ? `${problem} ${TOO_LONG}` : TOO_LONG })
  }
}

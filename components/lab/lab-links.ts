import { type Engine, type Flow, loadLinks, type PermalinkState } from './engine'
import type { Runs } from './lab-runs'
import type { LabStore } from './lab-state'

const NOTHING = 'Nothing of it is shown.'
const UNREAD = 'This link could not be read: what reads links did not load. Load the page again to try again.'

/** Links to a moment of a run. Whatever a link says, nothing of it is executed, and what cannot be used is said. */
export function createLinks(
  load: () => Promise<Engine>,
  { getState: get, setState: set }: LabStore,
  runs: Runs,
) {
  return { openLink }

  /** Shows what a link shows, or as much of it as still fits the flow as it is today. */
  async function openLink(fragment: string): Promise<void> {
    const read = await Promise.all([loadLinks(), load()]).catch(() => undefined)
    if (!read) return set({ problem: UNREAD })
    const [{ bringsChanges, decodePermalink, LEFT_OUT, LOCKED }] = read
    const { flow } = get()
    const decoded = await decodePermalink(fragment)
    if (!flow) return
    if (!decoded.ok) return set({ problem: decoded.says })
    const { state } = decoded
    const { locked } = get()
    if (locked !== undefined && locked !== fragment && bringsChanges(state))
      return set({ problem: `${LOCKED} ${NOTHING}` })
    if (state.flow !== flow.slug) return set({ problem: `This link is for another flow. ${NOTHING}` })
    const { switches, unknown } = knownSwitches(flow, state.switches)
    try {
      const { answers, step } = state
      // Where and with what its author had it run stays under what a link sets.
      const isAuthors = locked === undefined || locked === fragment
      const { interventions, seed } = isAuthors ? state : get()
      runs.act()
      set({ hold: undefined })
      if (state.tenant === 'left-out') unknown.push(LEFT_OUT)
      if (isAuthors && (state.names ?? state.tenant ?? get().plain)) {
        const own = state.tenant === 'empty' ? state.tenant : undefined
        const { giveNames } = await import('../names/give-names')
        if (!(await giveNames({ getState: get, setState: set }, state.names, own)))
          unknown.push('Its own names cannot be used.')
      }
      const { unfit, unreached } = await runs.show({ answers, switches, interventions, seed }, step)
      const changed = state.revision === flow.revision ? [] : ['The flow has changed since it was made.']
      const left = [...unknown, ...(unfit ? [unfit] : []), ...unreached]
      set({ taken: true, ...(left.length + changed.length > 0 && { problem: told(changed, left) }) })
    } catch (fault) {
      set({ problem: `This link does not fit. ${fault instanceof Error ? fault.message : ''} ${NOTHING}` })
    }
  }
}

/** Reasons that are told one by one; of the others only how many there are. */
const MOST_REASONS = 3
const LONGEST_WORD = 40

export function told(changed: readonly string[], left: readonly string[], what = 'link'): string {
  const head = left.length > 0 ? `This ${what} is shown as far as it fits.` : `This ${what} still fits.`
  const more = left.length - MOST_REASONS
  return [head, ...changed, ...left.slice(0, MOST_REASONS), ...(more > 0 ? [`And ${more} more.`] : [])].join(
    ' ',
  )
}

function shorten(word: string): string {
  return word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word
}

/** The switches of a link that the flow has, and a sentence for each other one. */
export function knownSwitches(flow: Flow, chosen: PermalinkState['switches']) {
  const entries = Object.entries(chosen)
  const isKnown = ([name, value]: [string, string]) =>
    flow.switches.some((each) => each.name === name && each.values.includes(value))
  return {
    switches: Object.fromEntries(entries.filter(isKnown)),
    unknown: entries
      .filter((entry) => !isKnown(entry))
      .map(([name, value]) => `Nothing here can be set to ${shorten(name)}=${shorten(value)}.`),
  }
}

import { loadLinks, type PermalinkState } from '../lab/engine'
import type { LabState } from '../lab/lab-state'

/** All that a link to what is on screen now says. What was typed in secret is not in it. */
export async function moment(state: LabState): Promise<PermalinkState> {
  const { answers, switches, interventions, seed, player, flow, story, names } = state
  const { changesWithoutSecrets, withoutSecrets } = await loadLinks()
  return {
    flow: flow?.slug ?? '',
    revision: flow?.revision ?? 0,
    seed,
    switches,
    interventions: changesWithoutSecrets(interventions, story.events),
    answers: flow ? withoutSecrets(flow, story.events).slice(0, answers.length) : [],
    // In the middle of a step it is this step that is looked at.
    step: Math.ceil(player.position),
    ...(names && { names }),
  }
}

/** The link to what is on screen now, as the fragment of an address. */
export async function linkTo(state: LabState): Promise<string> {
  const { encodePermalink } = await loadLinks()
  return encodePermalink(await moment(state))
}

import { loadLinks, type PermalinkState } from '../lab/engine'
import type { LabState } from '../lab/lab-state'

/**
 * All that a link to what is on screen now says. What was typed in secret is not in it; nor is a tenant that was brought in, with what was
 * typed and changed there: what people import stays with them.
 */
export async function moment(state: LabState): Promise<PermalinkState> {
  const run = await wholeMoment(state)
  if (typeof state.tenant !== 'object') return run
  const { flow, revision, seed, switches } = run
  return { flow, revision, seed, switches, answers: [], interventions: [], step: 0, tenant: 'left-out' }
}

/** The same with everything but the tenant itself, for a file that holds it. */
export async function wholeMoment(state: LabState): Promise<PermalinkState> {
  const { answers, switches, interventions, seed, player, flow, story, names, tenant } = state
  const [{ withoutSecrets }, { changesWithoutSecrets }] = await Promise.all([
    loadLinks(),
    import('../../simulator/doors/export'),
  ])
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
    ...(tenant === 'empty' && { tenant }),
  }
}

/** The link to what is on screen now, as the fragment of an address. @throws RangeError where the run is too long for one */
export async function linkTo(state: LabState): Promise<string> {
  const { encodePermalink, fitsInLink } = await loadLinks()
  const run = await moment(state)
  const link = await encodePermalink(run)
  if (!fitsInLink(run, link)) throw new RangeError('This run is too long for a link.')
  return link
}

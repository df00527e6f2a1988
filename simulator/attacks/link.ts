import type { Flow, RunInput } from '../run/flow'
import { encodePermalink } from '../run/permalink'

/** The address of a run on the page of its lab, from its beginning. */
export async function linkTo(
  { slug, revision }: Flow,
  { seed, switches = {}, answers = [], interventions = [] }: RunInput,
): Promise<string> {
  const state = { flow: slug, revision, seed, switches, answers, interventions, step: 0 }
  return `/lab/${slug}#${await encodePermalink(state)}`
}

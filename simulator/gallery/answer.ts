import type { AskedFlow } from './asked'
import { type End, type EndId, ends } from './ends'
import { type Rejected, rejected } from './rejected'

/** What the helper says at an end. */
export interface Answer {
  readonly end: End
  /** The flows that play it here, each with how; none where it is not built yet. */
  readonly flows: readonly { readonly flow: AskedFlow; readonly how: string }[]
  /** What not to use for it. */
  readonly not: readonly Rejected[]
}

/** What to use at an end, of the flows there are, and why not the others. */
export function answerAt(id: EndId, flows: readonly AskedFlow[]): Answer {
  const end = ends[id]
  return {
    end,
    flows: flows.flatMap((flow) => {
      const how = flow.asked.answers[id]
      return how === undefined ? [] : [{ flow, how }]
    }),
    not: end.not.map((each) => rejected[each]),
  }
}

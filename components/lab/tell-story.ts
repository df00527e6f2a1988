import { type Narration, partyNamed, steps, type TraceEvent } from '../../simulator/doors/view'
import type { Engine, Flow, Given, Intervention, RunResult } from './engine'
import type { Story } from './story'

/** Everything that a run of the lab is made from. */
export interface Inputs {
  readonly answers: readonly Given[]
  readonly switches: Readonly<Record<string, string>>
  readonly interventions: readonly Intervention[]
  readonly seed: number
}

/** A story, and what of its inputs could not be used. */
export interface Told {
  readonly story: Story
  /** How many of the given answers fit what is asked; from there on the answers are those of a sensible person. */
  readonly fits: number
  /** Why the next one does not, in a sentence. */
  readonly unfit: string | undefined
  /** Changes from outside that did not happen, in a sentence each. */
  readonly unreached: readonly string[]
}

/** Runs `flow` with these inputs, and goes on as somebody sensible would who signs in as whoever the answers sign in. */
export async function tellStory(
  engine: Engine,
  flow: Flow,
  narration: Narration,
  { answers, ...inputs }: Inputs,
): Promise<Told> {
  const {
    result,
    answers: filled,
    dropped,
  } = await engine.completeRun(
    flow,
    { ...inputs, answers },
    answers.length > 0 ? (events) => signsIn(flow, events) : undefined,
  )
  return {
    story: {
      events: result.events,
      steps: steps(result.events, narration),
      filled,
      outcome: result.status === 'ended' ? result.outcome : undefined,
      crash: result.status === 'crashed' ? result.says : undefined,
    },
    ...fitting(answers.length, filled.length, dropped ?? result.unusable),
    unreached: result.unreached.map(({ says }) => says),
  }
}

function fitting(
  given: number,
  asked: number,
  unusable: RunResult['unusable'],
): { readonly fits: number; readonly unfit: string | undefined } {
  const fits = Math.min(given, unusable?.index ?? asked)
  if (fits === given) return { fits, unfit: undefined }
  const more = given - fits
  const left = `There ${more === 1 ? 'is one answer' : `are ${more} answers`} to questions that nobody asks.`
  return { fits, unfit: unusable?.says ?? left }
}

/** The user name of the account that the first person of the cast was recognised with last. */
function signsIn(flow: Flow, events: readonly TraceEvent[]): string | undefined {
  const [person = ''] = Object.keys(flow.people)
  const account = partyNamed(events, person, Number.POSITIVE_INFINITY)?.object?.id
  const known = events.findLast((event) => event.type === 'account-identified' && event.user.id === account)
  return known?.type === 'account-identified' ? known.user.userPrincipalName : undefined
}

import { type Narration, partyNamed, steps } from '../../simulator/doors/view'
import type { Engine, Flow, Given, Intervention, RunInput, RunResult } from './engine'
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
  const given = answers.length > 0 ? await engine.run(flow, { ...inputs, answers }) : undefined
  const { fits, unfit } = fitting(given, answers)
  const input: RunInput = { ...inputs, answers: answers.slice(0, fits) }
  const { result, answers: filled } = await engine.completeRun(flow, input, given && signsIn(flow, given))
  return {
    story: {
      events: result.events,
      steps: steps(result.events, narration),
      filled,
      outcome: result.status === 'ended' ? result.outcome : undefined,
      crash: result.status === 'crashed' ? result.says : undefined,
    },
    fits,
    unfit,
    unreached: result.unreached.map(({ says }) => says),
  }
}

function fitting(
  given: RunResult | undefined,
  answers: readonly Given[],
): { readonly fits: number; readonly unfit: string | undefined } {
  if (!given) return { fits: 0, unfit: undefined }
  const asked = given.events.filter(({ type }) => type === 'prompt-answered').length
  const fits = Math.min(answers.length, given.unusable?.index ?? asked, asked)
  if (fits === answers.length) return { fits, unfit: undefined }
  const more = answers.length - fits
  const left = `There ${more === 1 ? 'is one answer' : `are ${more} answers`} to questions that nobody asks.`
  return { fits, unfit: given.unusable?.says ?? left }
}

/** The user name of the account that the first person of the cast was recognised with last. */
function signsIn(flow: Flow, { events }: RunResult): string | undefined {
  const [person = ''] = Object.keys(flow.people)
  const account = partyNamed(events, person, Number.POSITIVE_INFINITY)?.object?.id
  const known = events.findLast((event) => event.type === 'account-identified' && event.user.id === account)
  return known?.type === 'account-identified' ? known.user.userPrincipalName : undefined
}

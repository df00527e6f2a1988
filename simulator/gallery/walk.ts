import type { EndId } from './ends'
import { type Choice, firstQuestion, type Question } from './questions'

/** Where somebody stands who has answered some questions. */
export interface Walked {
  /** What was asked and answered, in order. */
  readonly answered: readonly { readonly question: Question; readonly choice: Choice }[]
  /** The next question, or the end. */
  readonly at: Question | EndId
}

/** Follows the ids of choices from the first question, as far as they lead anywhere. */
export function walk(way: readonly string[], from: Question = firstQuestion): Walked {
  const answered: { question: Question; choice: Choice }[] = []
  let at: Question | EndId = from
  for (const id of way) {
    if (typeof at === 'string') break
    const question: Question = at
    const choice = question.choices.find((each) => each.id === id)
    if (!choice) break
    answered.push({ question, choice })
    at = choice.leadsTo
  }
  return { answered, at }
}

/** Every way from a question to an end, in the order of the choices. */
export function allWays(from: Question = firstQuestion): readonly {
  readonly choices: readonly Choice[]
  readonly end: EndId
}[] {
  return from.choices.flatMap((choice) =>
    typeof choice.leadsTo === 'string'
      ? [{ choices: [choice], end: choice.leadsTo }]
      : allWays(choice.leadsTo).map(({ choices, end }) => ({ choices: [choice, ...choices], end })),
  )
}

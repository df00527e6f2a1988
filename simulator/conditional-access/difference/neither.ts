/** Sign-ins of which neither answer is certain. */
export interface Neither {
  /** How many of those that the policies tell apart. */
  readonly signIns: number
  /** What is not known, as an answer says it. */
  readonly doubts: readonly string[]
}

/** In a sentence: of how many neither answer is certain, and what is missing. */
export function neitherSays({ signIns, doubts }: Neither): string {
  const of = signIns === 1 ? 'one sign-in' : `${signIns.toLocaleString('en')} sign-ins`
  return `Of ${of} neither answer is certain, the one before or the one after: ${someOf(doubts)}`
}

/** Doubts that are written out. */
const MOST = 3

/** The first of some doubts, and how many more they are. */
export function someOf(doubts: readonly string[]): string {
  const more = doubts.length > MOST ? `; and ${doubts.length - MOST} more` : ''
  return `${doubts.slice(0, MOST).join('; ')}${more}`
}

/** Door 19: which flow somebody needs: by a question in their own words, or by a few questions that are asked back. */
export { type Answer, answerAt } from '../gallery/answer'
export type { Asked, AskedFlow, Asker } from '../gallery/asked'
export { type EndId, ends } from '../gallery/ends'
export { LONGEST_QUESTION } from '../gallery/limits'
export { type Choice, firstQuestion, type Question } from '../gallery/questions'
export { type Rejected, rejected } from '../gallery/rejected'
export { allWays, type Walked, walk } from '../gallery/walk'

import type { Exercise } from '../../../_build/exercise'
import { noQuestion } from './no-question'
import { stillOpens } from './still-opens'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [noQuestion, stillOpens]

import type { Exercise } from '../../../_build/exercise'
import { rightOne } from './right-one'
import { whatItLivesOn } from './what-it-lives-on'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [whatItLivesOn, rightOne]

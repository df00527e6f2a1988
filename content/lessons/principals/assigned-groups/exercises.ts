import type { Exercise } from '../../../_build/exercise'
import { byGroup } from './by-group'
import { whatStillWorks } from './what-still-works'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [byGroup, whatStillWorks]

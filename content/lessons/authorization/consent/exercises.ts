import type { Exercise } from '../../../_build/exercise'
import { evict } from './evict'
import { sameLink } from './same-link'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [sameLink, evict]

import type { Exercise } from '../../../_build/exercise'
import { letIn } from './let-in'
import { onlyFabrikam } from './only-fabrikam'

/** In the order of the text. */
export const exercises: readonly Exercise[] = [letIn, onlyFabrikam]

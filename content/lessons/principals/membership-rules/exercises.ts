import type { RuleExercise } from '../../../_build/rule-task'
import { fourMembers } from './four-members'
import { ownPhone } from './own-phone'

/** In the order of the text. */
export const exercises: readonly RuleExercise[] = [fourMembers, ownPhone]

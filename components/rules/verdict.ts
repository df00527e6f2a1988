import type { Verdict } from '../../simulator/doors/policy-membership'

/** A sign beside the words: what is seen never hangs on colour alone. */
export const MARK_OF = (verdict: Verdict): string => (verdict === null ? '?' : verdict ? '✓' : '✗')

/** What the rule does with somebody. */
export const MEMBER_WORDS = (verdict: Verdict): string =>
  verdict === null ? 'not known' : verdict ? 'member' : 'left out'

/** What a part of it came to. */
export const PART_WORDS = (verdict: Verdict): string =>
  verdict === null ? 'not known' : verdict ? 'true' : 'false'

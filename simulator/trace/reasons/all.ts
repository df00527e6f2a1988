import { codeHost } from './code-host'
import { metOutside } from './met-outside'
import type { Reasons } from './reason'

/** Every check that can fail, by its name. */
export const reasons: Reasons = { ...metOutside, ...codeHost }

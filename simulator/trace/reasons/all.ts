import { apis } from './apis'
import { apps } from './apps'
import { assertions } from './assertions'
import { machines } from './machines'
import type { Reasons } from './reason'
import { requests } from './requests'
import { signIns } from './sign-ins'
import { tokens } from './tokens'
import { userAssertions } from './user-assertions'

/** Every check that can fail, by its name. */
export const reasons: Reasons = {
  ...requests,
  ...signIns,
  ...tokens,
  ...assertions,
  ...userAssertions,
  ...apis,
  ...apps,
  ...machines,
}

import { apis } from './apis'
import { apps } from './apps'
import { assertions } from './assertions'
import { machines } from './machines'
import type { Reasons } from './reason'
import { requests } from './requests'
import { signIns } from './sign-ins'
import { tokens } from './tokens'
import { userAssertions } from './user-assertions'

/** Checks that somebody can meet outside of the lab as well, by a code of Entra's or at an API; by their name. */
export const metOutside: Reasons = {
  ...requests,
  ...signIns,
  ...tokens,
  ...assertions,
  ...userAssertions,
  ...apis,
  ...apps,
  ...machines,
}

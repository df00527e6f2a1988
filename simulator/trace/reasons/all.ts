import { apis } from './apis'
import { apps } from './apps'
import { assertions } from './assertions'
import { machines } from './machines'
import type { Reasons } from './reason'
import { requests } from './requests'
import { signIns } from './sign-ins'
import { tokens } from './tokens'

/** Every check that can fail, by its name. */
export const reasons: Reasons = {
  ...requests,
  ...signIns,
  ...tokens,
  ...assertions,
  ...apis,
  ...apps,
  ...machines,
}

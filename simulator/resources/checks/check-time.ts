import { counted } from '../../core/counted'
import { type Check, late, passed } from '../../trace/checklist'
import { refuseBearer, type Verified } from '../resource-request'

/** Seconds by which clocks may differ. Five minutes is what Microsoft's libraries allow, too. */
const CLOCK_SKEW_SECONDS = 300

/** Now is between `nbf` and `exp` (RFC 7519 sections 4.1.4 and 4.1.5), give or take the clock skew. */
export const time: Check<Verified> = {
  name: 'time',
  spec: 'rfc7519#4.1.4',
  look: ({ claims: { exp, nbf }, server }) => {
    if (exp === undefined)
      return refuseBearer(
        'The token does not say until when it is good.',
        'The access token does not say until when it is good.',
      )
    const now = Math.floor(server.now() / 1000)
    const left = exp - now
    const minutes = (seconds: number) => counted(Math.floor(seconds / 60), 'minute')
    if (left <= -CLOCK_SKEW_SECONDS)
      return refuseBearer(
        `The token expired ${minutes(-left)} ago.`,
        'The access token has expired.',
        'invalid_token',
        late(exp, now),
      )
    if (nbf !== undefined && nbf - now > CLOCK_SKEW_SECONDS)
      return refuseBearer(
        `The token is good in ${minutes(nbf - now)} only.`,
        'The access token is not good yet.',
      )
    return passed(
      left > 0
        ? `The token is good for another ${minutes(left)}.`
        : 'The token expired a moment ago: clocks differ, and that is forgiven.',
    )
  },
}

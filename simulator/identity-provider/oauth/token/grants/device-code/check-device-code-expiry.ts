import { type Check, late, passed } from '../../../../../trace/checklist'
import { AADSTS70020 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { RedeemingDevice } from './redeeming-device'

/** A device code lives for fifteen minutes (RFC 8628 section 3.5, `expired_token`). */
export const deviceCodeExpiry: Check<RedeemingDevice> = {
  name: 'device-code-expiry',
  spec: 'rfc8628#3.5',
  look: ({ exchange: { now }, device: { expiresAt } }) =>
    now < expiresAt
      ? passed(`The device code is good for another ${expiresAt - now} seconds.`)
      : refuse(AADSTS70020, `The device code expired ${now - expiresAt} seconds ago.`, {
          compared: late(expiresAt, now),
        }),
}

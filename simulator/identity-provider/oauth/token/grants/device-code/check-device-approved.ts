import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS70016, AADSTS90120 } from '../../../../errors/aadsts'
import { refuse, refuseWithoutNumber } from '../../../../errors/refusal'
import type { Grant } from '../../../../tokens/grant'
import type { RedeemingDevice } from './redeeming-device'

/** Somebody has signed the device in (RFC 8628 section 3.5). Entra says `authorization_declined` where the RFC says `access_denied`. */
export const deviceApproved: Check<RedeemingDevice, { readonly grant: Grant }> = {
  name: 'device-approved',
  spec: 'rfc8628#3.5',
  look: ({ device, authentication }) => {
    const { state, account, clientId, scope, deviceCode: root, expiresAt } = device
    if (state === 'declined') {
      return refuseWithoutNumber(
        'authorization_declined',
        'The person declined to sign in the device.',
        'The person at the other device said no.',
      )
    }
    if (state === 'redeemed') return refuse(AADSTS90120, 'The device code was redeemed before.')
    if (state === 'pending' || !account)
      return refuse(AADSTS70016, `Nobody has entered the code ${device.userCode} and signed in yet.`)
    const platform = authentication === 'none' ? 'publicClient' : 'web'
    const grant = { ...account, clientId, platform, scope, expiresAt, root } as const
    return passed('Somebody entered the code on another device, and signed in there.', { grant })
  },
}

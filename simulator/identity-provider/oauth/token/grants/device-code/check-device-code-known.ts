import { type Check, passed } from '../../../../../trace/checklist'
import { AADSTS70018, AADSTS900144 } from '../../../../errors/aadsts'
import { refuse } from '../../../../errors/refusal'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { DEVICES } from '../../../device-authorization/device'
import type { RedeemingDevice } from './redeeming-device'

/** The device code is one this tenant issued to this client, text for text (RFC 8628 section 3.4). */
export const deviceCodeKnown: Check<TokenRequesting, Pick<RedeemingDevice, 'device'>> = {
  name: 'device-code-known',
  spec: 'rfc8628#3.4',
  look: ({ exchange: { form, memory }, tenant, application }) => {
    const code = form.get('device_code')
    if (!code) return refuse(AADSTS900144, 'device_code is missing.', { sent: 'device_code' })
    const device = memory.of(DEVICES).get(code)
    if (!device) return refuse(AADSTS70018, 'This device code was not issued here.')
    return device.clientId === application.appId && device.tenantId === tenant.organization.id
      ? passed(undefined, { device })
      : refuse(AADSTS70018, `This device code was not issued to ${application.displayName} by this tenant.`)
  },
}

import { checklist } from '../../../../../trace/checklist'
import type { TokenRequesting } from '../../../../tokens/token-request'
import { DEVICES } from '../../../device-authorization/device'
import { accountEnabled } from '../../check-account-enabled'
import { publicClient } from '../../check-public-client'
import { scopeGranted } from '../../check-scope-granted'
import { issueTokens } from '../../issue-tokens'
import type { GrantType } from '../grant-type'
import { deviceApproved } from './check-device-approved'
import { deviceCodeExpiry } from './check-device-code-expiry'
import { deviceCodeKnown } from './check-device-code-known'
import { pollingPace } from './check-polling-pace'

const checks = checklist<TokenRequesting>()
  .check(deviceCodeKnown)
  .check(deviceCodeExpiry)
  .check(pollingPace)
  .check(deviceApproved)
  .check(publicClient)
  .check(accountEnabled)
  .check(scopeGranted)

/** Redeems a device code, or says why the device has to wait (RFC 8628 section 3.4). */
export const deviceCode: GrantType = {
  name: 'urn:ietf:params:oauth:grant-type:device_code',
  redeem: async (requesting) => {
    const { server, memory } = requesting.exchange
    const checked = await checks.run(requesting, server.emit)
    if (!checked.passed) return checked
    const { device, user, grant } = checked.found
    memory.of(DEVICES).set(device.deviceCode, { ...device, state: 'redeemed' })
    return { body: await issueTokens({ ...checked.found, subject: { kind: 'person', user, grant } }) }
  },
}

/** The same by the name that Microsoft's own libraries give it: the draft's, from before RFC 8628 (`Constants.GrantType` of msal-common). */
export const deviceCodeOfMsal: GrantType = { ...deviceCode, name: 'device_code' }

import { applicationOf, type Exchange } from '../../exchange'
import type { Continuation } from '../../sign-in/sign-in'
import { DEVICES, type Device } from './device'
import { deviceDonePage } from './pages'
import { deviceConfirmed } from './require-device-confirmed'

/** After the sign-in the device gets its tokens, at its next poll; the browser gets a page that says so. */
export function approveDevice(deviceCode: string): Continuation {
  return {
    requirements: [deviceConfirmed],
    finish: ({ exchange }, account) => decide(exchange, { state: 'approved', account }),
    refuse: (_refusal, exchange) => decide(exchange, { state: 'declined' }),
  }

  function decide(
    exchange: Exchange,
    decision: Pick<Device, 'account'> & { readonly state: 'approved' | 'declined' },
  ) {
    const devices = exchange.memory.of(DEVICES)
    const device = devices.get(deviceCode)
    // Somebody else may have typed the same code and been faster.
    const open = device?.state === 'pending' && exchange.now < device.expiresAt
    if (open) devices.set(deviceCode, { ...device, ...decision })
    const appName = applicationOf(exchange, device?.clientId ?? '')?.displayName ?? ''
    return deviceDonePage({ kind: 'device-done', appName, state: open ? decision.state : 'declined' })
  }
}

import { type Check, passed } from '../../../../../trace/checklist'
import { refuseWithoutNumber } from '../../../../errors/refusal'
import { DEVICES } from '../../../device-authorization/device'
import type { RedeemingDevice } from './redeeming-device'

/** Seconds by which every poll that came too soon makes the interval longer (RFC 8628 section 3.5). */
const SLOWER_BY_SECONDS = 5

/** Between two polls a device waits for the interval. That Entra says `slow_down`, too, is not documented: the answer is the RFC's. */
export const pollingPace: Check<RedeemingDevice> = {
  name: 'polling-pace',
  spec: 'rfc8628#3.5',
  look: ({ exchange: { memory, now }, device }) => {
    const { deviceCode, polledAt, interval } = device
    const waited = polledAt === undefined ? Number.POSITIVE_INFINITY : now - polledAt
    const early = waited < interval
    const next = early ? interval + SLOWER_BY_SECONDS : interval
    memory.of(DEVICES).set(deviceCode, { ...device, polledAt: now, interval: next })
    return early
      ? refuseWithoutNumber(
          'slow_down',
          'The device polls too often: wait for five seconds more between two polls.',
          `The device asked ${waited} seconds after it had asked before, and should wait for ${interval}. From now on it is ${next}.`,
        )
      : passed()
  },
}

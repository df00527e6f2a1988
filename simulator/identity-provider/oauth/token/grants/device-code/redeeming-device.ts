import type { TokenRequesting } from '../../../../tokens/token-request'
import type { Device } from '../../../device-authorization/device'

/** A token request with a device code that was issued here. */
export interface RedeemingDevice extends TokenRequesting {
  readonly device: Device
}

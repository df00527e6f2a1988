import type { DirectoryDevice } from '../directory/policy-tenant'
import type { DeviceInfo, SignIn } from './sign-in'

/** Whether the device is marked as compliant; one that is not registered is not. */
export function isCompliant(device: DeviceInfo | null | undefined): boolean {
  return device?.isCompliant === true
}

/** Whether the device is Microsoft Entra hybrid joined: `ServerAD` in a filter, `ServerAd` in the directory. */
export function isHybridJoined(device: DeviceInfo | null | undefined): boolean {
  return device?.trustType?.toLowerCase() === 'serverad'
}

/** Whether the directory has a device object for it, in any of the three kinds. */
export function deviceRegistered(device: DeviceInfo | null | undefined): boolean {
  return Boolean(device?.trustType)
}

/**
 * The device of the question, filled up with what the directory knows of it; null: not registered.
 * @param known devices by `deviceId`, in lower case
 */
export function deviceOf(
  { signInConditions }: SignIn,
  known: ReadonlyMap<string, DirectoryDevice>,
): DeviceInfo | null {
  const asked = signInConditions.deviceInfo ?? null
  if (!asked?.deviceId) return asked
  const stored = known.get(asked.deviceId.toLowerCase())
  if (stored === undefined) return asked
  const said = Object.entries(asked).filter(([, each]) => each !== null && each !== undefined)
  return { ...stored, ...Object.fromEntries(said) }
}

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
 * The device of the question, filled up with what the directory knows of it; null: not registered. Of a device that the
 * directory knows, only the attributes that matter are there.
 */
export function deviceOf(
  { signInConditions }: SignIn,
  { devices, deviceAttributes }: KnownDevices,
): DeviceInfo | null {
  const asked = signInConditions.deviceInfo ?? null
  if (!asked?.deviceId) return asked
  const stored = devices.get(asked.deviceId) ?? devices.get(asked.deviceId.toLowerCase())
  if (stored === undefined) return asked
  const merged: Record<string, unknown> = {}
  for (const name of deviceAttributes) merged[name] = attribute(asked, name) ?? attribute(stored, name)
  return merged as DeviceInfo
}

/** What the directory knows of devices. */
export interface KnownDevices {
  /** By `deviceId`, in lower case. */
  readonly devices: ReadonlyMap<string, DirectoryDevice>
  /** The attributes that some policy looks at. */
  readonly deviceAttributes: readonly string[]
}

/** An attribute by its name in Graph. */
export function attribute(device: object, name: string): unknown {
  return (device as Readonly<Record<string, unknown>>)[name]
}

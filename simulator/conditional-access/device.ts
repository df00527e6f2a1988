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
 * The device of the question, filled up with what the directory knows of it; null: not registered, or disabled.
 * @param names of a device that the directory knows, only these attributes are there
 */
export function deviceOf(
  { signInConditions }: SignIn,
  known: KnownDevices,
  names: readonly string[] = known.deviceAttributes,
): DeviceInfo | null {
  const asked = signInConditions.deviceInfo ?? null
  const stored = asked && storedOf(asked, known)
  if (!stored) return asked
  if (isDisabled(stored)) return null
  const merged: Record<string, unknown> = {}
  for (const name of names) merged[name] = attribute(asked, name) ?? attribute(stored, name)
  return merged as DeviceInfo
}

/**
 * A device that is disabled cannot authenticate, so that nothing that is known of it counts.
 * https://learn.microsoft.com/entra/identity/devices/manage-device-identities#enable-or-disable-a-microsoft-entra-device
 */
export function isDisabled({ accountEnabled }: DirectoryDevice): boolean {
  return accountEnabled === false
}

/** The directory's object of the device that the question names, if it names one that is there. */
export function storedOf({ deviceId }: DeviceInfo, { devices }: KnownDevices): DirectoryDevice | undefined {
  return deviceId ? (devices.get(deviceId) ?? devices.get(deviceId.toLowerCase())) : undefined
}

/** What the directory knows of devices. */
export interface KnownDevices {
  /** By `deviceId`, in lower case. */
  readonly devices: ReadonlyMap<string, DirectoryDevice>
  /** The attributes that some policy looks at. */
  readonly deviceAttributes: readonly string[]
}

/**
 * An attribute by its name in Graph's `deviceInfo`. A device object calls `ownership` `deviceOwnership`, and has its extension
 * attributes in an object. https://learn.microsoft.com/graph/api/resources/device
 */
export function attribute(device: object, name: string): unknown {
  const members = device as Readonly<Record<string, unknown>>
  const value = members[name]
  if (value !== undefined && value !== null) return value
  if (name === 'ownership') return members.deviceOwnership ?? value
  const bag = members.extensionAttributes
  if (!name.startsWith('extensionAttribute')) return value
  // Graph gives a device the object with all fifteen, each null where it has none: of what is not there nothing is said.
  const inner = (bag as Readonly<Record<string, unknown>> | null | undefined)?.[name]
  return inner === undefined ? value : inner
}

/**
 * Whether it is not known what an attribute of a device is that the question names: neither the question nor the export says
 * it. In the directory null says that there is none; in a question it says nothing.
 * @param device as `deviceOf` gives it
 */
export function isUnsaid(
  name: string,
  device: DeviceInfo | null,
  asked: DeviceInfo | null,
  known: KnownDevices,
): boolean {
  if (!device || !asked?.deviceId) return false
  const value = attribute(device, name)
  if (!storedOf(asked, known)) return value === undefined || value === null
  return value === undefined
}

/**
 * Whether the question names a device that no export holds: what it does not say of that device is not known. A question that
 * names none has said everything.
 */
export function isUnheld(asked: DeviceInfo | null, known: KnownDevices): asked is DeviceInfo {
  return asked !== null && Boolean(asked.deviceId) && storedOf(asked, known) === undefined
}

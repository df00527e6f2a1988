import type { Kind } from './expression'

/** By the names that rules have for them. The display name of a device is its owner's to change. */
const OWN: Readonly<Record<Kind, readonly string[]>> = { user: ['mobile'], device: ['displayName'] }

/**
 * Whether members change a property of their own account, or of a device that they own, without an administrator, where a tenant
 * has Microsoft's default. https://learn.microsoft.com/entra/fundamentals/users-default-permissions (checked 2026-11)
 */
export const isOwnProperty = (kind: Kind, name: string): boolean => OWN[kind].includes(name)

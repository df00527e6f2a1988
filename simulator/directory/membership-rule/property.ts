/** `strings`, `assignedPlans` and `memberOf` are collections. */
export type PropertyType = 'string' | 'boolean' | 'date' | 'strings' | 'assignedPlans' | 'memberOf'

export interface Property {
  /** As documented. */
  readonly name: string
  readonly type: PropertyType
  /** What Graph calls it, where that differs. */
  readonly member?: string
}

/** The properties of one kind of object, by name in lower case. */
export type Properties = (name: string) => Property | undefined

/** `extensionAttribute1` to `15`, and `extension_{application id}_{name}`. */
const EXTENSION = /^extensionattribute([1-9]|1[0-5])$|^extension_[0-9a-z]+_.+$/

/**
 * Reads a table of properties, each `name` or `name=graphMember`, separated by blanks. A name is found whatever its case; `Property.name` has the documented one.
 */
export function readTable(table: Readonly<Partial<Record<PropertyType, string>>>): Properties {
  const found = new Map<string, Property>()
  for (const type of Object.keys(table) as PropertyType[]) {
    for (const entry of table[type]?.split(' ') ?? []) {
      const [name = '', member] = entry.split('=')
      if (name) found.set(name.toLowerCase(), { name, type, ...(member ? { member } : {}) })
    }
  }
  return (name) => {
    const lower = name.toLowerCase()
    const extension = EXTENSION.exec(lower)
    if (!extension) return found.get(lower)
    return { name: extension[1] ? `extensionAttribute${extension[1]}` : name, type: 'string' }
  }
}

type Thing = Readonly<Record<string, unknown>>

/** The value of a member, by the rule's name for it or Graph's; undefined when the object has neither, and null when it says so. */
export function readMember(object: Thing, property: Property): unknown {
  const { name, member } = property
  const named = own(object, name)
  const other = member === undefined ? undefined : own(object, member)
  const value = named ?? (other === undefined ? named : other)
  if (value !== undefined && value !== null) return value
  if (!name.startsWith('extensionAttribute')) return value
  // A user has them in one object, a device in another.
  const bag = own(object, 'onPremisesExtensionAttributes') ?? own(object, 'extensionAttributes')
  return typeof bag === 'object' && bag !== null ? own(bag as Thing, name) : value
}

/**
 * Whether the object says what it has at a member, be it nothing: null is said. Of a directory extension without a value Graph says
 * nothing, whoever asks for it, so there silence is no loss. Of a device Graph writes all fifteen extension attributes: an object of
 * them that is null has lost them (decision 057).
 * https://learn.microsoft.com/graph/extensibility-overview#directory-azure-ad-extensions
 */
export function saysMember(object: Thing, property: Property): boolean {
  return (
    readMember(object, property) !== undefined ||
    property.name.startsWith('extension_') ||
    (property.name.startsWith('extensionAttribute') && own(object, 'onPremisesExtensionAttributes') === null)
  )
}

/** The object with another value at a member, where `readMember` finds it; null is none. */
export function withMember<T extends Thing>(object: T, property: Property, value: unknown): T {
  const { name, member } = property
  if (name.startsWith('extensionAttribute')) {
    const bag = Object.hasOwn(object, 'extensionAttributes')
      ? 'extensionAttributes'
      : 'onPremisesExtensionAttributes'
    const before = own(object, bag)
    return {
      ...object,
      [name]: null,
      [bag]: { ...(typeof before === 'object' ? before : {}), [name]: value },
    }
  }
  return { ...object, [name]: value, ...(member === undefined ? {} : { [member]: value }) }
}

function own(object: Thing, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

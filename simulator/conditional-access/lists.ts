/** The list, or nothing where it is missing or null. */
export function listed<Item>(list: readonly Item[] | null | undefined): readonly Item[] {
  return list ?? []
}

/** Ids and keywords in lower case: Graph compares them without regard to case. */
export function lowerSet(list: readonly string[] | null | undefined): ReadonlySet<string> {
  return new Set(listed(list).map((item) => item.toLowerCase()))
}

/** The parts of Graph's comma-separated flags (`deviceCodeFlow,authenticationTransfer`), as written; some tools write a list. */
export function flags(text: string | readonly string[] | null | undefined): readonly string[] {
  const parts = typeof text === 'string' ? text.split(',') : listed(text)
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** `a`, `a or b`, `a, b or c`. */
export function either(items: readonly string[]): string {
  return joined(items, 'or')
}

/** `a`, `a and b`, `a, b and c`. */
export function both(items: readonly string[]): string {
  return joined(items, 'and')
}

function joined(items: readonly string[], word: string): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`
}

/** An IP address as eight 16-bit groups: IPv6, and IPv4 as `::ffff:a.b.c.d` (RFC 4291 section 2.5.5.2). */
export type Address = readonly number[]

/** A range of addresses: the first `bits` of 128 are those of `groups`. */
export interface Range {
  readonly groups: Address
  readonly bits: number
}

/** Reads an IPv4 or IPv6 address; null when the text is none. RFC 4291 section 2.2; IPv4 without leading zeros or short forms. */
export function parseAddress(text: string): Address | null {
  return text.includes(':') ? parseV6(text) : parseV4(text)
}

/** Reads `address/length`, or a single address; null when the text is none. Bits beyond the length are ignored. */
export function parseRange(text: string): Range | null {
  const [address, length, ...rest] = text.trim().split('/')
  if (address === undefined || rest.length > 0) return null
  const groups = parseAddress(address)
  if (groups === null) return null
  const v6 = address.includes(':')
  if (length === undefined) return { groups, bits: 128 }
  if (!/^\d{1,3}$/.test(length) || Number(length) > (v6 ? 128 : 32)) return null
  return { groups, bits: Number(length) + (v6 ? 0 : 96) }
}

/** Whether `address` lies in `range`. `::/0` is every IPv6 address and no IPv4 one, so the two families stay apart. */
export function within(address: Address, range: Range): boolean {
  if (isV4(address) !== isV4(range.groups)) return false
  const whole = range.bits >> 4
  for (let index = 0; index < whole; index++) if (address[index] !== range.groups[index]) return false
  const rest = range.bits & 15
  if (rest === 0) return true
  const shift = 16 - rest
  return (address[whole] ?? 0) >> shift === (range.groups[whole] ?? 0) >> shift
}

/** Whether the groups are an IPv4 address: `::ffff:0:0/96`. */
export function isV4(groups: Address): boolean {
  for (let index = 0; index < 5; index++) if (groups[index] !== 0) return false
  return groups[5] === 0xffff
}

const ZERO = 48
const NINE = 57
const DOT = 46

function parseV4(text: string): Address | null {
  const number = parseV4Number(text)
  return number === null ? null : [0, 0, 0, 0, 0, 0xffff, number >>> 16, number & 0xffff]
}

/** An IPv4 address as a signed number of 32 bits; null when the text is none. By hand: every decision comes along here. */
export function parseV4Number(text: string): number | null {
  let parts = 0
  let value = -1
  let digits = 0
  let number = 0
  for (let index = 0; index <= text.length; index++) {
    const code = index === text.length ? DOT : text.charCodeAt(index)
    if (code === DOT) {
      if (value < 0 || value > 255 || parts === 4) return null
      number = (number << 8) | value
      parts++
      value = -1
      digits = 0
    } else if (code >= ZERO && code <= NINE) {
      if (digits > 0 && value === 0) return null
      value = (digits === 0 ? 0 : value * 10) + code - ZERO
      if (++digits > 3) return null
    } else return null
  }
  return parts === 4 ? number : null
}

function parseV6(text: string): Address | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  const head = groupsOf(halves[0] ?? '', halves.length === 1)
  const tail = groupsOf(halves[1] ?? '', true)
  if (head === null || tail === null) return null
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  return [...head, ...Array<number>(missing).fill(0), ...tail]
}

/** Groups between colons; the last may be an IPv4 address where `last` says that the text ends here. */
function groupsOf(text: string, last: boolean): number[] | null {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    if (last && index === parts.length - 1 && part.includes('.')) {
      const v4 = parseV4(part)
      if (v4 === null) return null
      groups.push(...v4.slice(6))
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16))
    else return null
  }
  return groups
}

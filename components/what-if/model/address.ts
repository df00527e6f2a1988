/** What is wrong with a typed IP address, in a sentence; undefined when nothing is. An empty text means "not known". */
export function addressProblem(text: string): string | undefined {
  const address = text.trim()
  if (address === '') return undefined
  if (address.includes('/')) return 'This is a range. Type one address of it, such as 203.0.113.7.'
  return address.includes(':') ? v6Problem(address) : v4Problem(address)
}

function v4Problem(address: string): string | undefined {
  const parts = address.split('.')
  if (parts.length !== 4)
    return 'An IPv4 address has four numbers with dots between, such as 203.0.113.7; an IPv6 address has colons.'
  const wrong = parts.find((part) => !/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255)
  return wrong === undefined
    ? undefined
    : `“${wrong}” is not a number from 0 to 255, so this is not an IPv4 address.`
}

function v6Problem(address: string): string | undefined {
  const [left = '', right, ...more] = address.split('::')
  if (more.length > 0) return '“::” may stand in an IPv6 address once only.'
  const groups = [...left.split(':'), ...(right ?? '').split(':')].filter((group) => group !== '')
  const embedded = groups.at(-1)?.includes('.') ? groups.pop() : undefined
  if (embedded !== undefined && v4Problem(embedded)) return v4Problem(embedded)
  const wrong = groups.find((group) => !/^[0-9a-f]{1,4}$/i.test(group))
  if (wrong !== undefined)
    return `“${wrong}” is not one to four hexadecimal digits, so this is not an IPv6 address.`
  const count = groups.length + (embedded === undefined ? 0 : 2)
  if (right === undefined ? count === 8 : count < 8) return undefined
  return 'An IPv6 address has eight groups; “::” stands for the zeros left out.'
}

/** The first usable address of a CIDR range, to stand for somebody in it; undefined when the range cannot be read. */
export function addressIn(range: string): string | undefined {
  const [address = '', bits] = range.trim().split('/')
  if (addressProblem(address) || address === '') return undefined
  if (address.includes(':')) return address.endsWith('::') && Number(bits) < 128 ? `${address}1` : address
  if (Number(bits) >= 31) return address
  const parts = address.split('.').map(Number)
  return [...parts.slice(0, 3), (parts[3] ?? 0) + 1].join('.')
}

import type { EpochSeconds } from '../../core/clock'

const DAY = 86_400

/** A moment beside the present one, in UTC: "today, 10:05:00", "tomorrow, 09:00:00", "2026-04-01, 09:00:00". */
export function momentInWords(at: EpochSeconds, now: EpochSeconds): string {
  const date = new Date(at * 1000)
  if (Number.isNaN(date.getTime())) return 'no moment'
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T')
  const days = Math.floor(at / DAY) - Math.floor(now / DAY)
  const near: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' }
  return `${near[days] ?? day}, ${time}`
}

/** A span of seconds: "45 s", "1 h 5 min", "90 d". No more than two units. */
export function spanInWords(seconds: number): string {
  const units: readonly (readonly [number, string])[] = [
    [DAY, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ]
  let rest = Math.abs(Math.round(seconds))
  const parts: string[] = []
  for (const [size, name] of units) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0 && parts.length < 2) parts.push(`${count} ${name}`)
  }
  return parts.join(' ') || '0 s'
}

/** Members that are a NumericDate (RFC 7519 section 2), and parameters that are a span of seconds. */
const MOMENTS: ReadonlySet<string> = new Set(['exp', 'nbf', 'iat', 'auth_time'])
const SPANS: ReadonlySet<string> = new Set(['expires_in', 'ext_expires_in', 'interval', 'max_age'])

/**
 * What the number behind `name` means in words; undefined where it is no number of seconds.
 * @param issued when the token was made that the claim stands in
 */
export function secondsInWords(
  name: string,
  value: string,
  now: EpochSeconds,
  issued?: EpochSeconds,
): string | undefined {
  if (!/^-?\d{1,13}(\.\d+)?$/.test(value)) return undefined
  if (SPANS.has(name)) return spanInWords(Number(value))
  if (!MOMENTS.has(name)) return undefined
  const at = Number(value)
  const after = name !== 'iat' && issued !== undefined ? at - issued : 0
  const relation = after === 0 ? '' : `, ${spanInWords(after)} ${after > 0 ? 'after' : 'before'} it was made`
  return `${momentInWords(at, now)}${relation}`
}

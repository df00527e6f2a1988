import type { EpochMs, EpochSeconds } from '../../core/clock'
import { headers } from '../../network/message'
import type { ActorId, EventOf, TokenKind, TraceEvent } from '../event'
import { knowledge } from './knowledge'
import { traceIndex } from './trace-index'

/** Something that ends by itself, and how it stands. */
export interface Lifetime {
  readonly kind: TokenKind | 'one-time-code'
  readonly value: string
  /** Who it is for, where it says so. */
  readonly audience?: string
  readonly issuedAt: EpochMs
  readonly expiresAt: EpochSeconds
  /** Who has seen it by now. */
  readonly heldBy: readonly ActorId[]
  /** `used`: good for one time, which has been; `ended`: taken back before its time. */
  readonly state: 'lives' | 'used' | 'ended' | 'expired'
}

/** What time it is after everything up to `lastSeq` has happened. */
export function timeAt(events: readonly TraceEvent[], lastSeq: number): EpochMs {
  const last = events.findLast(({ seq }) => seq <= lastSeq) ?? events[0]
  // A wait is told when it begins, and is over before anything else.
  return (last?.at ?? 0) + (last?.type === 'clock-advanced' ? last.seconds * 1000 : 0)
}

/** Every session, token and code made up to `lastSeq`, in the order in which they end, as they stand then. */
export function lifetimes(events: readonly TraceEvent[], lastSeq: number): readonly Lifetime[] {
  const now = timeAt(events, lastSeq)
  const known = new Map(knowledge(events, lastSeq).map(({ value, knownTo }) => [value, knownTo]))
  const gone = usedUp(events, lastSeq)
  return events
    .flatMap((event) => (event.seq <= lastSeq ? made(event) : []))
    .map((each) => ({
      ...each,
      heldBy: known.get(each.value) ?? [],
      state:
        gone.get(each.value) ?? (each.expiresAt * 1000 <= now ? ('expired' as const) : ('lives' as const)),
    }))
    .toSorted((one, other) => one.expiresAt - other.expiresAt)
}

/** Seconds until the first of them ends that still lives; undefined where none does. */
export function untilNextEnd(
  list: readonly Lifetime[],
  now: EpochMs,
): { readonly seconds: number; readonly of: Lifetime } | undefined {
  const next = list.find(({ state }) => state === 'lives')
  // Whatever ends at a second is over when that second has come.
  return next && { seconds: Math.max(1, Math.ceil(next.expiresAt - now / 1000)), of: next }
}

type Made = Omit<Lifetime, 'heldBy' | 'state'>

function made(event: TraceEvent): Made[] {
  if (event.type === 'token-issued') {
    const { token: kind, value, audience, expiresAt, at } = event
    return [{ kind, value, audience, expiresAt, issuedAt: at }]
  }
  return event.type === 'code-displayed'
    ? [{ kind: 'one-time-code', value: event.code, issuedAt: event.at, expiresAt: event.until }]
    : []
}

/** What is over before its time, by value: a code that was redeemed, a session that was signed out. */
function usedUp(events: readonly TraceEvent[], lastSeq: number): ReadonlyMap<string, 'used' | 'ended'> {
  const { requests } = traceIndex(events)
  const gone = new Map<string, 'used' | 'ended'>()
  const cookies = new Map<string, string>()
  for (const event of events) {
    if (event.seq > lastSeq) break
    if (event.type === 'prompt-answered') {
      const { code } = event.value as { readonly code?: unknown }
      if (typeof code === 'string') gone.set(code, 'used')
    }
    if (event.type !== 'response-received') continue
    const request = requests.get(event.exchange)
    if (request && event.response.status === 200 && event.kind !== 'navigation') {
      const code = new URLSearchParams(request.request.body).get('code')
      if (code !== null) gone.set(code, 'used')
    }
    for (const line of headers(event.response, 'Set-Cookie')) readCookie(event, line, cookies, gone)
  }
  return gone
}

/** RFC 6265 section 5.2.2: a cookie whose `Max-Age` is not positive is taken out. */
function readCookie(
  { actor }: EventOf<'response-received'>,
  line: string,
  cookies: Map<string, string>,
  gone: Map<string, 'used' | 'ended'>,
): void {
  const [pair = ''] = line.split(';')
  const at = pair.indexOf('=')
  const name = `${actor} ${pair.slice(0, at)}`
  const old = cookies.get(name)
  if (/;\s*max-age=(0|-)/i.test(line)) {
    if (old !== undefined) gone.set(old, 'ended')
  } else cookies.set(name, pair.slice(at + 1))
}

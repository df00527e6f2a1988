import type { EpochMs, EpochSeconds } from '../../core/clock'
import { readJsonObject } from '../../core/json'
import { type HttpResponse, headers } from '../../network/message'
import type { ActorId, EventOf, TokenKind, TraceEvent } from '../event'
import { knowledge } from './knowledge'
import { traceIndex } from './trace-index'

/** Something that ends by itself, and how it stands. */
export interface Lifetime {
  readonly kind: TokenKind | 'one-time-code' | 'device-code' | 'lock'
  /** Of a lock the name of the account that it is on. */
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

/** Every session, token, code and lock made up to `lastSeq`, in the order in which they end, as they stand then. */
export function lifetimes(events: readonly TraceEvent[], lastSeq: number): readonly Lifetime[] {
  const now = timeAt(events, lastSeq)
  const known = new Map(knowledge(events, lastSeq).map(({ value, knownTo }) => [value, knownTo]))
  const gone = usedUp(events, lastSeq)
  const all = events.flatMap((event) => (event.seq <= lastSeq ? made(event) : []))
  // A lock that is set anew takes the place of the one before.
  const newest = new Map(all.map((each) => [`${each.kind} ${each.value}`, each]))
  return [...newest.values()]
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
  return next && { seconds: untilEnd(next, now), of: next }
}

/** Whole seconds after which it has ended: whatever ends at a second is over when that second has come. */
export function untilEnd({ expiresAt }: Pick<Lifetime, 'expiresAt'>, now: EpochMs): number {
  return Math.max(1, Math.ceil(expiresAt - now / 1000))
}

type Made = Omit<Lifetime, 'heldBy' | 'state'>

function made(event: TraceEvent): Made[] {
  if (event.type === 'token-issued') {
    const { token: kind, value, audience, expiresAt, at } = event
    return [{ kind, value, audience, expiresAt, issuedAt: at }]
  }
  if (event.type === 'end-set')
    return [{ kind: event.of, value: event.value, issuedAt: event.at, expiresAt: event.until }]
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
    if (request && event.kind !== 'navigation') {
      const form = new URLSearchParams(request.request.body)
      const code = form.get('code') ?? form.get('device_code')
      const over = overBy(event.response)
      if (code !== null && over) gone.set(code, over)
    }
    for (const line of headers(event.response, 'Set-Cookie')) readCookie(event, line, cookies, gone)
  }
  return gone
}

/** What an answer says of the code that was handed in: that it has been redeemed, or that the person said no (in Entra's word). */
function overBy({ status, body }: HttpResponse): 'used' | 'ended' | undefined {
  if (status === 200) return 'used'
  return readJsonObject(body)?.error === 'authorization_declined' ? 'ended' : undefined
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

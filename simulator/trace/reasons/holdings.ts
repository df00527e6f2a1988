import { fromBase64url } from '../../core/base64url'
import { readJsonBytes } from '../../core/json'
import type { EventOf, TraceEvent } from '../event'
import { knowledge, type Secret } from '../select/knowledge'
import { textOf } from '../select/message-text'
import { momentInWords } from '../select/moment'
import { partyNamed } from '../select/parties'
import { traceIndex } from '../select/trace-index'
import { causes } from '../select/why'

/** How long after its half minute a code still passes, in seconds (RFC 6238 section 5.2: one step). */
const LEEWAY = 30

/** A secret, who has seen it, and what whoever holds it could do. */
export interface Holding extends Secret {
  readonly could: string
}

/** Who has seen which secret up to `lastSeq`, and what it is good for by then: read from its claims, and from what came of it. */
export function holdings(events: readonly TraceEvent[], lastSeq: number): Holding[] {
  return knowledge(events, lastSeq).map((secret) => ({ ...secret, could: could(events, lastSeq, secret) }))
}

function could(events: readonly TraceEvent[], lastSeq: number, { kind, value }: Secret): string {
  const now = (events[lastSeq]?.at ?? 0) / 1000
  const issued = events.find(
    (event): event is EventOf<'token-issued'> => event.type === 'token-issued' && event.value === value,
  )
  const until = (at: number) => momentInWords(at, now)
  if (issued && kind !== 'session-cookie' && issued.expiresAt <= now)
    return `It was good until ${until(issued.expiresAt)}.`
  switch (kind) {
    case 'password':
      if (wasReplaced(events, lastSeq, value, 'password-matches'))
        return 'It was the password, and is it no longer: a sign-in with it has been refused.'
      return wasRefused(events, value, 'password-matches')
        ? 'It was given as a password, and is wrong.'
        : 'Begins a sign-in in its owner’s name, from anywhere. Where a second factor is asked for, it is not enough.'
    case 'one-time-code': {
      const shown = events.find((event) => event.type === 'code-displayed' && event.code === value)
      if (shown?.type !== 'code-displayed')
        return 'It was typed as a code from the phone, and no phone has shown it.'
      if (wasTaken(events, lastSeq, value, 'totp-matches'))
        return 'It has been used, and a code is good once.'
      return shown.until + LEEWAY <= now
        ? `It was good until ${until(shown.until)}, or a moment later.`
        : `Passes for the phone, beside the password, for whoever types it first: once, until ${until(shown.until)} or a moment later.`
    }
    case 'code-verifier':
      return 'Redeems the code of its sign-in, together with that code. Alone it is worth nothing.'
    case 'client-secret':
      if (hasExpired(events, value, 'client-secret'))
        return 'It was the application’s secret, and has expired: it opens nothing any more.'
      return wasRefused(events, value, 'client-secret')
        ? 'It was sent as the application’s secret, and was refused.'
        : 'Whoever holds it can speak as the application: ask in its own name, and hand in codes and refresh tokens made for it.'
    case 'client-assertion': {
      const { exp } = payloadOf(value)
      if (typeof exp === 'number' && exp <= now) return `It was good until ${until(exp)}.`
      return 'Stands for a secret of the application until its exp. Whoever signs it chooses that: Microsoft advises five to ten minutes, and Entra sets no limit.'
    }
    case 'device-code':
      if (wasRedeemed(events, lastSeq, 'device_code', value))
        return 'It has been redeemed, and a device code is good once.'
      return 'Until it expires, whoever holds it gets the tokens, once, when somebody has typed the user code and signed in.'
    case 'user-code':
      return 'Until it expires or has been used, whoever types it and signs in lets the device in, in their own name. It gives nothing to who holds it.'
    case 'session-cookie':
      return 'As long as the session lasts, a browser with it is signed in: apps get their codes without a password.'
    case 'authorization-code':
      return issued ? ofCode(events, lastSeq, issued, until(issued.expiresAt)) : ''
    case 'refresh-token':
      if (lastAnswer(events, lastSeq, 'refresh_token', value) === 'refused')
        return 'It was refused when it was handed in last.'
      return issued ? ofRefreshToken(events, issued, until(issued.expiresAt)) : ''
    case 'access-token':
      return issued ? ofAccessToken(events, issued, until(issued.expiresAt)) : ''
    case 'id-token':
      return issued ? ofIdToken(events, issued) : ''
  }
}

/** The checks that looked at a value, each next after it was typed or sent. */
function looksAt(events: readonly TraceEvent[], value: string, check: string): readonly TraceEvent[] {
  const place = traceIndex(events).secrets.findIndex((secret) => secret.value === value)
  const looks = [...traceIndex(events).carried].flatMap(([sent, places]) =>
    places.includes(place)
      ? (events.find((event) => event.seq > sent && 'check' in event && event.check === check) ?? [])
      : [],
  )
  return [...new Set(looks)]
}

/** The first of them; undefined where it was never looked at. */
const lookAt = (events: readonly TraceEvent[], value: string, check: string): TraceEvent | undefined =>
  looksAt(events, value, check)[0]

/** Whether it was right once, and refused when it was looked at last. */
function wasReplaced(events: readonly TraceEvent[], lastSeq: number, value: string, check: string): boolean {
  const looks = looksAt(events, value, check).filter(({ seq }) => seq <= lastSeq)
  return looks.at(-1)?.type === 'check-failed' && looks.some(({ type }) => type === 'check-passed')
}

function wasRefused(events: readonly TraceEvent[], value: string, check: string): boolean {
  return lookAt(events, value, check)?.type === 'check-failed'
}

function hasExpired(events: readonly TraceEvent[], value: string, check: string): boolean {
  const look = lookAt(events, value, check)
  return look?.type === 'check-failed' && /expired/.test(look.says)
}

function wasTaken(events: readonly TraceEvent[], lastSeq: number, value: string, check: string): boolean {
  const look = lookAt(events, value, check)
  return look?.type === 'check-passed' && look.seq <= lastSeq
}

type Came = 'tokens' | 'refused'

/** What came of it each time that it was handed in under `field` at the token endpoint. */
function answersTo(
  events: readonly TraceEvent[],
  lastSeq: number,
  field: string,
  value: string,
): readonly Came[] {
  const { requests, answers } = traceIndex(events)
  return [...requests.values()].flatMap(({ exchange, request }): Came[] => {
    const answer = answers.get(exchange)
    const form = new URLSearchParams(request.body)
    if (!answer || answer.seq > lastSeq || !form.has('grant_type') || form.get(field) !== value) return []
    return [answer.response.status === 200 ? 'tokens' : 'refused']
  })
}

const wasRedeemed = (...asked: Parameters<typeof answersTo>): boolean =>
  answersTo(...asked).includes('tokens')

const lastAnswer = (...asked: Parameters<typeof answersTo>): Came | undefined => answersTo(...asked).at(-1)

function ofCode(
  events: readonly TraceEvent[],
  lastSeq: number,
  issued: EventOf<'token-issued'>,
  until: string,
): string {
  if (wasRedeemed(events, lastSeq, 'code', issued.value))
    return 'It has been redeemed, and a code is good once.'
  const challenged = causes(events, issued.seq).some(
    (event) =>
      (event.type === 'request-sent' || event.type === 'response-received') &&
      textOf(event).includes('code_challenge='),
  )
  return `Good once, until ${until}, for the app that it was made for. ${
    challenged
      ? 'Without the code verifier nobody can redeem it.'
      : 'It has no challenge: only the app’s own proof, where it has one, keeps a thief from redeeming it.'
  }`
}

function ofRefreshToken(
  events: readonly TraceEvent[],
  issued: EventOf<'token-issued'>,
  until: string,
): string {
  const asked = causes(events, issued.seq).findLast((event) => event.type === 'request-sent')
  const isProven =
    asked?.type === 'request-sent' &&
    (/client_(secret|assertion)=/.test(asked.request.body) ||
      asked.request.headers.some(([name]) => name.toLowerCase() === 'authorization'))
  return `Gives new access tokens without asking anybody, until ${until}, unless it is revoked. ${
    isProven
      ? 'The app has to prove itself with it.'
      : 'The app has no proof of its own, so whoever holds it can hand it in.'
  }`
}

function ofAccessToken(
  events: readonly TraceEvent[],
  issued: EventOf<'token-issued'>,
  until: string,
): string {
  const claims = payloadOf(issued.value)
  const { scp, roles } = claims
  const object = issued.claims.find(({ claim }) => claim === 'oid')?.object
  const party = object && castOf(events, issued.seq, object.id)
  const who = scp === undefined ? 'as the application itself' : `as ${party ?? 'the person who signed in'}`
  const may = typeof scp === 'string' ? scp : Array.isArray(roles) ? roles.join(' ') : ''
  return may
    ? `Whoever holds it can call ${issued.audience} ${who}, with ${may}, until ${until}. Any other API has to refuse it, by its aud.`
    : `It is for ${issued.audience}, until ${until}, and names no permission. An API takes it that looks for none, or that looks up elsewhere what the caller may do, as Azure does.`
}

function castOf(events: readonly TraceEvent[], seq: number, object: string): string | undefined {
  const opened = events[0]
  const party =
    opened?.type === 'run-started'
      ? opened.parties
          .map(({ id }) => partyNamed(events, id, seq))
          .find((each) => each?.object?.id === object)
      : undefined
  return party?.name
}

function ofIdToken(
  events: readonly TraceEvent[],
  { value, audience, claims, seq }: EventOf<'token-issued'>,
): string {
  const { sub, nonce } = payloadOf(value)
  if (claims.some(({ claim, source }) => claim === 'sub' && source === 'job'))
    return `Says which job this is: ${String(sub)}. An application that trusts the job gets tokens with it, in place of a secret.`
  const object = claims.find(({ claim }) => claim === 'aud')?.object
  const app = (object && castOf(events, seq, object.id)) ?? askerOf(events, seq) ?? audience
  return nonce === undefined
    ? `Says to ${app} who is signed in. An API has to refuse it.`
    : `Says to ${app} who has signed in, in the sign-in that its nonce belongs to. An API has to refuse it.`
}

/** What the program is called that asked for what was issued at `seq`: where the registration itself is not in the cast. */
function askerOf(events: readonly TraceEvent[], seq: number): string | undefined {
  const request = causes(events, seq).findLast(({ type }) => type === 'request-sent')
  const party = request && partyNamed(events, request.actor, seq)
  return party?.kind === 'browser' ? undefined : party?.name
}

function payloadOf(jwt: string): Readonly<Record<string, unknown>> {
  try {
    return readJsonBytes(fromBase64url(jwt.split('.')[1] ?? '')) ?? {}
  } catch {
    return {}
  }
}

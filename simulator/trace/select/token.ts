import { fromBase64url } from '../../core/base64url'
import type { ClaimSource, TokenKind, TraceEvent } from '../event'
import type { Field } from './message'
import { secondsInWords } from './moment'
import { traceIndex } from './trace-index'
import { claims } from './vocabulary/claims'
import { meaningOf } from './vocabulary/meaning'

/** A claim of a token: value, meaning, origin and reader. */
export interface ClaimView extends Field {
  readonly source?: string
  readonly object?: { readonly collection: string; readonly id: string }
  readonly readBy?: 'client' | 'resource-server' | 'both' | 'nobody'
}

export interface TokenView {
  readonly seq: number
  readonly kind: TokenKind | 'client-assertion'
  /** What it is in running text, where its kind does not say it: a job shows a token, and signs nobody in. */
  readonly called?: string
  readonly value: string
  readonly audience: string
  /** Undefined where it does not say so, or no date can say it. */
  readonly expiresAt: number | undefined
  /** Members of the JOSE header; empty for an opaque token. */
  readonly header: readonly ClaimView[]
  readonly claims: readonly ClaimView[]
}

/** Whom a token is about, by where its `sub` comes from, when that is no person. */
const SUBJECTS: Readonly<Record<string, 'application' | 'job'>> = {
  'servicePrincipal.id': 'application',
  job: 'job',
}

/** What stands in a token that was issued, or that a client signed for itself. */
interface Found {
  readonly seq: number
  readonly token: TokenView['kind']
  readonly value: string
  readonly claims: readonly ClaimSource[]
  readonly audience?: string
  readonly expiresAt?: number
}

/** Every token issued up to `lastSeq` and every client assertion sent, in order, those that are JWTs taken apart and explained. */
export function tokens(events: readonly TraceEvent[], lastSeq: number): TokenView[] {
  return traceIndex(events).secrets.flatMap(({ kind, value, seq }): TokenView[] => {
    const event = events[seq]
    if (!event || seq > lastSeq) return []
    if (event.type === 'token-issued') return [viewOf(event, Math.floor(event.at / 1000))]
    return kind === 'client-assertion'
      ? [viewOf({ seq, token: kind, value, claims: [] }, Math.floor(event.at / 1000))]
      : []
  })
}

function viewOf({ seq, token, value, claims: sources, ...known }: Found, now: number): TokenView {
  const [header, payload] = value.split('.').length === 3 ? value.split('.').map(decodePart) : []
  const about = SUBJECTS[sources.find(({ claim }) => claim === 'sub')?.source ?? '']
  const issued = typeof payload?.iat === 'number' ? payload.iat : undefined
  const view = (part: Record<string, unknown> | undefined): ClaimView[] =>
    Object.entries(part ?? {}).map(([name, given]) => {
      const source = sources.find((each) => each.claim === name)
      const text = typeof given === 'string' ? given : JSON.stringify(given)
      const reads = secondsInWords(name, text, now, issued)
      return {
        name,
        value: text,
        ...meaningOf(claims, name, { token, value: text, ...(about && { about }) }),
        ...(reads !== undefined && { reads }),
        ...(source
          ? {
              source: source.source,
              readBy: source.readBy,
              ...(source.object ? { object: source.object } : {}),
            }
          : {}),
      }
    })
  return {
    seq,
    kind: token,
    ...(about === 'job' && { called: 'token of the job' }),
    value,
    audience: known.audience ?? String(payload?.aud),
    expiresAt: known.expiresAt ?? dateOf(payload?.exp),
    header: view(header),
    claims: view(payload),
  }
}

/** A NumericDate that somebody else wrote (RFC 7519 section 2). */
function dateOf(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= 8.64e12 ? value : undefined
}

function decodePart(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64url(part))) as Record<string, unknown>
  } catch {
    return undefined
  }
}

import { fromBase64url } from '../../core/base64url'
import type { EventOf, TraceEvent } from '../event'
import type { Field } from './message'
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
  readonly kind: EventOf<'token-issued'>['token']
  readonly value: string
  readonly audience: string
  readonly expiresAt: number
  /** Members of the JOSE header; empty for an opaque token. */
  readonly header: readonly ClaimView[]
  readonly claims: readonly ClaimView[]
}

/** Whom a token is about, by where its `sub` comes from, when that is no person. */
const SUBJECTS: Readonly<Record<string, 'application' | 'job'>> = {
  'servicePrincipal.id': 'application',
  job: 'job',
}

/** Every token issued up to `lastSeq`, in order, those that are JWTs taken apart and explained. */
export function tokens(events: readonly TraceEvent[], lastSeq: number): TokenView[] {
  return events.flatMap((event): TokenView[] => {
    if (event.type !== 'token-issued' || event.seq > lastSeq) return []
    const [header, payload] =
      event.value.split('.').length === 3 ? event.value.split('.').map(decodePart) : []
    const about = SUBJECTS[event.claims.find(({ claim }) => claim === 'sub')?.source ?? '']
    const view = (part: Record<string, unknown> | undefined): ClaimView[] =>
      Object.entries(part ?? {}).map(([name, given]) => {
        const source = event.claims.find((each) => each.claim === name)
        const value = typeof given === 'string' ? given : JSON.stringify(given)
        return {
          name,
          value,
          ...meaningOf(claims, name, { token: event.token, value, ...(about && { about }) }),
          ...(source
            ? {
                source: source.source,
                readBy: source.readBy,
                ...(source.object ? { object: source.object } : {}),
              }
            : {}),
        }
      })
    return [
      {
        seq: event.seq,
        kind: event.token,
        value: event.value,
        audience: event.audience,
        expiresAt: event.expiresAt,
        header: view(header),
        claims: view(payload),
      },
    ]
  })
}

function decodePart(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(fromBase64url(part))) as Record<string, unknown>
  } catch {
    return undefined
  }
}

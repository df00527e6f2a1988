import type { ServerContext } from '../../network/server'
import type { Failed } from '../../trace/checklist'
import type { WireError } from '../../trace/event'
import { AADSTS, type AadstsCode } from './aadsts'

/**
 * Refuses with `code`. The sentence explains it to whoever watches and goes on the wire as well, so it says nothing a
 * stranger could use. `error` replaces the usual OAuth error of the code.
 */
export function refuse(code: AadstsCode, says: string, error: string = AADSTS[code][0]): Failed {
  // RFC 6749 section 4.1.2.1: error_description has no quotation mark, backslash or control character.
  const text = says.replaceAll('"', "'").replace(/[^ -[\]-~]/g, '?')
  return { passed: false, says, error: { error, code, description: `AADSTS${code}: ${text}` } }
}

/** What every refusal carries so that an administrator can find it in the logs. */
export interface Marks {
  readonly trace_id: string
  readonly correlation_id: string
  readonly timestamp: string
}

export function marks({ random, now }: ServerContext): Marks {
  const timestamp = `${new Date(now()).toISOString().slice(0, 19).replace('T', ' ')}Z`
  return { trace_id: random.uuid(), correlation_id: random.uuid(), timestamp }
}

/** The description with its marks, joined by `separator`: line breaks in JSON, spaces in a URL. */
export function errorDescription({ description }: WireError, own: Marks, separator: string): string {
  const lines = [
    `Trace ID: ${own.trace_id}`,
    `Correlation ID: ${own.correlation_id}`,
    `Timestamp: ${own.timestamp}`,
  ]
  return [description, ...lines].join(separator)
}

const SUBERRORS: Readonly<Record<number, string>> = { 50173: 'bad_token', 65001: 'consent_required' }

/** The error body of the token endpoint (RFC 6749 section 5.2) with Entra's own members. */
export function errorBody(
  { error: refused }: Failed,
  server: ServerContext,
  origin: string,
): Record<string, unknown> {
  const { error, code = 0 } = refused
  const own = marks(server)
  return {
    error,
    error_description: errorDescription(refused, own, '\r\n'),
    error_codes: [code],
    ...own,
    error_uri: `${origin}/error?code=${code}`,
    suberror: SUBERRORS[code],
  }
}

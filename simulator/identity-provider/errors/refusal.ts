import type { ServerContext } from '../../network/server'
import type { Failed } from '../../trace/checklist'
import type { Compared, SpecRef, WireError } from '../../trace/event'
import type { Aadsts } from './aadsts'

/** Longest value of a request that a refusal repeats, in characters. */
const MOST_REPEATED = 200

/**
 * Refuses as Entra does. INVARIANT: `says` explains the refusal in the trace, with all that was compared, and stays there; on the
 * wire goes the text of the code, in which only `sent`, a value of this very request, is repeated.
 */
export function refuse(
  { code, name, text, error }: Aadsts,
  says: string,
  options: {
    /** What the asker sent. */
    readonly sent?: string | undefined
    /** Replaces the usual OAuth error of the code. */
    readonly error?: string
    /** What was expected, and what came, where the two can be told beside one another. */
    readonly compared?: Compared | undefined
    /** The section that this is in, where the check is of another. */
    readonly spec?: SpecRef
  } = {},
): Failed {
  const description = `AADSTS${code}: ${written(text, options.sent)}`
  const wire: WireError = { error: options.error ?? error, code, description, ...(name && { name }) }
  return { passed: false, says, error: wire, compared: options.compared, spec: options.spec }
}

/**
 * Refuses where Entra has no number: what a specification says, or what this lab does not do. The check that uses it names
 * that specification, or `lab#` and the rule.
 */
export function refuseWithoutNumber(error: string, text: string, says: string, sent?: string): Failed {
  return { passed: false, says, error: { error, description: written(text, sent) } }
}

/** RFC 6749 section 4.1.2.1: error_description has no quotation mark, backslash or control character. */
function written(text: string, sent?: string): string {
  // Where the asker named nothing, the sentence names nothing.
  if (sent === undefined) return text.replace(' {}', '')
  const value = sent.slice(0, MOST_REPEATED).replaceAll('"', "'")
  return text.replace('{}', () => `'${value}'`).replace(/[^ -[\]-~]/g, '?')
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

/** The page about a code (RFC 6749 section 5.2, `error_uri`). What has no number has no page. */
export function errorUri(origin: string, { code }: WireError): string | undefined {
  return code === undefined ? undefined : `${origin}/error?code=${code}`
}

const SUBERRORS: Readonly<Record<number, string>> = { 50173: 'bad_token', 65001: 'consent_required' }

/** The error body of the token endpoint (RFC 6749 section 5.2) with Entra's own members. */
export function errorBody(
  { error: refused }: Failed,
  server: ServerContext,
  origin: string,
): Record<string, unknown> {
  const { error, code } = refused
  const own = marks(server)
  return {
    error,
    error_description: errorDescription(refused, own, '\r\n'),
    error_codes: code === undefined ? [] : [code],
    ...own,
    error_uri: errorUri(origin, refused),
    suberror: code === undefined ? undefined : SUBERRORS[code],
  }
}

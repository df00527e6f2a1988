import { unraised } from '../gallery/unraised'
import * as codes from '../identity-provider/errors/aadsts'
import type { SpecRef } from '../trace/event'
import { publishedFor, reasonOf } from '../trace/reasons/explain'
import type { Reason } from '../trace/reasons/reason'
import { raisedBy } from './raised-by'

/** All that the lab knows of an AADSTS code. */
export interface CodeSaid {
  readonly code: number
  /** What it means, in this lab's words; `…` stands where a request's own words are repeated. */
  readonly text: string
  /** The OAuth `error` that it travels under, where the lab can raise it. */
  readonly error?: string
  /** The published symbolic name, where there is one. */
  readonly name?: string
  /** How Microsoft's list describes it, in its words. */
  readonly published?: string
  /** What the refusal stops, and what mends it in a real tenant. */
  readonly reason?: Reason
  readonly spec: SpecRef
  /** Whether it has an address of its own: `/explain/AADSTS50011`. */
  readonly hasPage: boolean
}

const LIST: SpecRef = 'entra#error-codes'
const raised = new Map(Object.values<codes.Aadsts>(codes).map((each) => [each.code, each]))

/** The codes that the identity provider of this lab can give, ascending: those that have an address. */
export const codesWithPage: readonly number[] = [...raised.keys()].sort((a, b) => a - b)

/** What is known of `code`; undefined for one that is neither raised here nor explained here. */
export function codeSaid(code: number): CodeSaid | undefined {
  const known = raised.get(code)
  const other = unraised.find((each) => each.code === code)
  if (!known) return other && { code, text: other.says, spec: other.specs[0], hasPage: false }
  const check = Object.hasOwn(raisedBy, code) ? raisedBy[code] : undefined
  const reason = check === undefined ? undefined : reasonOf(check, code)
  const published = publishedFor(check ?? '', code)
  return {
    code,
    text: known.text.replaceAll('{}', '…').replace('….', '…'),
    error: known.error,
    ...(known.name !== undefined && { name: known.name }),
    ...(published !== undefined && { published }),
    ...(reason && { reason }),
    spec: LIST,
    hasPage: true,
  }
}

/** Where Microsoft answers for a code itself (entra, reference-error-codes: "Lookup current error code information"). */
export const lookUpAt = (code: number): string => `https://login.microsoftonline.com/error?code=${code}`

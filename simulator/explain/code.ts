import { unraised } from '../gallery/unraised'
import * as codes from '../identity-provider/errors/aadsts'
import type { SpecRef } from '../trace/event'
import { metOutside } from '../trace/reasons/met-outside'
import { ofCodes } from '../trace/reasons/of-codes'
import { published, publishedOtherwise } from '../trace/reasons/published'
import type { Reason } from '../trace/reasons/reason'
import { type CodeEndpoint, waysOf } from './errors-of'
import { raisedBy } from './raised-by'

/** All that the lab knows of an AADSTS code. */
export interface CodeSaid {
  readonly code: number
  /** What it means, in this lab's words; `…` stands where a request's own words are repeated. */
  readonly text: string
  /** The OAuth `error` that it travels under at each endpoint, where the lab raises it there. */
  readonly errors: readonly { readonly at: CodeEndpoint; readonly error: string }[]
  /** The lab shows it on a page to a person: no OAuth error goes to the app then. */
  readonly onPage: boolean
  /** The OAuth `error` that Entra was seen to send an app with it, where this lab does otherwise. */
  readonly seen?: string
  /** The published symbolic name, where there is one. */
  readonly name?: string
  /** How Microsoft's list describes it, in its words. */
  readonly published?: string
  /** What that list has it for, where that is not, or not only, what it means here. */
  readonly publishedOtherwise?: string
  /** What the refusal stops, and what mends it in a real tenant, whatever the cause. */
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
  if (!known)
    return (
      other && {
        code,
        text: other.says,
        errors: [],
        onPage: false,
        spec: other.specs[0],
        hasPage: false,
      }
    )
  const check = Object.hasOwn(raisedBy, code) ? raisedBy[code] : undefined
  const reason = ofCodes[code] ?? (check === undefined ? undefined : metOutside[check])
  const words = published[code]
  const elsewhere = publishedOtherwise[code]
  return {
    code,
    text: known.text.replaceAll('{}', '…').replace('….', '…'),
    ...waysOf(code),
    ...(known.name !== undefined && { name: known.name }),
    ...(words !== undefined && { published: words }),
    ...(elsewhere !== undefined && { publishedOtherwise: elsewhere }),
    ...(reason && { reason }),
    spec: LIST,
    hasPage: true,
  }
}

/** Where Microsoft answers for a code itself (entra, reference-error-codes: "Lookup current error code information"). */
export const lookUpAt = (code: number): string => `https://login.microsoftonline.com/error?code=${code}`

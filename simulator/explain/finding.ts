import type { JsonObject } from '../core/json'
import type { SpecRef } from '../trace/event'
import type { Field } from '../trace/select/message'
import type { CodeSaid } from './code'
import type { TokenLook } from './look-of-token'

/** Who puts something somewhere, or reads it there. */
export type Role = 'app' | 'api' | 'identity-provider' | 'person' | 'administrators' | 'nobody' | 'browser'

/** A name and a value that was pasted, with all that is known of them. */
export interface ExplainedField extends Field {
  /** Whoever sees the value can use it: it is shown when somebody asks for it. */
  readonly secret: boolean
  /** Who put it there, and out of what: `identity-provider`, `user.displayName`. */
  readonly putBy?: Role
  readonly source?: string
  readonly readBy?: Role
  /** What is odd about it. A sentence. */
  readonly odd?: string
}

/** Fields that stand together: the header of a token, the query of an address. */
export interface Part {
  readonly title: string
  readonly fields: readonly ExplainedField[]
  /** How many more there are that are not shown. */
  readonly leftOut: number
}

/** Something to mind about the whole. */
export interface Remark {
  readonly says: string
  readonly spec?: SpecRef
}

interface Common {
  /** What it is: "Access token, version 2.0". */
  readonly title: string
  /** What that is, and how one can tell. Sentences. */
  readonly says: readonly Remark[]
  /** What is wrong with it, or dangerous, or missing. */
  readonly minds: readonly Remark[]
  readonly parts: readonly Part[]
  /** Flows of the lab in which it can be seen, by slug. */
  readonly flows: readonly string[]
  /** What stands in it and is a thing of its own: a token in an answer, a code in a refusal. */
  readonly inside: readonly Finding[]
}

/** Something that was found in a pasted text, taken apart. */
export type Finding = Common &
  (
    | {
        readonly kind: 'jwt'
        /** The token as it was found, without line breaks. */
        readonly jwt: string
        readonly look: TokenLook
        readonly header: JsonObject | undefined
        readonly payload: JsonObject | undefined
      }
    | { readonly kind: 'code'; readonly code: number; readonly known: CodeSaid | undefined }
    | {
        readonly kind: 'encrypted' | 'opaque' | 'address' | 'form' | 'json' | 'challenge' | 'saml' | 'http'
      }
  )

/** What a pasted text came to. */
export interface Explained {
  readonly findings: readonly Finding[]
  /** Why there is nothing, or what was left alone beside what there is, and what to do. Sentences. */
  readonly notes: readonly string[]
  /** Whoever reads the text can use something in it: it is not left on a screen. */
  readonly isSecret: boolean
}

/** A finding with nothing in it yet. */
export const empty = { says: [], minds: [], parts: [], flows: [], inside: [] } as const satisfies Omit<
  Common,
  'title'
>

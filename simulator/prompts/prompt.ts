import type { Tenant } from '../directory/tenant'

/** Where a page's form is posted, and what goes along unseen. */
export interface Form {
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
}

/** Something to put right on the page itself (a wrong password): the sign-in goes on. */
export interface PageProblem {
  /** Entra's number, for example 50126. */
  readonly code: number
  readonly message: string
}

/** What is known when somebody is asked: the tenants as they are, and the codes that phones have shown so far. */
export interface Look {
  readonly tenants: readonly Tenant[]
  readonly shown: readonly { readonly account: string; readonly code: string }[]
}

/** The page as a server writes it: headline and a line under it as plain text, and the inside of the form as HTML. */
export interface Written {
  readonly title: string
  readonly about: string
  readonly inside: string
}

/** A text that is never written into a link. `kind` is what "who knows what" calls it. */
export interface SecretText<P> {
  readonly member: string
  readonly kind: 'password' | 'one-time-code'
  /** The right text for the account that the page is about; undefined when nobody knows one. */
  right(page: P, look: Look): string | undefined
  /** The text that would be right for `username`; undefined when that account has none. */
  of(username: string, look: Look): string | undefined
  /** A text that is surely wrong, another one for each `nth`. */
  wrong(nth: number, page: P, look: Look): string
}

/**
 * One thing that a person can be asked: the model of the page (`P`), the shape of the answer (`V`), the server's form, and what
 * a sensible person answers. A new one is a folder beside this file and a line in `all.ts`; its view is
 * `components/browser/prompts/`.
 */
export interface Prompt<P extends { readonly kind: string }, V extends object> {
  /** Whether a value (from a link, a file, a host page) has the form of an answer. */
  accepts(value: Readonly<Record<string, unknown>>): boolean
  /** What the person does, without a name: "types the password". */
  sentence(value: V): string
  /** What the form posts for an answer. */
  fields(value: V): Readonly<Record<string, string>>
  /** The page as HTML that a real browser can post; absent where an application writes its own. */
  write?(page: P): Written
  /** What a sensible person answers who goes by `username`; undefined when there is nothing they want to do. */
  sensible(page: P, username: string, look: Look): V | undefined
  readonly secret?: SecretText<P>
}

/** Longest text a person types: longer is refused before it enters a run. */
const MAX_TEXT = 256

export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_TEXT

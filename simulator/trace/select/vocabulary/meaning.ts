import type { SpecRef, TokenKind } from '../../event'
import type { Endpoint } from './endpoint'

/** What a word on the wire means, in a sentence, and where that is laid down; what is this lab's own is laid down nowhere. */
export interface Meaning {
  readonly says: string
  readonly spec?: SpecRef
}

/** Where a value stands. The same name means one thing here and another there. */
export interface Place {
  readonly endpoint?: Endpoint
  readonly direction?: 'request' | 'response'
  /** `grant_type` of the request, or of the request that is answered. */
  readonly grant?: string
  /** The value itself, or the name of the cookie. */
  readonly value?: string
  /** The token that a claim or a header member stands in. */
  readonly token?: TokenKind | 'client-assertion'
  /** Whom that token is about, where it is no person. */
  readonly about?: 'application' | 'job'
}

/** The form that is posted to the token endpoint. */
export const TOKEN_REQUEST: Place = { endpoint: 'token', direction: 'request' }

/** A meaning that holds in some places only. */
interface Special extends Meaning {
  readonly when: Place
}

/** What a name means, first where it means something of its own. */
export interface Entry extends Meaning {
  readonly special: readonly Special[]
}

/** Meanings by name; a name's letter case counts. */
export type Words = Readonly<Record<string, Entry>>

/** What a name means wherever none of `special` holds. */
export function entry(says: string, spec?: SpecRef, ...special: readonly Special[]): Entry {
  return { ...meaning(says, spec), special }
}

/** What a name means where all members of `when` are as they are there. */
export function at(when: Place, says: string, spec?: SpecRef): Special {
  return { when, ...meaning(says, spec) }
}

/** What a name means when it has this value. */
export function of(value: string, says: string, spec?: SpecRef): Special {
  return at({ value }, says, spec)
}

/** What `name` means at `place`: the first of its special meanings that holds there, else the plain one. */
export function meaningOf(words: Words, name: string, place: Place = {}): Meaning | undefined {
  const known = Object.hasOwn(words, name) ? words[name] : undefined
  if (!known) return undefined
  const { says, spec } = known.special.find(({ when }) => holds(when, place)) ?? known
  return meaning(says, spec)
}

function holds(when: Place, place: Place): boolean {
  return Object.entries(when).every(([member, value]) => place[member as keyof Place] === value)
}

function meaning(says: string, spec: SpecRef | undefined): Meaning {
  return spec === undefined ? { says } : { says, spec }
}

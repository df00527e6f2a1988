import type { Intervention } from '../lab/engine'

/** How a token is signed after something in it was changed. */
export type Signed = 'old' | 'none' | 'attacker'

/** What is done with a message besides what was changed in it. */
export type Way =
  | { readonly do: 'send' }
  | { readonly do: 'drop' }
  | ({ readonly do: 'hold' } & ({ readonly seconds: number } | { readonly until: Later }))
  | ({ readonly do: 'replay'; readonly from?: string; readonly to?: string } & (
      | { readonly afterSeconds: number }
      | { readonly until: Later }
    ))
  | { readonly do: 'divert'; readonly party: string }

/** What a reader has made of a message so far: by the key of a field what stands there now, and which were taken out. */
export interface Draft {
  readonly values: Readonly<Record<string, string>>
  readonly gone: readonly string[]
  /** By the key of the field in which the token travels. */
  readonly signed: Readonly<Record<string, Signed>>
  readonly added: readonly Added[]
  readonly way: Way
}

/** A field that was not there. */
export interface Added {
  readonly in: 'query' | 'location' | 'form' | 'json' | 'header' | 'cookie'
  readonly name: string
  readonly value: string
}

/** Something that has to have happened before a message goes on. */
export type Later = Extract<Intervention, { readonly until: unknown }>['until']

export type When = Extract<Intervention['when'], { readonly message: number }>

/** A message in hand: it is the one at this moment, however often the run is made anew. */
export interface Held {
  readonly when: When
  readonly draft: Draft
}

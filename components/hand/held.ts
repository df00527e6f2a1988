import type { Intervention } from '../lab/engine'
import { isObject } from '../ui/json'

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

const PLACES: readonly unknown[] = ['query', 'location', 'form', 'json', 'header', 'cookie']
const SIGNED: readonly unknown[] = ['old', 'none', 'attacker'] satisfies Signed[]

/** Whether a value is a message in hand, as another window of this site tells it. */
export function isHeld(value: unknown): value is Held {
  if (!isObject(value) || !isMoment(value.when) || !isObject(value.draft)) return false
  const { values, gone, signed, added, way } = value.draft
  return (
    isRecordOf(values, isText) &&
    isListOf(gone, isText) &&
    isRecordOf(signed, (each) => SIGNED.includes(each)) &&
    isListOf(
      added,
      (each) => isObject(each) && PLACES.includes(each.in) && isText(each.name) && isText(each.value),
    ) &&
    isWay(way)
  )
}

function isWay(value: unknown): boolean {
  if (!isObject(value)) return false
  const { seconds, afterSeconds, until, from, to, party } = value
  const waits = (span: unknown) => Number.isFinite(span) || isPlace(until)
  switch (value.do) {
    case 'send':
    case 'drop':
      return true
    case 'hold':
      return waits(seconds)
    case 'replay':
      return waits(afterSeconds) && [from, to].every((each) => each === undefined || isText(each))
    case 'divert':
      return isText(party)
    default:
      return false
  }
}

/** Something that a message waits for: an answer, or another message. */
const isPlace = (value: unknown) => isMoment(value) || (isObject(value) && Number.isFinite(value.after))

function isMoment(value: unknown): boolean {
  return (
    isObject(value) &&
    Number.isFinite(value.message) &&
    isText(value.from) &&
    isText(value.to) &&
    (value.path === undefined || isText(value.path))
  )
}

const isText = (value: unknown) => typeof value === 'string'
const isListOf = (value: unknown, is: (each: unknown) => boolean) => Array.isArray(value) && value.every(is)
const isRecordOf = (value: unknown, is: (each: unknown) => boolean) =>
  isObject(value) && Object.values(value).every(is)

import { nearest } from '../../simulator/doors/names'

export interface Option<T> {
  /** What it can be, in a sentence. */
  readonly says: string
  /** Undefined for a text that says nothing it could be. */
  readonly read: (text: string) => T | undefined
  readonly write: (value: T) => string
}

/** What an address can be asked for, by name. */
export type Options<T> = { readonly [K in keyof T]-?: Option<NonNullable<T[K]>> }

/** Reads what stands behind a `?`. Whatever does not fit falls back to its default and is named, in a sentence each. */
export function readTable<T extends object>(
  options: Options<T>,
  defaults: T,
  search: string,
): { readonly values: T; readonly problems: string[] } {
  const known = Object.keys(options) as (keyof T & string)[]
  const parameters = new URLSearchParams(search)
  const problems = [...new Set(parameters.keys())].flatMap((name) =>
    Object.hasOwn(options, name) ? [] : [`There is no option ${shortened(name)}.${meant(name, known)}`],
  )
  const read = <K extends keyof T & string>(name: K): T[K] => {
    const [text, ...more] = parameters.getAll(name)
    const value = text === undefined ? undefined : options[name].read(text)
    if (text !== undefined && value === undefined) problems.push(options[name].says)
    else if (more.length > 0) problems.push(`${name} is there more than once: the first one counts.`)
    return value ?? defaults[name]
  }
  const values = Object.fromEntries(known.map((name) => [name, read(name)])) as unknown as T
  return { values, problems }
}

/** The `?` of an address, with what is not as it would be by itself; nothing for the rest. */
export function writeTable<T extends object>(options: Options<T>, defaults: T, some: Partial<T>): string {
  const textOf = <K extends keyof T>(name: K, value: T[K] | undefined) =>
    value === undefined || value === null ? undefined : options[name].write(value as NonNullable<T[K]>)
  const written = (Object.keys(options) as (keyof T & string)[]).flatMap((name) => {
    const text = textOf(name, some[name])
    return text === undefined || text === textOf(name, defaults[name])
      ? []
      : [`${name}=${encodeURIComponent(text).replaceAll('%2C', ',')}`]
  })
  return written.length > 0 ? `?${written.join('&')}` : ''
}

function meant(name: string, known: readonly string[]): string {
  const [near] = nearest(name, known)
  return near === undefined ? ` There are ${known.join(', ')}.` : ` Did you mean ${near}?`
}

const LONGEST_NAME = 40

function shortened(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name
}

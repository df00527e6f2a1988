/** Names and values, in the order in which they were written. */
export type Pairs = readonly (readonly [string, string])[]

/** Reads a query, a fragment or a form (WHATWG URL, application/x-www-form-urlencoded). Never throws. */
export const pairsOf = (text: string): Pairs => [...new URLSearchParams(text)]

/** The first value under `name`, or undefined. */
export const firstOf = (pairs: Pairs, name: string): string | undefined =>
  pairs.find(([each]) => each === name)?.[1]

export const hasOne = (pairs: Pairs, ...names: readonly string[]): boolean =>
  pairs.some(([name]) => names.includes(name))

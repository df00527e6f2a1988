import type { SignIn } from '../sign-in'
import { type Dimension, signInOf, type Value } from './value'

/** Something that is worked out of a sign-in. It must hang on nothing else. */
export type Look<T> = (signIn: SignIn) => T

/** What a look comes to, for each choice of values of the dimensions that it looks at. */
export interface Table<T> {
  /** Places of those dimensions, ascending. */
  readonly reads: readonly number[]
  /** A choice each: places of values, beside `reads`. */
  readonly rows: readonly { readonly at: readonly number[]; readonly outcome: T }[]
}

/** Makes tables of looks at sign-ins with one value of each dimension. */
export function watch(dimensions: readonly Dimension[]): <T>(look: Look<T>) => Table<T> {
  const setters = settersOf(dimensions)
  const first = dimensions.flatMap(({ values: [usual] }) => (usual ? [usual] : []))
  return (look) => {
    const read = new Set<number>()
    // What is read may hang on what was read before: once nothing more is, every choice has been seen.
    for (;;) {
      const reads = [...read].sort((a, b) => a - b)
      const rows = choices(reads.map((place) => dimensions[place]?.values.length ?? 0)).map((at) => {
        const values = first.slice()
        reads.forEach((place, index) => {
          const value = dimensions[place]?.values[at[index] ?? 0]
          if (value) values[place] = value
        })
        return { at, outcome: look(watched(values, setters, read)) }
      })
      if (read.size === reads.length) return { reads, rows }
    }
  }
}

/** Every choice of one place from each of some lengths, the last turning fastest. */
export function choices(lengths: readonly number[]): readonly (readonly number[])[] {
  return lengths.reduce<readonly (readonly number[])[]>(
    (before, length) => before.flatMap((each) => Array.from({ length }, (_, place) => [...each, place])),
    [[]],
  )
}

/** By member of a sign-in, or of its conditions: places of the dimensions that set it. */
type Setters = ReadonlyMap<string, readonly number[]>

const MEMBERS = {
  suppose: 'suppose',
  context: 'signInContext',
  authentication: 'authentication',
  requested: 'requested',
} as const

/** Before the name of a member of who signs in. */
const IDENTITY = 'identity '

function settersOf(dimensions: readonly Dimension[]): Setters {
  const found = new Map<string, number[]>()
  const add = (member: string, place: number) => {
    const before = found.get(member) ?? []
    if (!before.includes(place)) found.set(member, [...before, place])
  }
  dimensions.forEach(({ values }, place) => {
    for (const value of values) {
      for (const [member, of] of Object.entries(MEMBERS)) if (member in value) add(of, place)
      for (const member of Object.keys(value.identity ?? {})) add(IDENTITY + member, place)
      for (const member of Object.keys(value.conditions ?? {})) add(member, place)
    }
  })
  // That all of them are people hangs on nobody in particular.
  const kinds = dimensions.flatMap(({ values }) =>
    values.flatMap(({ identity }) => identity?.['@odata.type'] ?? []),
  )
  if (new Set(kinds).size < 2) found.delete(`${IDENTITY}@odata.type`)
  return found
}

/** The sign-in of `values`, which notes in `read` whose values were looked at. */
function watched(values: readonly Value[], setters: Setters, read: Set<number>): SignIn {
  const signIn = signInOf(values)
  const noting = <T extends object>(of: T, also: readonly string[], before = ''): T => {
    const noted = { ...of }
    for (const member of new Set([...Object.keys(of), ...also])) {
      const by = setters.get(before + member)
      if (!by) continue
      const value = Reflect.get(of, member)
      const get = () => {
        for (const place of by) read.add(place)
        return value
      }
      Object.defineProperty(noted, member, { get, enumerable: member in of })
    }
    return noted
  }
  const isOfIdentity = (member: string) => member.startsWith(IDENTITY)
  const conditions = [...setters.keys()].filter(
    (member) => !isOfIdentity(member) && !Object.values<string>(MEMBERS).includes(member),
  )
  const identity = [...setters.keys()].filter(isOfIdentity).map((member) => member.slice(IDENTITY.length))
  const signInConditions = noting(signIn.signInConditions, conditions)
  const signInIdentity = noting(signIn.signInIdentity, identity, IDENTITY)
  return noting({ ...signIn, signInConditions, signInIdentity }, ['suppose', 'requested'])
}

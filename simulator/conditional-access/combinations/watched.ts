import { PASSWORD_ONLY, type SignIn } from '../sign-in'
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
    const tree = branchesOf((chosen) => {
      const values = first.slice()
      for (const [place, at] of chosen) {
        const value = dimensions[place]?.values[at]
        if (value) values[place] = value
      }
      const read = new Set<number>()
      const outcome = look(watched(values, setters, read))
      return { outcome, read: [...read] }
    }, dimensions)
    const reads = [...placesIn(tree)].sort((a, b) => a - b)
    const rows = choices(reads.map((place) => dimensions[place]?.values.length ?? 0)).map((at) => ({
      at,
      outcome: outcomeIn(tree, (place) => at[reads.indexOf(place)] ?? 0),
    }))
    return { reads, rows }
  }
}

/** What comes of a look: at once, or by the value of a dimension that it looks at first. */
type Tree<T> = { readonly outcome: T } | { readonly place: number; readonly branches: readonly Tree<T>[] }

/**
 * What is looked at hangs on what was seen before: each dimension is gone through only where it is looked at. So a look is asked
 * once for each way of seeing, and not for each choice of values.
 * @param ask with places of values by dimension, the usual ones left out; what was read comes in the order of reading
 */
function branchesOf<T>(
  ask: (chosen: ReadonlyMap<number, number>) => { readonly outcome: T; readonly read: readonly number[] },
  dimensions: readonly Dimension[],
): Tree<T> {
  const of = (chosen: ReadonlyMap<number, number>): Tree<T> => {
    const { outcome, read } = ask(chosen)
    const open = read.filter((place) => !chosen.has(place))
    // What was read last stands lowest: with the usual value of each, the outcome is known already.
    return open.reduceRight<Tree<T>>(
      (usual, place, index) => {
        const before = open.slice(0, index).map((each) => [each, 0] as const)
        const others = (dimensions[place]?.values ?? []).slice(1)
        const branch = (at: number) => of(new Map([...chosen, ...before, [place, at]]))
        return { place, branches: [usual, ...others.map((_, at) => branch(at + 1))] }
      },
      { outcome },
    )
  }
  return of(new Map())
}

function placesIn<T>(tree: Tree<T>, found: Set<number> = new Set()): ReadonlySet<number> {
  if ('outcome' in tree) return found
  found.add(tree.place)
  for (const branch of tree.branches) placesIn(branch, found)
  return found
}

function outcomeIn<T>(tree: Tree<T>, chosen: (place: number) => number): T {
  let at = tree
  while (!('outcome' in at)) at = at.branches[chosen(at.place)] as Tree<T>
  return at.outcome
}

/** Every choice of one place from each of some lengths, the last turning fastest. */
export function choices(lengths: readonly number[]): readonly (readonly number[])[] {
  return lengths.reduce<readonly (readonly number[])[]>(
    (before, length) => before.flatMap((each) => Array.from({ length }, (_, place) => [...each, place])),
    [[]],
  )
}

/** A member, and the places of the dimensions that set it. */
type Setter = readonly [member: string, by: readonly number[]]

/** By what has the members: the sign-in, its conditions, who signs in, and what they show. */
interface Setters {
  readonly signIn: readonly Setter[]
  readonly conditions: readonly Setter[]
  readonly identity: readonly Setter[]
  readonly authentication: readonly Setter[]
}

const MEMBERS = { suppose: 'suppose', context: 'signInContext', requested: 'requested' } as const

function settersOf(dimensions: readonly Dimension[]): Setters {
  const setters = (membersOf: (value: Value) => readonly string[]): readonly Setter[] => {
    const found = new Map<string, Set<number>>()
    dimensions.forEach(({ values }, place) => {
      for (const member of values.flatMap(membersOf))
        found.set(member, (found.get(member) ?? new Set()).add(place))
    })
    return [...found].map(([member, by]) => [member, [...by]])
  }
  // That all of them are people hangs on nobody in particular.
  const kinds = dimensions.flatMap(({ values }) =>
    values.flatMap(({ identity }) => identity?.['@odata.type'] ?? []),
  )
  const isOneKind = new Set(kinds).size < 2
  return {
    signIn: setters((value) => Object.entries(MEMBERS).flatMap(([name, of]) => (name in value ? [of] : []))),
    conditions: setters(({ conditions = {} }) => Object.keys(conditions)),
    identity: setters(({ identity = {} }) => Object.keys(identity)).filter(
      ([member]) => !isOneKind || member !== '@odata.type',
    ),
    authentication: setters(({ authentication = {} }) => Object.keys(authentication)).flatMap(
      ([member, by]): Setter[] => {
        const telling = by.length > 1 ? by : by.filter((place) => tells(dimensions[place], member))
        return telling.length > 0 ? [[member, telling]] : []
      },
    ),
  }
}

/** Whether values of a dimension, the only one to set what is shown, differ in a member of it. */
function tells(dimension: Dimension | undefined, member: string): boolean {
  const of = ({ authentication = PASSWORD_ONLY }: Value) =>
    JSON.stringify(Reflect.get(authentication, member))
  return new Set(dimension?.values.map(of)).size > 1
}

/** The sign-in of `values`, which notes in `read` whose values were looked at. */
function watched(values: readonly Value[], setters: Setters, read: Set<number>): SignIn {
  const of = signInOf(values)
  const signInConditions = noting(of.signInConditions, setters.conditions, read)
  const signInIdentity = noting(of.signInIdentity, setters.identity, read)
  const authentication = noting(of.authentication, setters.authentication, read)
  return noting({ ...of, signInConditions, signInIdentity, authentication }, setters.signIn, read)
}

function noting<T extends object>(of: T, setters: readonly Setter[], read: Set<number>): T {
  if (setters.length === 0) return of
  const noted = { ...of }
  for (const [member, by] of setters) {
    const value = Reflect.get(of, member)
    const get = () => {
      for (const place of by) read.add(place)
      return value
    }
    Object.defineProperty(noted, member, { get, enumerable: member in of })
  }
  return noted
}

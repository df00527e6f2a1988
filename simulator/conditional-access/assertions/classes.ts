/**
 * What a property of a person (a group, a role, who they are) does to policies, by bit: it is enough to be included, or to be
 * excluded. A policy of which that is not known has a bit for either way it may be.
 */
export interface Effect {
  readonly includes: bigint
  readonly excludes: bigint
}

/** People whom the policies treat alike, by the first of those with the fewest properties. */
export interface PeopleClass {
  /** Place of whom they are. */
  readonly who: number
  /** Places of properties, ascending. */
  readonly has: readonly number[]
}

interface State {
  /** Included, and not excluded so far. */
  readonly passes: bigint
  readonly excludes: bigint
  readonly who: number
  readonly has: readonly number[]
}

/**
 * Every way in which policies can treat somebody who is one of `who` and has any of `properties`, once. Which properties they are
 * matters only by the policies that they switch: property after property is added, two who stand alike are one, and a policy that
 * no later property touches is remembered by whether it applies.
 * @param most ways; null where there are more
 */
export function classesOf(
  who: readonly Effect[],
  properties: readonly Effect[],
  most: number,
): readonly PeopleClass[] | null {
  const left = inOrder(properties)
  let states: readonly State[] = merged(
    who.map(({ includes, excludes }, place) => ({
      passes: includes & ~excludes,
      excludes,
      who: place,
      has: [],
    })),
    touched(left.map(({ effect }) => effect)),
  )
  for (const [at, { effect, place }] of left.entries()) {
    const later = touched(left.slice(at + 1).map((each) => each.effect))
    const having = states.map(({ passes, excludes, who: is, has }) => ({
      passes: (passes | (effect.includes & ~excludes)) & ~effect.excludes,
      excludes: excludes | effect.excludes,
      who: is,
      has: [...has, place].sort((a, b) => a - b),
    }))
    states = merged([...states, ...having], later)
    if (states.length > most) return null
  }
  return [...states].sort(fewest)
}

/** Properties of the same policies one after the other: the sooner a policy is done with, the fewer ways there are on the way. */
function inOrder(properties: readonly Effect[]) {
  return properties
    .map((effect, place) => ({ effect, place, on: effect.includes | effect.excludes }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.place - b.place))
}

function touched(effects: readonly Effect[]): bigint {
  return effects.reduce((bits, { includes, excludes }) => bits | includes | excludes, 0n)
}

/** @param later bits of policies that something still touches: of the others an exclusion has done what it does */
function merged(states: readonly State[], later: bigint): readonly State[] {
  const found = new Map<bigint, Map<bigint, State>>()
  for (const each of states) {
    const state = { ...each, excludes: each.excludes & later }
    const same = found.get(state.passes) ?? new Map<bigint, State>()
    found.set(state.passes, same)
    const before = same.get(state.excludes)
    if (!before || fewest(state, before) < 0) same.set(state.excludes, state)
  }
  return [...found.values()].flatMap((same) => [...same.values()])
}

function fewest(one: State, other: State): number {
  const some = one.has.length - other.has.length || one.who - other.who
  if (some !== 0) return some
  const at = one.has.findIndex((place, index) => place !== other.has[index])
  return at < 0 ? 0 : (one.has[at] ?? 0) - (other.has[at] ?? 0)
}

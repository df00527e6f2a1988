import type { Box } from '../combinations/boxes'
import type { Part } from '../combinations/parts'
import type { Dimension, Value } from '../combinations/value'
import { isMadeUpId } from '../made-up'

/** What is said of the usual value of a circumstance, where others are told apart from it. */
const USUAL: Readonly<Record<string, string>> = {
  scopes: 'a client for tokens of the application',
  ipAddress: 'an address outside of all named locations',
  country: 'a country that no location names',
  compliantNetwork: 'not through the compliant network',
  signInRiskLevel: 'no sign-in risk',
  userRiskLevel: 'no user risk',
  insiderRiskLevel: 'no insider risk',
  authenticationFlow: 'no authentication flow',
  method: 'signed in with a password alone',
}

/** More than these are not read by anybody. */
const MOST = 4

/** Who signs in, in words. */
export function whoOf(box: Box, parts: readonly Part[], dimensions: readonly Dimension[]): string {
  const place = parts.findIndex((part) => part.dimensions.includes(0))
  const { isAll, inside, outside } = splitOf(box[place] ?? [], parts[place], dimensions)
  if (isAll) return 'everybody'
  const [within, without] = [fewest(inside), fewest(outside)]
  // Whoever stands for all who are like them is not left out of everybody by one name.
  const isFew = without.length < within.length && outside.every(([person]) => person && isOneThing(person))
  return isFew ? `everybody but ${counted(without, 'and')}` : counted(within, 'or')
}

/** Somebody made up who has a property, and not somebody of the directory, nor somebody with nothing. */
function isOneThing({ identity, suppose }: Value): boolean {
  if (!identity || !('userId' in identity) || !isMadeUpId(identity.userId)) return false
  return suppose !== undefined || Boolean(identity.externalUserType)
}

/** In what circumstances, in words: only those that matter. */
export function whenOf(
  box: Box,
  parts: readonly Part[],
  dimensions: readonly Dimension[],
): readonly string[] {
  const said = parts.flatMap((part, place) => {
    const { isAll, inside, outside } = splitOf(box[place] ?? [], part, dimensions)
    if (isAll || part.dimensions.includes(0)) return []
    const first = part.dimensions[0] ?? 0
    const scopes = part.dimensions.findIndex((dimension) => dimensions[dimension]?.name === 'scopes')
    if (scopes > 0) return [{ first, words: byScopes(inside, [...inside, ...outside], scopes) }]
    const says = (values: readonly (readonly Value[])[]) => [
      ...new Set(values.map((each) => saysOf(each, part, dimensions))),
    ]
    const [within, without] = [says(inside), says(outside)]
    // What is usual has no name of its own that could be left out.
    const isNamed = outside.every((values) => values.some((value) => value.says !== ''))
    const words =
      isNamed && without.length < within.length / 2 ? `not ${counted(without, 'or')}` : counted(within, 'or')
    return [{ first, words }]
  })
  return said.sort((one, other) => one.first - other.first).map(({ words }) => words)
}

/**
 * Applications, and what clients ask for: those that clients ask the same of are named together.
 * @param scopes place of what they ask for
 */
function byScopes(
  inside: readonly (readonly Value[])[],
  all: readonly (readonly Value[])[],
  scopes: number,
): string {
  const split = (values: readonly Value[]) => ({
    target: values.flatMap(({ says }, at) => (at === scopes || says === '' ? [] : [says])).join(' and '),
    asked: values[scopes]?.says || (USUAL.scopes ?? ''),
  })
  const by = (pairs: readonly ReturnType<typeof split>[]) => grouped(pairs, ({ target }) => target)
  const everything = by(all.map(split))
  const groups = grouped([...by(inside.map(split))], ([, pairs]) =>
    JSON.stringify(pairs.map(({ asked }) => asked)),
  )
  const words = [...groups.values()].map((same) => {
    const targets = same.map(([target]) => target)
    const [[target = '', pairs = []] = []] = same
    const isAll = pairs.length === everything.get(target)?.length
    return [
      ...(targets.length === everything.size ? [] : [counted(targets, 'or')]),
      ...(isAll
        ? []
        : [
            counted(
              pairs.map(({ asked }) => asked),
              'or',
            ),
          ]),
    ].join(', ')
  })
  return words.join('; or ')
}

/** The values that a box takes of a part, and those that it leaves. */
function splitOf(taken: readonly number[], part: Part | undefined, dimensions: readonly Dimension[]) {
  const entries = part?.entries ?? []
  const values = (place: number) =>
    (entries[place]?.choices ?? []).map((choice) =>
      choice.flatMap((at, index) => dimensions[part?.dimensions[index] ?? 0]?.values[at] ?? []),
    )
  const isTaken = new Set(taken)
  const places = entries.map((_, place) => place)
  return {
    isAll: places.every((place) => isTaken.has(place)),
    inside: places.filter((place) => isTaken.has(place)).flatMap(values),
    outside: places.filter((place) => !isTaken.has(place)).flatMap(values),
  }
}

/** Somebody with two properties is not named beside those with one of them. */
function fewest(people: readonly (readonly Value[])[]): readonly string[] {
  const all = people.flatMap(([person]) => (person ? [person] : []))
  const names = new Set(all.map(({ says }) => says))
  return all.flatMap((person) => {
    const parts = 'parts' in person && Array.isArray(person.parts) ? person.parts : []
    return parts.some((part: string) => names.has(part)) ? [] : [person.says]
  })
}

function saysOf(values: readonly Value[], { dimensions: places }: Part, dimensions: readonly Dimension[]) {
  const said = values.map(
    ({ says }, index) => says || USUAL[dimensions[places[index] ?? 0]?.name ?? ''] || '',
  )
  // Of a place it is enough to say where it is; only somewhere else is everything that it is not.
  const inside = values.flatMap(({ says }) => (says === '' ? [] : [says]))
  return (inside.length > 0 ? inside : said.filter((each) => each !== '')).join(' and ')
}

function counted(words: readonly string[], word: 'and' | 'or'): string {
  const all = [...new Set(words)]
  const shown = all.length > MOST + 1 ? [...all.slice(0, MOST), `${all.length - MOST} more`] : all
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1)}`
}

function grouped<T>(all: readonly T[], by: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    const key = by(each)
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return groups
}

import { readClass, readEscape } from './character-class'
import { type Node, PatternFault, type Place, UnsupportedPattern } from './node'

const MAX_GROUPS = 50
const PLACES: Readonly<Record<string, Place>> = {
  A: 'start',
  Z: 'end',
  z: 'very-end',
  b: 'boundary',
  B: 'no-boundary',
}

/**
 * Reads a regular expression in .NET's words: literals, classes, groups, alternatives, greedy and lazy repetition, anchors.
 * https://learn.microsoft.com/dotnet/standard/base-types/regular-expression-language-quick-reference
 * @throws PatternFault, UnsupportedPattern
 */
export function readPattern(source: string): Node {
  let at = 0

  function choice(depth: number): Node {
    if (depth > MAX_GROUPS) throw new UnsupportedPattern(`more than ${MAX_GROUPS} groups in each other`)
    const parts = [sequence(depth)]
    while (source.charAt(at) === '|') {
      at++
      parts.push(sequence(depth))
    }
    return { kind: 'choice', parts }
  }

  function sequence(depth: number): Node {
    const parts: Node[] = []
    while (at < source.length && source.charAt(at) !== '|' && source.charAt(at) !== ')') {
      parts.push(repeated(atom(depth)))
    }
    return { kind: 'sequence', parts }
  }

  function repeated(node: Node): Node {
    const [min, max] = repetition() ?? []
    if (min === undefined || max === undefined) return node
    if (max < min) throw new PatternFault(`the repetition {${min},${max}} counts down.`)
    // Lazy or not, the answer to "does it match?" is the same.
    if (source.charAt(at) === '?') at++
    if (repetition()) throw new PatternFault('a repetition follows a repetition.')
    return { kind: 'repeat', node, min, max }
  }

  function repetition(): readonly [number, number] | null {
    const char = source.charAt(at)
    const simple = char === '*' ? [0, Infinity] : char === '+' ? [1, Infinity] : char === '?' ? [0, 1] : null
    if (simple) {
      at++
      return [simple[0] ?? 0, simple[1] ?? 0]
    }
    const counted = /^\{(\d{1,9})(,?)(\d{0,9})\}/.exec(source.slice(at, at + 24))
    if (!counted || (!counted[2] && counted[3])) return null
    at += counted[0].length
    const min = Number(counted[1])
    return [min, counted[2] ? (counted[3] ? Number(counted[3]) : Infinity) : min]
  }

  function atom(depth: number): Node {
    const char = source.charAt(at)
    if (char === '(') return group(depth)
    if (char === '[') return readClassAt()
    if (char === '\\') return escaped()
    at++
    if (char === '*' || char === '+' || char === '?')
      throw new PatternFault(`there is nothing before "${char}" to repeat.`)
    if (char === '^') return { kind: 'place', place: 'start' }
    if (char === '$') return { kind: 'place', place: 'end' }
    if (char === '.') return { kind: 'char', meant: (each) => each !== '\n' }
    return literal(char)
  }

  function group(depth: number): Node {
    at++
    if (source.charAt(at) === '?') {
      const form = /^\?(?::|<[A-Za-z_]\w*>|'[A-Za-z_]\w*'|i\)|i:)/.exec(source.slice(at, at + 80))
      if (!form) throw new UnsupportedPattern(`the group (${source.slice(at, at + 3)}`)
      at += form[0].length
      if (form[0].endsWith(')')) return { kind: 'sequence', parts: [] }
    }
    const node = choice(depth + 1)
    if (source.charAt(at) !== ')') throw new PatternFault('a "(" is not closed.')
    at++
    return node
  }

  function readClassAt(): Node {
    const { meant, end } = readClass(source, at)
    at = end
    return { kind: 'char', meant }
  }

  function escaped(): Node {
    const place = PLACES[source.charAt(at + 1)]
    if (place) {
      at += 2
      return { kind: 'place', place }
    }
    const { meant, end } = readEscape(source, at)
    at = end
    return { kind: 'char', meant }
  }

  const node = choice(0)
  if (at < source.length) throw new PatternFault('a ")" closes nothing.')
  return node
}

function literal(char: string): Node {
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()]
  return { kind: 'char', meant: (each) => each === char || each === lower || each === upper }
}

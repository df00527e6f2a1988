interface Piece {
  readonly is: 'character' | 'one' | 'many'
  readonly character: string
}

/**
 * `StringLike`: `*` stands for any characters, `?` for one, and a backslash before either for itself.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format#stringlike
 * The last `*` is the only place that is gone back to, so the work is at most the product of both lengths.
 */
export function like(value: string, pattern: string): boolean {
  const pieces = piecesOf(pattern)
  let at = 0
  let piece = 0
  let star = -1
  let from = 0
  while (at < value.length) {
    const { is, character } = pieces[piece] ?? NOTHING
    if (is === 'many') {
      star = piece++
      from = at
    } else if (is === 'one' || character === value[at]) {
      piece++
      at++
    } else if (star >= 0) {
      piece = star + 1
      at = ++from
    } else return false
  }
  while (pieces[piece]?.is === 'many') piece++
  return piece === pieces.length
}

const NOTHING: Piece = { is: 'character', character: '' }

function piecesOf(pattern: string): readonly Piece[] {
  return (pattern.match(/\\[*?]|[\s\S]/g) ?? []).map((each) => {
    if (each === '*') return { is: 'many', character: '' }
    if (each === '?') return { is: 'one', character: '' }
    return { is: 'character', character: each.at(-1) ?? '' }
  })
}

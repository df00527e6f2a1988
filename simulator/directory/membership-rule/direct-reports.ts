import type { Expression } from './expression'
import type { Dialect } from './parse'
import type { Token } from './tokenize'
import { unexpected } from './value'

/** https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership#create-a-direct-reports-rule */
export const readDirectReports: NonNullable<Dialect['readWhole']> = (tokens) => {
  const [first] = tokens
  const end = tokens.at(-1)
  if (!first || !end || !isWord(first, 'direct')) return null
  for (const [at, word] of ['reports', 'for'].entries()) {
    const token = tokens[at + 1] ?? end
    if (!isWord(token, word)) throw unexpected(token, '"Direct Reports for" and the object ID of a manager')
  }
  const manager = tokens[3] ?? end
  if (manager.type !== 'string') throw unexpected(manager, 'the object ID of a manager in quotes')
  const after = tokens[4] ?? end
  if (after.type !== 'end')
    throw unexpected(after, 'the end of the rule, as "Direct Reports for" cannot be combined')
  const expression: Expression = { kind: 'directReports', managerId: manager.text }
  return { kind: 'user', expression, place: { from: first.position, to: manager.end } }
}

function isWord({ type, text }: Token, word: string): boolean {
  return type === 'word' && text.toLowerCase() === word
}

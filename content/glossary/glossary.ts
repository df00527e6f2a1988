import { directory } from './directory'
import { protocol } from './protocol'
import type { GlossaryTerm } from './term'
import { tokens } from './tokens'

/** Every word of the trade that is explained, by the English alphabet. */
export const glossary: readonly GlossaryTerm[] = [...protocol, ...tokens, ...directory].sort((a, b) =>
  a.title.localeCompare(b.title, 'en'),
)

const byName = new Map(
  glossary.flatMap((term) => [term.title, ...(term.also ?? [])].map((name) => [name.toLowerCase(), term])),
)

/** The entry that a text means by `name`: its title or another word for it, in any letter case. */
export function findTerm(name: string): GlossaryTerm | undefined {
  const wanted = name.trim().toLowerCase()
  return glossary.find(({ title }) => title.toLowerCase() === wanted) ?? byName.get(wanted)
}

import type { Choice } from '../model/choices'

const MOST_SHOWN = 60

const folded = new WeakMap<Choice, string>()

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Choices in which every word of `text` occurs, those that begin with it first; `more` counts what is not listed. */
export function matching(
  choices: readonly Choice[],
  text: string,
): { readonly found: readonly Choice[]; readonly more: number } {
  const words = fold(text).split(/\s+/).filter(Boolean)
  if (words.length === 0)
    return { found: choices.slice(0, MOST_SHOWN), more: Math.max(0, choices.length - MOST_SHOWN) }
  const first: Choice[] = []
  const later: Choice[] = []
  for (const choice of choices) {
    let hay = folded.get(choice)
    if (hay === undefined) {
      hay = fold(`${choice.label} ${choice.detail ?? ''}`)
      folded.set(choice, hay)
    }
    if (!words.every((word) => hay?.includes(word))) continue
    if (hay.startsWith(words[0] ?? '')) first.push(choice)
    else later.push(choice)
  }
  const all = [...first, ...later]
  return { found: all.slice(0, MOST_SHOWN), more: Math.max(0, all.length - MOST_SHOWN) }
}

/** A letter in the words of a picture is this many times as wide as the average one; whoever does not measure reckons with more than less. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/\p{M}/u, 0],
  [/[mwMW@%—…]/u, 1.55],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u, 1.8],
  [/[\p{Lu}\p{Nd}]/u, 1.15],
]

/** How long a text is, in letters of the average width. */
export function lettersOf(text: string): number {
  let letters = 0
  for (const letter of text) letters += WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? 1
  return letters
}

/** What of a text fits into so many letters; whoever reads more than the picture has it whole in the lists beside it. */
export function shortened(text: string, most: number): string {
  if (lettersOf(text) <= most) return text
  let kept = ''
  for (const letter of text) {
    if (lettersOf(kept + letter) > most - 1.55) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

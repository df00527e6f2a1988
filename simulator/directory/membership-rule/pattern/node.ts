/** Whether a character, one UTF-16 unit, is meant. */
export type Meant = (char: string) => boolean

/** A position between two characters. `$` holds before a last line feed as well, as in .NET. */
export type Place = 'start' | 'end' | 'very-end' | 'boundary' | 'no-boundary'

export type Node =
  | { readonly kind: 'char'; readonly meant: Meant }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly min: number; readonly max: number }

/** The text is no regular expression. */
export class PatternFault extends Error {}
/** The text is a regular expression that is not evaluated here. */
export class UnsupportedPattern extends Error {}

/** `\w`, as .NET has it. https://learn.microsoft.com/dotnet/standard/base-types/character-classes-in-regular-expressions */
export function isWord(char: string): boolean {
  return /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u.test(char)
}

import { parameters } from '../trace/select/vocabulary/parameters'
import { type Pairs, pairsOf } from './pairs'

const JOINS: ReadonlySet<string> = new Set(['&', '?', '#'])
const NAME = /^&?([\w.-]{1,64})=/

/** Whether a line begins with a parameter that is known. */
export function beginsWithParameter(line: string): boolean {
  const name = NAME.exec(line)?.[1]
  return name !== undefined && Object.hasOwn(parameters, name)
}

/**
 * A form in one piece: lines that a mail has broken are joined, and one parameter a line is joined by `&`.
 * @param lines without white space around them
 */
export function joinedForm(lines: readonly string[]): string {
  let form = ''
  for (const line of lines) {
    const isNext =
      form !== '' && !JOINS.has(form.at(-1) ?? '') && !JOINS.has(line[0] ?? '') && beginsWithParameter(line)
    form += isNext ? `&${line}` : line
  }
  return form
}

/** The lines of a text without white space around them, and without the empty ones. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A form in a body: names and values, or undefined where it is none. */
export function formIn(text: string): Pairs | undefined {
  const form = joinedForm(linesOf(text)).replace(/^[?#&]/, '')
  return /^[\w.%+[\]-]{1,128}=/.test(form) && !/\s/.test(form) ? pairsOf(form) : undefined
}

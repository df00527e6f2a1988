import type { MessageEdit } from '../../simulator/doors/hand'

/** What is wrong with what was typed into a field, and what to do about it; for edits that the engine would not take. */
export function problemWith({ in: part, name, set = '' }: MessageEdit): string {
  if (name === '') return 'Give it a name.'
  if (set.length > 8_000) return `It has ${set.length} characters: leave 8,000 at most.`
  if (/[\r\n\0]/.test(set + name)) return 'Take the line ends out: a field is one line.'
  switch (part) {
    case 'method':
      return 'Write one word, such as GET or POST.'
    case 'status':
      return 'Write a number from 200 to 599.'
    case 'path':
      return 'Begin with / and write a space as %20.'
    case 'cookie':
    case 'set-cookie':
      if (set.includes(';')) return 'Take the ; out: it ends a cookie.'
      break
  }
  return 'Use letters, digits and signs that a header can hold: no €, and no space in a name.'
}

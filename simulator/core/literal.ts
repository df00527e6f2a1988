/** A text as a regular expression that finds it, whatever it looks like to one. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Name of the drawing of a still lab: of a flow alone (`full`, `stage`, and its `picture` in the gallery), or of a lesson by its path. */
export function stillName(variant: 'lesson' | 'full' | 'stage' | 'picture', of: string): string {
  return `${variant}.${of.replaceAll('/', '.')}`
}

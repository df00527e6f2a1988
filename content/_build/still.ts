/** Name of the drawing of a still lab: of a flow alone (`full`, `stage`), or of a lesson by its path. */
export function stillName(variant: 'lesson' | 'full' | 'stage', of: string): string {
  return `${variant}.${of.replaceAll('/', '.')}`
}

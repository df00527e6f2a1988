/** Both halves of a server render keep modules of their own, but they share this. */
const shared = globalThis as { tenantLabDrawings?: Map<string, string> }

/** Puts a drawing where the second half of the same render finds it. */
export function keepDrawing(name: string, html: string): void {
  shared.tenantLabDrawings ??= new Map()
  shared.tenantLabDrawings.set(name, html)
}

export function drawingOf(name: string): string {
  return shared.tenantLabDrawings?.get(name) ?? ''
}

/** The cut of a ticket: what is told by shape as well as by colour. */
export type Cut = 'punched' | 'badge' | 'card' | 'return' | 'sheet' | 'octagon' | 'round'

const CUTS: Readonly<Record<Cut, (x: number, y: number) => string>> = {
  punched: (x, y) => {
    const r = Math.min(6, y * 0.42)
    return `M${-x} ${-y}H${x}V${-r}A${r} ${r} 0 0 0 ${x} ${r}V${y}H${-x}V${r}A${r} ${r} 0 0 0 ${-x} ${-r}Z`
  },
  badge: (x, y) => `${box(x, y, Math.min(8, y * 0.5))}M-5 ${-y + 2.5}H5V${-y + 5}H-5Z`,
  card: (x, y) => box(x, y, Math.min(5, y * 0.35)),
  return: (x, y) => {
    const r = Math.min(5, y * 0.4)
    return `M${-x} ${-y}H${-r}A${r} ${r} 0 0 0 ${r} ${-y}H${x}V${y}H${r}A${r} ${r} 0 0 0 ${-r} ${y}H${-x}Z`
  },
  sheet: (x, y) => `M${-x} ${-y}H${x - y * 0.6}L${x} ${-y * 0.4}V${y}H${-x}Z`,
  octagon: (x, y) =>
    `M${-x + y * 0.6} ${-y}H${x - y * 0.6}L${x} ${-y * 0.4}V${y * 0.4}L${x - y * 0.6} ${y}H${-x + y * 0.6}L${-x} ${y * 0.4}V${-y * 0.4}Z`,
  round: (x, y) => box(x, y, y),
}

/** The outline of a ticket of the given size around (0, 0), as the `d` of a path. */
export function outlineOf(cut: Cut, width: number, height: number): string {
  return CUTS[cut](width / 2, height / 2)
}

function box(x: number, y: number, r: number): string {
  return `M${-x + r} ${-y}H${x - r}A${r} ${r} 0 0 1 ${x} ${-y + r}V${y - r}A${r} ${r} 0 0 1 ${x - r} ${y}H${-x + r}A${r} ${r} 0 0 1 ${-x} ${y - r}V${-y + r}A${r} ${r} 0 0 1 ${-x + r} ${-y}Z`
}

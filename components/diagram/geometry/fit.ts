import type { Edges } from './boundary'

export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** What of the diagram a viewport shows. */
export function seenIn({ x, y, zoom }: Viewport, width: number, height: number): Edges {
  return { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom }
}

/** The viewport that shows all of `frame`, as large as it goes, in the middle: what `preserveAspectRatio="xMidYMid meet"` does for the still picture. */
export function fitted({ left, top, right, bottom }: Edges, width: number, height: number): Viewport {
  const zoom = Math.max(Math.min(width / (right - left), height / (bottom - top)), 0.05)
  return { x: (width - (left + right) * zoom) / 2, y: (height - (top + bottom) * zoom) / 2, zoom }
}

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ROLE } from '../../ui/table-roles'

/** Up to this many rows are all drawn: the browser's own search finds them, and nobody waits for them. */
export const MOST_WHOLE = 200
const PIECE = 50
/** How far from what is seen rows are drawn already: a few presses of Page Down. */
const NEAR = '1600px 0px'
/** Of a row, until one of this piece was drawn, in CSS pixels. */
const USUAL_HEIGHT = 37

interface Props<T> {
  readonly rows: readonly T[]
  readonly draw: (row: T, at: number) => ReactNode
}

/** The body of a long table, of which only the pieces near what is seen are drawn (decision 048). */
export function Pieces<T>({ rows, draw }: Props<T>) {
  if (rows.length <= MOST_WHOLE)
    return <tbody {...ROLE.rowgroup}>{rows.map((row, at) => draw(row, at))}</tbody>
  const starts = Array.from({ length: Math.ceil(rows.length / PIECE) }, (_, n) => n * PIECE)
  return starts.map((start) => (
    <Piece key={start} start={start} count={Math.min(PIECE, rows.length - start)}>
      {() => rows.slice(start, start + PIECE).map((row, at) => draw(row, start + at))}
    </Piece>
  ))
}

interface PieceProps {
  readonly start: number
  readonly count: number
  readonly children: () => ReactNode
}

function Piece({ start, count, children }: PieceProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const height = useRef(count * USUAL_HEIGHT)
  const [isDrawn, setDrawn] = useState(start === 0)
  useEffect(() => {
    const piece = body.current
    if (!piece) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        const hasFocus = piece.contains(document.activeElement)
        if (!entry?.isIntersecting && !hasFocus && piece.childElementCount > 0)
          height.current = piece.offsetHeight
        setDrawn(Boolean(entry?.isIntersecting) || hasFocus)
      },
      { rootMargin: NEAR },
    )
    observer.observe(piece)
    return () => observer.disconnect()
  }, [])
  return isDrawn ? (
    <tbody ref={body} {...ROLE.rowgroup} data-piece={start}>
      {children()}
    </tbody>
  ) : (
    // Nothing to read: how many rows there are in all, and which one this is, the table and its rows say.
    <tbody
      ref={body}
      role="presentation"
      aria-hidden="true"
      data-piece={start}
      style={{ height: height.current }}
    />
  )
}

/** Goes to the row of a policy, wherever it is, once it is drawn. @param at its place among all rows */
export function goToRow(id: string, at: number): void {
  const piece = document.querySelector(`[data-piece="${Math.floor(at / PIECE) * PIECE}"]`)
  let frames = 60
  const look = () => {
    const row = document.getElementById(`wi-row-${id}`)
    if (row) return row.focus()
    piece?.scrollIntoView({ block: 'center' })
    frames -= 1
    if (frames > 0) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

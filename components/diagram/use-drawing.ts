import { useEffect, useState } from 'react'

const loadWhat = () => import('./drawing/drawn')
const loadPen = () => import('./drawing/Pen')

interface Drawing {
  readonly drawn: Awaited<ReturnType<typeof loadWhat>>['drawn']
  readonly Pen: Awaited<ReturnType<typeof loadPen>>['Pen']
}

/** Whether there is something to draw on: an embed has its lists instead (decision 017), and is built without this file. */
export const CAN_DRAW = true

let loaded: Drawing | undefined

/** What draws the directory on the picture, once somebody wants it. Without it, the picture is that of the flow. */
export function useDrawing(wanted: boolean): Drawing | undefined {
  const [drawing, setDrawing] = useState(loaded)
  useEffect(() => {
    if (!wanted || drawing) return
    Promise.all([loadWhat(), loadPen()]).then(
      ([{ drawn }, { Pen }]) => {
        loaded = { drawn, Pen }
        setDrawing(loaded)
      },
      () => undefined,
    )
  }, [wanted, drawing])
  return wanted ? drawing : undefined
}

import { useEffect, useState } from 'react'

type Drawing = typeof import('./drawing/Drawing')

/** Whether there is something to draw on: an embed has its lists instead (decision 017), and is built without this file. */
export const CAN_DRAW = true

let loaded: Drawing | undefined

/** What draws the directory on the picture, once somebody wants it. Without it, the picture is that of the flow. */
export function useDrawing(wanted: boolean): Drawing | undefined {
  const [drawing, setDrawing] = useState(loaded)
  useEffect(() => {
    if (!wanted || drawing) return
    import('./drawing/Drawing').then(
      (module) => {
        loaded = module
        setDrawing(module)
      },
      () => undefined,
    )
  }, [wanted, drawing])
  return wanted ? drawing : undefined
}

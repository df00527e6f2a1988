import { useEffect, useState } from 'react'

type Drawing = typeof import('./drawing/Drawing')

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

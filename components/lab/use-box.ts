import { type RefObject, useLayoutEffect, useState } from 'react'

/** The size of an element in CSS pixels, from before the first paint on; zero until then. */
export function useBox(ref: RefObject<HTMLElement | null>): {
  readonly width: number
  readonly height: number
} {
  const [box, setBox] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      setBox((before) => (before.width === width && before.height === height ? before : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return box
}

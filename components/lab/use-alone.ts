import { type RefObject, useEffect } from 'react'

/** While `alone` holds, everything on the page but `ref` is out of reach of pointer, keyboard and screen reader. */
export function useAlone(ref: RefObject<HTMLElement | null>, alone: boolean): void {
  useEffect(() => {
    if (!alone) return
    const silenced: HTMLElement[] = []
    for (let element = ref.current; element && element !== document.body; element = element.parentElement) {
      for (const sibling of element.parentElement?.children ?? []) {
        if (
          sibling === element ||
          !(sibling instanceof HTMLElement) ||
          sibling.inert ||
          sibling.tagName === 'SCRIPT'
        )
          continue
        sibling.inert = true
        silenced.push(sibling)
      }
    }
    document.documentElement.classList.add('lab-alone')
    return () => {
      for (const element of silenced) element.inert = false
      document.documentElement.classList.remove('lab-alone')
    }
  }, [ref, alone])
}

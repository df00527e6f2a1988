import { type RefObject, useEffect } from 'react'
import { whenPainted } from './when-painted'

/**
 * Keeps the focus in the lab: when what has it goes away, is hidden or is switched off, it goes to the play button, and to a
 * question that comes up afterwards. Without this a keyboard would begin again at the top of the page.
 */
export function useKeptFocus(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = ref.current
    if (!root) return
    let last: Element | undefined
    const remember = (event: FocusEvent) => {
      if (event.target instanceof Element) last = event.target
    }
    // Who leaves by themselves is not called back.
    const forget = () =>
      queueMicrotask(() => {
        if (last && holds(last) && document.activeElement !== last) last = undefined
      })
    // After the paint: to ask before it whether something can be seen would lay out the lab once more.
    let cancel: (() => void) | undefined
    const look = () => {
      cancel ??= whenPainted(() => {
        cancel = undefined
        keep()
      })
    }
    const keep = () => {
      if (!last || holds(last)) return
      const { activeElement } = document
      if (activeElement !== last && activeElement !== document.body) return
      last = undefined
      root.querySelector<HTMLElement>('[data-control="play"]')?.focus({ preventScroll: true })
    }
    root.addEventListener('focusin', remember)
    root.addEventListener('focusout', forget)
    const observer = new MutationObserver(look)
    observer.observe(root, {
      childList: true,
      subtree: true,
      attributeFilter: ['disabled', 'inert', 'hidden', 'data-form'],
    })
    return () => {
      root.removeEventListener('focusin', remember)
      root.removeEventListener('focusout', forget)
      observer.disconnect()
      cancel?.()
    }
  }, [ref])
}

/** Whether an element can have the focus. */
function holds(element: Element): boolean {
  return (
    element.isConnected &&
    !element.matches(':disabled') &&
    !element.closest('[inert]') &&
    element.checkVisibility()
  )
}

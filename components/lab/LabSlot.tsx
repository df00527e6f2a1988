'use client'

import {
  type ComponentType,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { wakeUp, whenPressed, whenReleased } from '../ui/early-presses'
import { installLight } from '../ui/light'
import { loadEngine } from './engine'
import { fetchLater } from './fetch-later'
import { offerLab } from './lab-bus'
import type { LabProps } from './lab-props'
import type { LabControl } from './lab-store'
import { newLink } from './new-link'
import { publishEnds } from './publish-ends'

interface Live {
  readonly Lab: ComponentType<LabProps & { control: LabControl }>
  readonly control: LabControl
}

/** For a page that speaks for its lab. */
interface Outside {
  /** Is handed what brings the lab to life, and gives the one that lives. */
  readonly reach?: (wake: () => Promise<LabControl>) => void
  /** Is handed the lab before it is shown, and may make it wait. */
  readonly lives?: (control: LabControl) => void | Promise<void>
}

/**
 * The place of a lab. It holds the still one that the server drew, until its reader touches it, a text asks for a scene, or
 * the address carries a link to a moment; then it loads the live one into the same boxes. What was done meanwhile is done again
 * (`early-presses.ts`), and the focus stays where it was.
 */
export function LabSlot({ children, reach, lives, ...props }: LabProps & Outside & { children: ReactNode }) {
  const { flow, variant = 'lesson', initialStep } = props
  const ref = useRef<HTMLDivElement>(null)
  const loading = useRef<Promise<LabControl>>(undefined)
  const focused = useRef<string>(undefined)
  const opened = useRef<string>(undefined)
  const [live, setLive] = useState<Live>()

  /** Shows what a link in the address shows, before anybody presses anything: once for each. */
  const openNew = useCallback(async (control: LabControl) => {
    const fragment = newLink()
    if (!fragment || fragment === opened.current) return
    opened.current = fragment
    await control.openLink(fragment)
  }, [])

  const load = useCallback((): Promise<LabControl> => {
    // It comes along with the screen; whether it came is the screen's to say.
    loadEngine().catch(() => {})
    loading.current ??= import('./Lab').then(async ({ Lab, prepareLab }) => {
      const control = await prepareLab(flow, initialStep)
      publishEnds(flow, control)
      await lives?.(control)
      await openNew(control)
      await whenReleased()
      // At once: whoever presses between here and the drawing would press what is about to go away.
      flushSync(() => setLive({ Lab, control }))
      return control
    })
    loading.current.catch(() => {
      loading.current = undefined
    })
    return loading.current
  }, [flow, initialStep, lives, openNew])

  useLayoutEffect(() => {
    reach?.(load)
    installLight()
    fetchLater()
    const link = () => {
      if (newLink()) void load().then(openNew)
    }
    link()
    // A stage is there to be used, from a distance and at once; and whoever has come to a control by now is about to use it.
    const reached = ref.current?.contains(document.activeElement)
    if (variant === 'stage' || (reached && document.activeElement?.matches(':focus-visible'))) void load()
    window.addEventListener('hashchange', link)
    const slot = ref.current
    const ends = [offerLab(flow, load), slot && whenPressed(slot, () => void load())]
    return () => {
      window.removeEventListener('hashchange', link)
      for (const end of ends) end?.()
    }
  }, [flow, variant, load, reach, openNew])

  useEffect(() => {
    if (!live) return
    // A frame later the live lab has measured itself and stands in its final arrangement.
    const frame = requestAnimationFrame(() => {
      const slot = ref.current
      if (!slot) return
      if (focused.current)
        slot.querySelector<HTMLElement>(`[data-control="${focused.current}"]`)?.focus({ preventScroll: true })
      void wakeUp(slot)
    })
    return () => cancelAnimationFrame(frame)
  }, [live])

  // Not a moment earlier: somebody may go on to the next control while the live lab is being drawn.
  const keepFocus = useCallback(() => {
    focused.current ??= focusedControl(ref.current)
  }, [])

  return (
    <div
      className="lab-slot"
      data-variant={variant}
      data-flow={flow}
      data-asleep={variant === 'stage' ? 'stage' : 'lab'}
      ref={ref}
    >
      {live ? (
        <live.Lab {...props} control={live.control} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the controls are inside; this only notices that they are used.
        <div
          className="lab-still"
          onPointerDown={() => void load()}
          onKeyDown={() => void load()}
          onFocus={(event) => event.target.matches(':focus-visible') && void load()}
        >
          {children}
          <BeforeLeaving look={keepFocus} />
        </div>
      )}
    </div>
  )
}

/** Looks once more before what it stands in goes away: a layout effect is undone while the elements are still there. */
function BeforeLeaving({ look }: { readonly look: () => void }) {
  useLayoutEffect(() => look, [look])
  return null
}

function focusedControl(slot: HTMLElement | null): string | undefined {
  const { activeElement } = document
  return slot?.contains(activeElement) ? (activeElement as HTMLElement).dataset.control : undefined
}

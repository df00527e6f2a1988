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
import { installLight } from '../ui/light'
import { fetchLater } from './fetch-later'
import type { LabProps } from './lab-props'
import type { LabControl } from './lab-store'
import { publishEnds } from './publish-ends'
import { onScene, type Scene } from './scene'

interface Live {
  readonly Lab: ComponentType<LabProps & { control: LabControl }>
  readonly control: LabControl
}

/**
 * The place of a lab. It holds the still one that the server drew, until its reader touches it, a text asks for a scene, or
 * the address carries a link to a moment; then it loads the live one into the same boxes. What was pressed meanwhile is
 * pressed again, and the focus stays where it was.
 */
export function LabSlot({ children, ...props }: LabProps & { children: ReactNode }) {
  const { flow, variant = 'lesson', initialStep } = props
  const ref = useRef<HTMLDivElement>(null)
  const loading = useRef<Promise<LabControl>>(undefined)
  const pressed = useRef<Promise<unknown>>(undefined)
  const wanted = useRef<Wanted>(undefined)
  const alive = useRef(false)
  const [live, setLive] = useState<Live>()

  const load = useCallback((): Promise<LabControl> => {
    loading.current ??= import('./Lab').then(async ({ Lab, prepareLab }) => {
      const control = await prepareLab(flow, initialStep)
      publishEnds(flow, control)
      // A button that goes away between press and release is never clicked.
      await pressed.current
      setLive({ Lab, control })
      return control
    })
    loading.current.catch(() => {
      loading.current = undefined
    })
    return loading.current
  }, [flow, initialStep])

  // Before anything pressed too early is pressed again (`early-presses.ts`), which happens in the same commit.
  useLayoutEffect(() => {
    installLight()
    fetchLater()
    const follow = (scene: Scene) => {
      if (scene.flow === flow) void load().then((control) => control.scene(scene))
    }
    const link = () => {
      const fragment = location.hash.slice(1)
      if (isLink(fragment)) void load().then((control) => control.openLink(fragment))
    }
    const stage = (event: KeyboardEvent) => {
      if (event.key !== 'f' || alive.current || event.ctrlKey || event.metaKey || event.altKey) return
      if ((event.target as Element).closest('input,textarea,select,[contenteditable]')) return
      void load().then((control) => control.update({ stage: true }))
    }
    link()
    // A stage is there to be used, from a distance and at once; and whoever has come to a control by now is about to use it.
    const reached = ref.current?.contains(document.activeElement)
    if (variant === 'stage' || (reached && document.activeElement?.matches(':focus-visible'))) void load()
    window.addEventListener('hashchange', link)
    window.addEventListener('keydown', stage)
    const stop = onScene(follow)
    return () => {
      window.removeEventListener('hashchange', link)
      window.removeEventListener('keydown', stage)
      stop()
    }
  }, [flow, variant, load])

  useEffect(() => {
    if (!live) return
    // From here on the live lab listens to the keys itself.
    alive.current = true
    // A frame later the live lab has measured itself and stands in its final arrangement.
    const frame = requestAnimationFrame(() => ref.current && press(ref.current, wanted.current))
    return () => cancelAnimationFrame(frame)
  }, [live])

  // Not a moment earlier: somebody may go on to the next control while the live lab is being drawn.
  const keepFocus = useCallback(() => {
    wanted.current ??= focusedControl(ref.current)
  }, [])

  const touch = (until: readonly string[]) => {
    pressed.current = new Promise((resolve) => {
      for (const type of until) window.addEventListener(type, () => setTimeout(resolve), { once: true })
    })
    void load()
  }
  return (
    <div className="lab-slot" data-variant={variant} ref={ref}>
      {live ? (
        <live.Lab {...props} control={live.control} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the controls are inside; this only notices that they are used.
        <div
          className="lab-still"
          onPointerDown={() => touch(['pointerup', 'pointercancel'])}
          onKeyDown={() => touch(['keyup'])}
          onFocus={(event) => event.target.matches(':focus-visible') && void load()}
          onClick={(event) => {
            const control = (event.target as Element).closest<HTMLElement>('[data-control]')?.dataset.control
            if (!control) return
            wanted.current = { control, click: true, x: event.clientX, y: event.clientY }
            void load()
          }}
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

interface Wanted {
  readonly control: string
  readonly click: boolean
  readonly x: number
  readonly y: number
}

function focusedControl(slot: HTMLElement | null): Wanted | undefined {
  const control = slot?.contains(document.activeElement)
    ? (document.activeElement as HTMLElement).dataset.control
    : undefined
  return control ? { control, click: false, x: 0, y: 0 } : undefined
}

function press(slot: HTMLElement, wanted: Wanted | undefined): void {
  const element = wanted && slot.querySelector<HTMLElement>(`[data-control="${wanted.control}"]`)
  if (!element) return
  element.focus({ preventScroll: true })
  if (!wanted.click) return
  if (wanted.control !== 'rail') return element.click()
  const at = { bubbles: true, clientX: wanted.x, clientY: wanted.y }
  element.dispatchEvent(new PointerEvent('pointerdown', at))
  element.dispatchEvent(new PointerEvent('pointerup', at))
}

/** Whether a fragment is meant for a lab: one of ours begins with a digit and is long, and it is no place on the page. */
function isLink(fragment: string): boolean {
  return (/^\d.{11,}$/.test(fragment) || fragment.length > 80) && !document.getElementById(fragment)
}

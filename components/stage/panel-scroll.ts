import type { StageControl } from './stage-control'
import { isTrainer } from './stage-state'

/** A key moves the panel by this share of its height: the last lines stay in sight. */
const SHARE = 0.6

/** Moves the panel beside the picture down, or up; the list of keys first, which stands before it. */
export function scrollPanel(by: 1 | -1): void {
  const panel = document.querySelector('.stage-keys') ?? whatScrolls()
  panel?.scrollBy({ top: by * SHARE * panel.clientHeight })
}

/** Lets the room's panel go along with the trainer's, until the returned function is called. */
export function followScrolling(stage: StageControl): () => void {
  const { store } = stage
  const tell = ({ target }: Event) => {
    if (isTrainer(store.getState()) && target instanceof HTMLElement && target === whatScrolls())
      stage.scroll(Math.min(target.scrollTop / wayOf(target), 1))
  }
  window.addEventListener('scroll', tell, { capture: true, passive: true })
  /** A panel that is loaded when it is opened can be scrolled when it has come. */
  let awaited: MutationObserver | undefined
  const end = store.subscribe(({ scrolled, ...now }, before) => {
    if (scrolled === undefined || scrolled === before.scrolled || isTrainer({ ...now, scrolled })) return
    awaited?.disconnect()
    if (moveTo(scrolled)) return
    awaited = new MutationObserver(() => moveTo(scrolled) && awaited?.disconnect())
    awaited.observe(document.body, { childList: true, subtree: true })
  })
  return () => {
    end()
    awaited?.disconnect()
    window.removeEventListener('scroll', tell, { capture: true })
  }
}

/** @returns whether there was something to move */
function moveTo(part: number): boolean {
  const panel = whatScrolls()
  if (panel) panel.scrollTop = part * wayOf(panel)
  return panel !== undefined
}

/** Of the panel on stage: itself, or the page that a simulated browser shows in it. */
function whatScrolls(): HTMLElement | undefined {
  const panel = document.querySelector<HTMLElement>(':is(.lab-side, .lab-main) > [role="tabpanel"]')
  const parts = panel ? [panel, ...panel.querySelectorAll<HTMLElement>(':not(textarea, pre)')] : []
  return parts.find((part) => wayOf(part) > 1 && /auto|scroll/.test(getComputedStyle(part).overflowY))
}

/** How far something can be scrolled, in pixels. */
function wayOf({ scrollHeight, clientHeight }: HTMLElement): number {
  return scrollHeight - clientHeight
}

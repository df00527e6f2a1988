import type { AppPage } from '../prompts/next/prompt'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'

/** A screen on a wall: it shows pages of one application, and has a remote control, but no keyboard and no address bar. */
export interface Television {
  readonly id: ActorId
  /** Shows a page; returns the event that says so. */
  show(page: AppPage, cause: number): number
  /**
   * Shows a page with buttons for the remote control: what `person` presses, and the event that says so; `chosen` is undefined
   * when nobody presses anything.
   * @param free resolves when the person looks up at the screen: nobody presses a button while they type somewhere else
   */
  offer(
    person: ActorId,
    page: AppPage,
    cause: number,
    free: () => Promise<void>,
  ): Promise<{ readonly chosen?: string; readonly seq: number }>
}

/** @param screen the address of what it shows: an application of its own, at no address of the web */
export function createTelevision(world: World, id: ActorId, screen: string): Television {
  const show = (page: AppPage, cause: number) =>
    world.emit(id, { type: 'page-shown', url: screen, page }, cause)
  return {
    id,
    show,
    offer: async (person, page, cause, free) => {
      const shown = show(page, cause)
      await free()
      const reply = await world.offer({ person, on: id }, page, shown)
      const chosen = reply?.value.choose ?? undefined
      return { seq: reply?.seq ?? shown, ...(chosen === undefined ? {} : { chosen }) }
    },
  }
}

import { isObject } from '../../ui/json'

/** What an entry of the browser's history knows of the lab on its page. */
export interface Mark {
  /** Number of the place that it shows. */
  readonly place: number
  readonly stage: boolean
  /** It was made by opening the stage: closing it goes back over it. */
  readonly opens: boolean
}

/** The mark in the state of an entry; undefined where nobody has put one. */
export function markOf(state: unknown): Mark | undefined {
  const mark = isObject(state) ? state.lab : undefined
  return isObject(mark) && Number.isSafeInteger(mark.place)
    ? { place: mark.place as number, stage: mark.stage === true, opens: mark.opens === true }
    : undefined
}

/** Whether the site's router knows this entry: it loads the page anew on coming back to one that it does not know. */
export const isRouted = (state: unknown): state is Readonly<Record<string, unknown>> =>
  isObject(state) && '__NA' in state

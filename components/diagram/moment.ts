import {
  type BrowserView,
  browser,
  currentStep,
  type Lane,
  lastSeqAt,
  phone,
  type Step,
  type TraceEvent,
} from '../../simulator/doors/view'
import { pageTitle } from '../browser/page-title'
import type { Face } from './PartyMark'

/** What a diagram shows at a position of the player. */
export interface Moment {
  readonly lastSeq: number
  /** The step being done, or the last one done; undefined at the very start. */
  readonly step: Step | undefined
  readonly browser: BrowserView
  readonly faces: Readonly<Partial<Record<'browser' | 'phone', Face>>>
}

export function momentAt(events: readonly TraceEvent[], steps: readonly Step[], position: number): Moment {
  const lastSeq = lastSeqAt(steps, position)
  const step = position > 0 ? currentStep(steps, position) : undefined
  const view = browser(events, lastSeq)
  const code = phone(events, lastSeq)
  return {
    lastSeq,
    step,
    browser: view,
    faces: {
      browser: {
        address: URL.canParse(view.url) ? new URL(view.url).host : '',
        title: view.page ? pageTitle(view.page) : '',
      },
      ...(code ? { phone: { title: code.code } } : {}),
    },
  }
}

/** The lane a step takes. */
export function laneOf(lanes: readonly Lane[], step: Step | undefined): string | undefined {
  if (!step) return undefined
  const ends = (lane: Lane) =>
    (lane.from === step.from && lane.to === step.to) || (lane.from === step.to && lane.to === step.from)
  return lanes.find((lane) => ends(lane) && lane.kind === step.kind)?.id
}

import {
  type ActorId,
  browser,
  currentStep,
  type Lane,
  lastSeqAt,
  opening,
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
  /** What each screen and each phone shows, by party. */
  readonly faces: Readonly<Partial<Record<ActorId, Face>>>
}

export function momentAt(events: readonly TraceEvent[], steps: readonly Step[], position: number): Moment {
  const lastSeq = lastSeqAt(steps, position)
  const step = position > 0 ? currentStep(steps, position) : undefined
  return { lastSeq, step, faces: facesAt(events, lastSeq) }
}

function facesAt(events: readonly TraceEvent[], lastSeq: number): Moment['faces'] {
  const faces: Partial<Record<ActorId, Face>> = {}
  for (const { id } of opening(events)?.parties ?? []) {
    const { url, page } = browser(events, lastSeq, id)
    if (page || url)
      faces[id] = {
        address: URL.canParse(url) ? new URL(url).host : '',
        title: page ? pageTitle(page) : '',
      }
    // Of a person: what their phones show.
    const code = phone(events, lastSeq, id)
    if (code) faces[code.id] = { title: code.code }
  }
  return faces
}

/** The lane a step takes. */
export function laneOf(lanes: readonly Lane[], step: Step | undefined): string | undefined {
  if (!step) return undefined
  const ends = (lane: Lane) =>
    (lane.from === step.from && lane.to === step.to) || (lane.from === step.to && lane.to === step.from)
  return lanes.find((lane) => ends(lane) && lane.kind === step.kind)?.id
}

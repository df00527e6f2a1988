import { useMemo, useRef } from 'react'
import {
  type ActorId,
  type Cargo,
  diagram,
  type Fact,
  knowledge,
  type Lane,
  type TraceEvent,
  tokens,
} from '../../simulator/doors/view'
import { useHand } from '../change/hand'
import { LiveDiagram } from '../diagram/LiveDiagram'
import { momentAt } from '../diagram/moment'
import type { Flight } from '../diagram/TicketLayer'
import { useDrawing } from '../diagram/use-drawing'
import { Legend } from '../legend/Legend'
import { useReducedMotion } from '../ui/use-reduced-motion'
import { useLab, useLabState, useLastSeq, useStep } from './lab-context'
import { useBox } from './use-box'

/** The diagram of the lab at the player's position. It renders when a step begins, not while one runs. */
export function DiagramArea({ interactive }: { interactive: boolean }) {
  const lab = useLab()
  const ref = useRef<HTMLElement>(null)
  const { width, height } = useBox(ref)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a style sheet sets it, by the size of the window.
  const zoom = useMemo(() => zoomOf(ref.current), [width, height])
  const story = useLabState((state) => state.story)
  const narration = useLabState((state) => state.narration)
  const slug = useLabState((state) => state.narration.slug)
  const step = useStep()
  const lastSeq = useLastSeq()
  const standing = useReducedMotion()
  const { events, steps } = story
  const lit = useLabState((state) => (state.lit?.step === step?.index ? state.lit : undefined))

  const flow = useLabState((state) => state.flow)
  const changes = useLabState((state) => state.interventions)
  const shown = useHand(lab, (hand) => hand.shown)
  const spots = useHand(lab, (hand) => hand.spots)
  const drawing = useDrawing(
    useHand(lab, (hand) => hand.drawing) || shown.length > 0 || changes.some((each) => each.do === 'put'),
  )
  const seen = useRef({ lanes: new Map<string, Lane>(), facts: new Map<string, Fact>() })
  const reserved = useMemo(() => {
    const whole = diagram(events, Number.POSITIVE_INFINITY)
    const { lanes, facts } = seen.current
    // A run that is refused early uses fewer lanes: the diagram does not rearrange itself for it.
    for (const lane of whole.lanes) lanes.set(lane.id, lane)
    for (const fact of whole.facts) facts.set(fact.id, fact)
    return { lanes: [...lanes.values()], facts: [...facts.values()] }
  }, [events])
  const plain = useMemo(() => diagram(events, lastSeq), [events, lastSeq])
  const drawn = useMemo(() => {
    const given = { events, lastSeq, changes, shown, spots, reserved, width, height, zoom, name: slug }
    return flow && drawing?.drawn(plain, { ...given, flow, places: narration.layout })
  }, [
    plain,
    events,
    lastSeq,
    narration,
    slug,
    flow,
    drawing,
    changes,
    shown,
    spots,
    reserved,
    width,
    height,
    zoom,
  ])
  const view = drawn?.view ?? plain
  const { faces } = useMemo(
    () => momentAt(events, steps, steps.filter((each) => each.lastSeq <= lastSeq).length),
    [events, steps, lastSeq],
  )
  const holdings = useMemo(() => holdingsAt(events, lastSeq), [events, lastSeq])
  const flights = useMemo(
    (): Flight[] =>
      step ? [{ ...step, id: `${step.index} ${step.title}`, start: step.index, end: step.index + 1 }] : [],
    [step],
  )
  const source = useMemo(
    () => ({ position: () => lab.store.getState().player.position, subscribe: lab.store.subscribe }),
    [lab],
  )
  // On stage a ticket or a party that is pressed says what it is. The keys of the stage do the same.
  const open = ({ target }: React.MouseEvent) => {
    if (!(target instanceof Element) || !lab.store.getState().stage) return
    if (target.closest('.react-flow__node')) return lab.open('knows')
    if (!target.closest('.flying')) return
    const token = tokens(events, lastSeq).findLast(({ kind }) => kind === step?.cargo[0])
    if (token) lab.update({ token: token.seq })
    lab.open(token ? 'token' : 'message')
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a larger target for what keys do.
    <section className="lab-diagram" ref={ref} aria-label="Diagram" onClick={open} data-lit={lit?.token}>
      {width > 0 && (
        <LiveDiagram
          name={slug}
          diagram={view}
          reserved={reserved}
          places={drawn?.places ?? narration.layout}
          width={width}
          height={height}
          zoom={zoom}
          step={step}
          faces={faces}
          holdings={holdings}
          flights={flights}
          source={source}
          standing={standing}
          interactive={interactive}
          lit={lit?.fact}
          over={drawing && drawn && ((layout) => <drawing.Pen layout={layout} drawn={drawn} />)}
        />
      )}
      <Legend diagram={view} />
    </section>
  )
}

/** What the style sheet of a stage says; elsewhere there is none. */
function zoomOf(element: Element | null): number | undefined {
  const zoom = element ? Number.parseFloat(getComputedStyle(element).getPropertyValue('--z')) : Number.NaN
  return Number.isNaN(zoom) ? undefined : zoom
}

const HELD: readonly Cargo[] = ['authorization-code', 'id-token', 'access-token', 'refresh-token']

/** The tokens each party has seen, apart from the one that made them. */
function holdingsAt(events: readonly TraceEvent[], lastSeq: number): ReadonlyMap<ActorId, readonly Cargo[]> {
  const held = new Map<ActorId, Cargo[]>()
  for (const { kind, knownTo } of knowledge(events, lastSeq)) {
    if (!(HELD as readonly string[]).includes(kind)) continue
    for (const actor of knownTo.slice(1)) {
      const list = held.get(actor) ?? []
      if (!list.includes(kind as Cargo)) held.set(actor, [...list, kind as Cargo])
    }
  }
  return held
}

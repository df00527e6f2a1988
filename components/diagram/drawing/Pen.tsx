import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { edgesBetween, type Joinable, join, tenantOf } from '../../../simulator/doors/edit'
import type { ActorId, Party } from '../../../simulator/doors/view'
import { makeChange, presentOf } from '../../change/edit/make-change'
import { opens } from '../../change/edit/opens'
import { handOf, useHand } from '../../change/hand'
import { useLab } from '../../lab/lab-context'
import { type Point, pathOf } from '../geometry/curve'
import type { Layout, PlacedFact, PlacedParty } from '../geometry/lay-out'
import type { Drawn } from './drawn'
import { Folds } from './Folds'
import { canBeJoined, joinable, objectOf } from './joinable'
import { STYLE } from './style'

/** An edge that is being drawn: from where, to where the pointer is, and what it can end at. */
interface Line {
  readonly from: PlacedParty
  readonly at: Point
  readonly over: PlacedParty | undefined
  readonly ends: ReadonlyMap<ActorId, Joinable>
}

interface Props {
  readonly layout: Layout
  readonly drawn: Drawn
}

/** How far a pointer moves before it draws, in units of the picture. */
const A_PRESS = 8

/** The directory in hand on the picture: edges to open, folds to open, and, while its reader draws, edges to draw. */
export function Pen({ layout, drawn }: Props) {
  const lab = useLab()
  const drawing = useHand(lab, (hand) => hand.drawing)
  const { spots } = drawn
  useEffect(() => {
    const hand = handOf(lab)
    const known = hand.getState().spots
    const isNew = ([id, { x, y }]: [string, Point]) => known[id]?.x !== x || known[id]?.y !== y
    if (Object.entries(spots).some(isNew)) hand.setState({ spots: { ...known, ...spots } })
  }, [lab, spots])
  return (
    <>
      <style>{STYLE}</style>
      <Board {...{ layout, drawn, drawing }} />
      <Folds {...{ layout, drawn }} />
    </>
  )
}

/** Whoever drags to tidy up is to see that a drag draws, wherever the panel is that began it. */
function PutAway() {
  const lab = useLab()
  return (
    <button
      type="button"
      className="button button-small pen-away"
      onClick={() => handOf(lab).setState({ drawing: false })}
    >
      Drawing edges: put the pen away
    </button>
  )
}

function Board({ layout, drawn: { folds }, drawing }: Props & { readonly drawing: boolean }) {
  const lab = useLab()
  const svg = useRef<SVGSVGElement>(null)
  const [line, setLine] = useState<Line>()
  const [said, setSaid] = useState('')
  const hand = handOf(lab)

  const place = (event: PointerEvent): Point => {
    const matrix = svg.current?.getScreenCTM()?.inverse()
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix)
    return { x, y }
  }
  const partyAt = ({ x, y }: Point) =>
    layout.parties.find(
      (each) =>
        Math.abs(x - each.x) < each.width / 2 + A_PRESS && Math.abs(y - each.y) < each.height / 2 + A_PRESS,
    )
  const begin = (event: PointerEvent<SVGElement>, from: PlacedParty) => {
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    const { tenants } = presentOf(lab)
    const one = objectOf(from.party, tenants)
    const ends = new Map(
      layout.parties.flatMap(({ party }) => {
        const other = objectOf(party, tenants)
        const fold = [from.party, party].find(({ id }) => folds.has(id))
        return party.id === from.party.id
          ? []
          : [[party.id, joinable(tenants, one, other, party, fold)] as const]
      }),
    )
    setSaid('')
    setLine({ from, at: place(event), over: undefined, ends })
  }
  const follow = (event: PointerEvent<SVGElement>) => {
    if (!line) return
    const at = place(event)
    const over = partyAt(at)
    setLine({ ...line, at, over: over?.party.id === line.from.party.id ? undefined : over })
  }
  const end = (event: PointerEvent<SVGElement>) => {
    if (!line) return
    setLine(undefined)
    const over = partyAt(place(event))
    if (!over) return
    if (over.party.id === line.from.party.id) return open(over.party)
    const found = line.ends.get(over.party.id)
    if (!found || found.ways.length === 0) return setSaid(found?.says ?? '')
    const [way] = found.ways
    if (found.ways.length > 1 || !way || way.choices.length > 1) {
      const { tenants } = presentOf(lab)
      const [from, to] = [objectOf(line.from.party, tenants), objectOf(over.party, tenants)]
      if (!from || !to) return
      const isTenant = tenants.some(({ tenant }) => tenant.organization.id === from)
      const ends = isTenant ? { from: to, to: from } : { from, to }
      hand.setState(opens({ object: ends.from, joining: ends }))
      return lab.open('change')
    }
    const at = tenantOf(presentOf(lab).tenants, [way.from.id])
    const changed = join(at.tenant, {
      type: way.type,
      from: way.from.id,
      to: way.to.id,
      choice: way.choices[0]?.id ?? '',
    })
    if ('whyNot' in changed) return setSaid(changed.whyNot)
    setSaid(changed.says)
    void makeChange(lab, changed, at)
  }
  const open = (party: Party) => {
    const among = folds.get(party.id)
    // The tenant is the whole list.
    const object = party.kind === 'identity-provider' ? undefined : party.object?.id
    hand.setState(opens(among ? { among } : { object }))
    lab.open('change')
  }
  const openEdge = ({ fact }: PlacedFact) => {
    const { tenants } = presentOf(lab)
    const idsAt = (end: ActorId) => {
      const party = layout.parties.find((each) => each.party.id === end)?.party
      const id = party && objectOf(party, tenants)
      return folds.get(end) ?? (id === undefined ? [] : [id])
    }
    const [from, to] = [idsAt(fact.from), idsAt(fact.to)]
    const edges = { type: fact.type, from, to }
    if (edgesBetween(tenantOf(tenants, from).tenant, edges).length === 0)
      return setSaid(`“${fact.label}” is no edge of the directory at this moment.`)
    setSaid('')
    hand.setState(opens({ edges }))
    lab.open('change')
  }
  const present = drawing ? presentOf(lab).tenants : []
  const canTakePart = ({ party }: PlacedParty) => folds.has(party.id) || canBeJoined(party, present)
  const over = line?.over && line.ends.get(line.over.party.id)
  const says = over
    ? over.says || over.ways.map(({ from, title, to }) => `${from.name}: ${title} ${to.name}`).join('; or ')
    : said
  const [frame, setFrame] = useState<Element | null>()
  useEffect(() => setFrame(svg.current?.closest('.diagram')), [])
  return (
    <>
      <svg ref={svg} className="pen" aria-hidden="true" data-drawing={drawing || undefined}>
        {layout.facts.map((placed) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the picture is hidden from whoever does not see it.
          <path
            key={placed.fact.id}
            className="pen-edge"
            data-edge={placed.fact.id}
            d={pathOf(placed.curve)}
            onClick={() => openEdge(placed)}
          />
        ))}
        {drawing &&
          layout.parties
            .filter(canTakePart)
            .map((each) => (
              <rect
                key={each.party.id}
                className="pen-end nopan nodrag"
                data-end={line && stateOf(each, line)}
                x={each.x - each.width / 2 - A_PRESS}
                y={each.y - each.height / 2 - A_PRESS}
                width={each.width + 2 * A_PRESS}
                height={each.height + 2 * A_PRESS}
                rx="12"
                onPointerDown={(event) => begin(event, each)}
                onPointerMove={follow}
                onPointerUp={end}
                onPointerCancel={() => setLine(undefined)}
              />
            ))}
        {line && <path className="pen-line" d={`M${line.from.x} ${line.from.y}L${line.at.x} ${line.at.y}`} />}
      </svg>
      {frame &&
        createPortal(
          <>
            <p className="pen-says" role="status">
              {says}
            </p>
            {drawing && <PutAway />}
          </>,
          frame,
        )}
    </>
  )
}

/** Whether a thing is where the line comes from, one that it can end at, or one that it cannot. */
function stateOf({ party }: PlacedParty, { from, ends, over }: Line): string {
  if (party.id === from.party.id) return 'from'
  const can = (ends.get(party.id)?.ways.length ?? 0) > 0
  return `${can ? 'can' : 'cannot'}${over?.party.id === party.id ? ' over' : ''}`
}

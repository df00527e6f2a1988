import { type PointerEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { canJoin, type Joinable, join, type Tenant } from '../../../simulator/doors/edit'
import type { ActorId, Party } from '../../../simulator/doors/view'
import { makeChange, presentOf } from '../../change/edit/make-change'
import { handOf, useHand } from '../../change/hand'
import { useLab } from '../../lab/lab-context'
import { type Point, pathOf } from '../geometry/curve'
import type { Layout, PlacedParty } from '../geometry/lay-out'
import { STYLE } from './style'

/** An edge that is being drawn: from where, to where the pointer is, and what it can end at. */
interface Line {
  readonly from: PlacedParty
  readonly at: Point
  readonly over: PlacedParty | undefined
  readonly ends: ReadonlyMap<ActorId, Joinable>
}

/** How far a pointer moves before it draws, in units of the picture. */
const A_PRESS = 8

/** Draws edges over the picture: drag from one thing to another; a press opens what is pressed. */
export function Pen({ layout }: { readonly layout: Layout }) {
  const lab = useLab()
  const drawing = useHand(lab, (hand) => hand.drawing)
  return drawing ? <Board layout={layout} /> : null
}

function Board({ layout }: { readonly layout: Layout }) {
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
    const { tenant } = presentOf(lab)
    const one = objectOf(from.party, tenant)
    const ends = new Map(
      layout.parties.flatMap(({ party }) => {
        const other = objectOf(party, tenant)
        return party.id === from.party.id ? [] : [[party.id, joinable(tenant, one, other, party)] as const]
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
      const { tenant } = presentOf(lab)
      const [from, to] = [objectOf(line.from.party, tenant), objectOf(over.party, tenant)]
      if (!from || !to) return
      const ends = from === tenant.organization.id ? { from: to, to: from } : { from, to }
      hand.setState({ object: ends.from, joining: ends })
      return lab.open('change')
    }
    const changed = join(presentOf(lab).tenant, {
      type: way.type,
      from: way.from.id,
      to: way.to.id,
      choice: way.choices[0]?.id ?? '',
    })
    if ('whyNot' in changed) return setSaid(changed.whyNot)
    setSaid(changed.says)
    void makeChange(lab, changed)
  }
  const open = (party: Party) => {
    const { tenant } = presentOf(lab)
    const id = objectOf(party, tenant)
    hand.setState({ object: id === tenant.organization.id ? undefined : id, joining: undefined })
    lab.open('change')
  }
  const over = line?.over && line.ends.get(line.over.party.id)
  const says = over
    ? over.says || over.ways.map(({ from, title, to }) => `${from.name}: ${title} ${to.name}`).join('; or ')
    : said
  const frame = svg.current?.closest('.diagram')
  return (
    <>
      <svg ref={svg} className="pen nopan nodrag" aria-hidden="true">
        <style>{STYLE}</style>
        {layout.facts.map(({ fact, curve }) => (
          <path
            key={fact.id}
            className="pen-edge nopan"
            d={pathOf(curve)}
            onPointerUp={() => {
              const party = layout.parties.find((each) => each.party.id === fact.from)?.party
              if (party) open(party)
            }}
          />
        ))}
        {layout.parties.map((each) => (
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
          <p className="pen-says" role="status">
            {says}
          </p>,
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

function joinable(
  tenant: Tenant,
  one: string | undefined,
  other: string | undefined,
  { name }: Party,
): Joinable {
  if (one !== undefined && other !== undefined) return canJoin(tenant, one, other)
  return {
    ways: [],
    says: `${one === undefined ? 'What you drag from' : name} is no object of the directory.`,
  }
}

/** The object that a party is; the identity provider stands for the tenant. */
function objectOf({ object, kind }: Party, { organization }: Tenant): string | undefined {
  return kind === 'identity-provider' ? organization.id : object?.id
}

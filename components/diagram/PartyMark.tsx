import type { CSSProperties } from 'react'
import type { Cargo } from '../../simulator/doors/view'
import { LONGEST, type Reach } from './geometry/extent'
import type { Side } from './geometry/lanes'
import type { PlacedParty } from './geometry/lay-out'
import { shortened } from './geometry/words'
import { SHAPES } from './shapes/shape-of'
import { HeldMark } from './tickets/HeldMark'

/** What a party shows on its face: a browser its page, a phone its code. */
export interface Face {
  readonly address?: string
  readonly title?: string
}

interface Props extends Pick<PlacedParty, 'party' | 'label' | 'width' | 'height'> {
  /** How far its name reaches, and how far it may: at the edge of the picture it steps aside. */
  readonly reach?: Reach | undefined
  /** It is where something is happening now. */
  readonly active?: boolean
  /** It has just said no. */
  readonly refusing?: boolean
  readonly face?: Face | undefined
  /** Tokens it has seen: drawn small, in its hands. */
  readonly holds?: readonly Cargo[] | undefined
}

/** A party as it stands in the diagram: its shape, its name, and whether it is its turn. Drawn around (0, 0). */
export function PartyMark({ party, label, reach, width, height, active, refusing, face, holds = [] }: Props) {
  const [x, y] = [width / 2, height / 2]
  return (
    <g className="party" data-kind={party.kind} data-active={active || undefined}>
      <rect className="party-halo" x={-x - 9} y={-y - 9} width={width + 18} height={height + 18} rx="14" />
      {SHAPES[party.kind].draw}
      {face && <FaceMark kind={party.kind} face={face} />}
      {refusing && (
        <g transform={`translate(${x - 4} ${-y + 4})`}>
          <path className="party-no" d="M-6-14H6L14-6V6L6 14H-6L-14 6V-6Z" />
          <path d="M-5-5L5 5M5-5L-5 5" stroke="var(--on-hue)" strokeWidth="3.5" strokeLinecap="round" />
        </g>
      )}
      {holds.map((cargo, index) => (
        <g key={cargo} className="held" transform={`translate(${-x + 8 + index * 19} ${y - 2})`}>
          <HeldMark cargo={cargo} />
        </g>
      ))}
      <Label
        side={label}
        reach={reach}
        x={x}
        y={y}
        name={shortened(party.name, LONGEST)}
        detail={party.detail}
      />
    </g>
  )
}

const PLACES: Readonly<
  Record<
    Side,
    {
      anchor: 'start' | 'middle' | 'end'
      at: (x: number, y: number) => readonly [number, number]
      name: number
      detail: number
    }
  >
> = {
  bottom: { anchor: 'middle', at: (_, y) => [0, y + 7], name: 0.95, detail: 2.2 },
  top: { anchor: 'middle', at: (_, y) => [0, -y - 15], name: -1.3, detail: 0 },
  right: { anchor: 'start', at: (x) => [x + 12, 0], name: -0.15, detail: 1.1 },
  left: { anchor: 'end', at: (x) => [-x - 12, 0], name: -0.15, detail: 1.1 },
}

function Label({
  side,
  reach,
  x,
  y,
  name,
  detail,
}: {
  side: Side
  reach: Reach | undefined
  x: number
  y: number
  name: string
  detail: string
}) {
  const place = PLACES[side]
  const [left, top] = place.at(x, y)
  return (
    <g
      className={`party-label party-label-${side}`}
      style={
        reach &&
        ({
          '--left': Math.round(reach.left),
          '--right': Math.round(reach.right),
          '--room-left': Math.round(reach.roomLeft),
          '--room-right': Math.round(reach.roomRight),
        } as CSSProperties)
      }
      textAnchor={place.anchor}
      transform={`translate(${left} ${top})`}
    >
      <text className="party-name" dy={`${place.name}em`}>
        {name}
      </text>
      <text className="party-detail" dy={`${place.detail}em`}>
        {detail}
      </text>
    </g>
  )
}

function FaceMark({ kind, face }: { kind: PlacedParty['party']['kind']; face: Face }) {
  if (kind === 'phone') {
    return (
      <text className="face-code" textAnchor="middle">
        <tspan x="0" y="-4">
          {face.title?.slice(0, 3)}
        </tspan>
        <tspan x="0" y="16">
          {face.title?.slice(3)}
        </tspan>
      </text>
    )
  }
  const place = SHAPES[kind].face
  if (!place) return null
  const { address, title, letters, on } = place
  const style = on ? { fill: on } : undefined
  return (
    <g className="face-page">
      {address && (
        <text className="face-address" {...address}>
          {face.address}
        </text>
      )}
      <text className="face-title" {...title} textAnchor="middle" style={style}>
        {shortened(face.title ?? '', letters)}
      </text>
    </g>
  )
}

import {
  applyNodeChanges,
  type Node,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  ViewportPortal,
} from '@xyflow/react'
import { createContext, memo, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ActorId, Cargo, Diagram, Step } from '../../simulator/doors/view'
import { Icon } from '../ui/Icon'
import { FULL, namesUpTo, noDetailFrom, type Reach, reachOf } from './geometry/extent'
import { fitted, seenIn } from './geometry/fit'
import { freeSpots } from './geometry/free-spots'
import { type Layout, layOut, type PlacedParty, type Positions, upright } from './geometry/lay-out'
import { lettersFor } from './geometry/letters'
import { Lines } from './Lines'
import { laneOf } from './moment'
import { type Face, PartyMark } from './PartyMark'
import { isTall, keepPlaces, keptAs, readPlaces } from './places'
import { SHAPES } from './shapes/shape-of'
import { type Flight, type PositionSource, TicketLayer } from './TicketLayer'

interface Props {
  /** Under this name the places of the nodes are kept. */
  readonly name: string
  readonly diagram: Diagram
  /** Facts and lanes that come, or were there: their place is kept. */
  readonly reserved?: Pick<Diagram, 'facts' | 'lanes'>
  /** Where nodes stand until somebody moves them. */
  readonly places: Positions
  readonly width: number
  readonly height: number
  readonly step?: Step | undefined
  readonly faces: Readonly<Partial<Record<string, Face>>>
  readonly holdings?: ReadonlyMap<ActorId, readonly Cargo[]>
  readonly flights: readonly Flight[]
  readonly source: PositionSource
  readonly standing: boolean
  readonly interactive?: boolean
  /** The kind of edges that a text has pointed at. */
  readonly lit?: string | undefined
  /** What lies over everything, in the units of the picture. */
  readonly over?: ((layout: Layout) => React.ReactNode) | undefined
  /** On a stage: how much larger than elsewhere its things are. */
  readonly zoom?: number | undefined
}

interface Scenery extends Pick<Props, 'step' | 'faces' | 'holdings'> {
  readonly placed: ReadonlyMap<ActorId, PlacedParty>
  readonly reaches: ReadonlyMap<ActorId, Reach | undefined>
}

const SceneryContext = createContext<Scenery | undefined>(undefined)
/** While one party is dragged, the others are not drawn again. */
const Mark = memo(PartyMark)
const nodeTypes = { party: memo(PartyNode) }
const ARIA = {
  'node.a11yDescription.default': 'Arrow keys move it, with Shift farther.',
  'node.a11yDescription.keyboardDisabled': 'Arrow keys move it, with Shift farther.',
}

/** The diagram that can be moved: the same shapes and lines as the still picture, in a viewport that zooms and pans. */
export function LiveDiagram(props: Props) {
  const tall = isTall(props)
  const places = useMemo(() => (tall ? upright(props.places) : props.places), [tall, props.places])
  const cast = props.diagram.parties.map(({ id }) => id).join()
  // Another orientation or another cast is another diagram: it begins anew, with what was kept for it.
  return (
    <Board
      key={`${tall} ${cast}`}
      {...props}
      places={places}
      tall={tall}
      storage={keptAs(props.name, tall)}
    />
  )
}

function Board(props: Props & { readonly storage: string; readonly tall: boolean }) {
  const {
    tall,
    diagram,
    places,
    storage,
    width,
    height,
    step,
    faces,
    holdings,
    zoom,
    interactive = true,
  } = props
  const flow = useRef<ReactFlowInstance<Node> | null>(null)
  const frameRef = useRef<HTMLDivElement>(null)
  /** Its reader has panned or zoomed: it is not fitted again unasked. */
  const moved = useRef(false)
  const [nodes, setNodes] = useState<Node[]>(() => stand(diagram, { ...places, ...readPlaces(storage) }))
  const positions = useMemo(
    () => Object.fromEntries(nodes.map(({ id, position }) => [id, position])),
    [nodes],
  )
  // The still picture lies across: where it stood before, the names have the room that they have in it.
  const fits = () =>
    tall || zoom !== undefined
      ? lettersFor((letters) => layOut(diagram, places, props.reserved, letters, tall), width, height, zoom)
      : FULL
  const [size, setSize] = useState(() => ({ width, height, zoom, letters: fits() }))
  if (size.width !== width || size.height !== height || size.zoom !== zoom)
    setSize({ width, height, zoom, letters: fits() })
  const { letters } = size
  const layout = useMemo(
    () => layOut(diagram, positions, props.reserved, letters, tall),
    [diagram, positions, props.reserved, letters, tall],
  )
  // In another size it is fitted anew, to what is there then: names are other ones by now, and what was moved stands elsewhere.
  const [framed, setFramed] = useState(() => ({ size, layout }))
  if (framed.size !== size) setFramed({ size, layout })
  const { frame } = framed.layout
  const { parties } = layout
  const home = useMemo(() => fitted(frame, width, height), [frame, width, height])
  const room = useMemo(() => seenIn(home, width, height), [home, width, height])
  const scenery = useMemo(
    (): Scenery => ({
      placed: new Map(layout.parties.map((placed) => [placed.party.id, placed])),
      reaches: new Map(layout.parties.map((placed) => [placed.party.id, reachOf(placed, room)])),
      step,
      faces,
      ...(holdings ? { holdings } : {}),
    }),
    [layout, step, faces, holdings, room],
  )
  // Who somebody is may turn out later: a node is named by who they are now.
  const named = useMemo((): Node[] => {
    const names = new Map(diagram.parties.map(({ id, name, detail }) => [id, `${name}, ${detail}`]))
    return nodes.map((node) => ({ ...node, ariaLabel: names.get(node.id) ?? '' }))
  }, [nodes, diagram.parties])
  // Zoomed in far enough, a reader sees the details that had no room.
  const noDetail = letters.detail ? undefined : Math.min(noDetailFrom(zoom), 0.9 / home.zoom)
  const noName = useMemo(
    () => (1 / home.zoom > 2 ? namesUpTo(parties, zoom, room) : undefined),
    [home, parties, zoom, room],
  )
  const latest = useRef(home)
  latest.current = home
  const setScale = (zoom: number) => frameRef.current?.style.setProperty('--k', String(1 / zoom))

  useEffect(() => {
    if (moved.current) return
    flow.current?.setViewport(home)
    frameRef.current?.style.setProperty('--k', String(1 / home.zoom))
  }, [home])

  const onNodesChange = useCallback(
    (changes: NodeChange[]) =>
      setNodes((before) => {
        const after = applyNodeChanges(changes, before)
        if (changes.some((change) => change.type === 'position' && !change.dragging)) {
          // What is not there now may come back, and then it stands where it stood.
          const standing = Object.fromEntries(after.map(({ id, position }) => [id, position]))
          keepPlaces(storage, { ...readPlaces(storage), ...standing })
        }
        return after
      }),
    [storage],
  )
  const selectFocused = (event: React.FocusEvent) => {
    const id = event.target.closest<HTMLElement>('.react-flow__node')?.dataset.id
    setNodes((before) =>
      before.map((node) =>
        node.selected === (node.id === id) ? node : { ...node, selected: node.id === id },
      ),
    )
  }
  const refit = () => {
    moved.current = false
    flow.current?.setViewport(fitted(layout.frame, width, height))
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only notices which node has the focus; the nodes are the controls. */}
      <div
        className="diagram"
        ref={frameRef}
        style={{ '--k': 1 / home.zoom, '--no-detail': noDetail, '--no-name': noName } as React.CSSProperties}
        onFocus={selectFocused}
      >
        <SceneryContext value={scenery}>
          <ReactFlow
            nodes={named}
            nodeTypes={nodeTypes}
            nodeOrigin={[0.5, 0.5]}
            onNodesChange={onNodesChange}
            onInit={(instance) => {
              flow.current = instance
              instance.setViewport(latest.current)
            }}
            defaultViewport={home}
            minZoom={0.2}
            maxZoom={4}
            onMove={(event, viewport) => {
              if (event) moved.current = true
              setScale(viewport.zoom)
            }}
            nodesDraggable={interactive}
            nodesFocusable={interactive}
            panOnDrag={interactive}
            nodesConnectable={false}
            zoomOnScroll={false}
            zoomOnDoubleClick={false}
            preventScrolling={false}
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            panActivationKeyCode={null}
            zoomActivationKeyCode="Control"
            ariaLabelConfig={ARIA}
            attributionPosition="top-right"
          >
            <ViewportPortal>
              <svg className="lines" aria-hidden="true">
                <Lines layout={layout} active={laneOf(diagram.lanes, step)} lit={props.lit} />
              </svg>
              <TicketLayer
                layout={layout}
                flights={props.flights}
                source={props.source}
                standing={props.standing}
              />
              {props.over?.(layout)}
            </ViewportPortal>
          </ReactFlow>
        </SceneryContext>
      </div>
      {interactive && (
        <div className="diagram-tools">
          <Tool icon="plus" label="Zoom in" onClick={() => void flow.current?.zoomIn()} />
          <Tool icon="minus" label="Zoom out" onClick={() => void flow.current?.zoomOut()} />
          <Tool icon="fit" label="Show everything" onClick={refit} />
          <Tool
            icon="reset"
            label="Put everything back in its place"
            onClick={() => {
              keepPlaces(storage, undefined)
              setNodes(stand(diagram, places))
              moved.current = false
              flow.current?.setViewport(
                fitted(layOut(diagram, places, props.reserved, letters, tall).frame, width, height),
              )
            }}
          />
        </div>
      )}
    </>
  )
}

function stand({ parties, lanes }: Diagram, places: Positions): Node[] {
  const spots = freeSpots(parties, places, lanes)
  return parties.map(({ id, kind }) => {
    const { width, height } = SHAPES[kind]
    return {
      id,
      type: 'party',
      position: { ...(spots[id] ?? { x: 0, y: 0 }) },
      width,
      height,
      data: {},
      // Also in a docked lab, where it cannot be moved: a name needs a role.
      ariaRole: 'group',
    }
  })
}

function Tool({
  icon,
  label,
  onClick,
}: {
  icon: 'plus' | 'minus' | 'fit' | 'reset'
  label: string
  onClick: () => void
}) {
  return (
    <button type="button" className="button button-small" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  )
}

function PartyNode({ id }: { id: string }) {
  const scenery = useContext(SceneryContext)
  const placed = scenery?.placed.get(id)
  if (!scenery || !placed) return null
  const { step, faces, holdings, reaches } = scenery
  const { width, height } = placed
  return (
    <svg
      className="party-node"
      width={width}
      height={height}
      viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
      aria-hidden="true"
    >
      <Mark
        party={placed.party}
        label={placed.label}
        reach={reaches.get(id)}
        width={width}
        height={height}
        active={id === step?.from || id === step?.to}
        refusing={Boolean(step?.refused && id === step.from)}
        face={faces[id]}
        holds={holdings?.get(id)}
      />
    </svg>
  )
}

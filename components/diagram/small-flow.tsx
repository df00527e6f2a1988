import type { Node, NodeChange, ReactFlowInstance, Viewport, XYPosition } from '@xyflow/react'
import {
  type ComponentType,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'

/*
 * What the live diagram uses of React Flow, and nothing else: nodes that are dragged by pointer and moved by keyboard, a
 * viewport that is panned and zoomed. Embeds are built with it in React Flow's place, because a blog post must not pay 50 KiB
 * for edges, handles and selections that this diagram does not have. Names, classes and roles are React Flow's.
 */

interface Props {
  readonly nodes: readonly Node[]
  readonly nodeTypes: Readonly<Record<string, ComponentType<{ id: string }>>>
  readonly onNodesChange: (changes: NodeChange[]) => void
  readonly onInit: (instance: Pick<ReactFlowInstance, 'setViewport' | 'zoomIn' | 'zoomOut'>) => void
  readonly onMove: (event: unknown, viewport: Viewport) => void
  readonly defaultViewport: Viewport
  readonly minZoom: number
  readonly maxZoom: number
  readonly nodesDraggable: boolean
  readonly nodesFocusable: boolean
  readonly panOnDrag: boolean
  readonly ariaLabelConfig: Readonly<Record<string, string>>
  readonly children: ReactNode
}

/** Diagram units that an arrow key moves a node; with Shift four times as far. */
const KEY_STEP = 5
const ZOOM_STEP = 1.2
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}
const DESCRIPTION = 'small-flow-node'

interface Drag {
  readonly node: Node | undefined
  readonly x: number
  readonly y: number
  readonly from: XYPosition
}

export function ReactFlow(props: Props) {
  const { nodes, nodeTypes, onNodesChange, onInit, onMove, defaultViewport, minZoom, maxZoom } = props
  const frame = useRef<HTMLDivElement>(null)
  const [viewport, setViewport] = useState(defaultViewport)
  const current = useRef(viewport)
  const drag = useRef<Drag>(undefined)

  const show = (next: Viewport, event: unknown) => {
    current.current = next
    setViewport(next)
    onMove(event, next)
  }
  const zoomBy = (factor: number, event: unknown) => {
    const { x, y, zoom } = current.current
    const next = Math.min(Math.max(zoom * factor, minZoom), maxZoom)
    const { width = 0, height = 0 } = frame.current?.getBoundingClientRect() ?? {}
    const keep = (middle: number, offset: number) => middle - ((middle - offset) * next) / zoom
    show({ x: keep(width / 2, x), y: keep(height / 2, y), zoom: next }, event)
  }
  const begin = useRef(() =>
    onInit({
      setViewport: async (next) => {
        show(next, null)
        return true
      },
      zoomIn: async () => {
        zoomBy(ZOOM_STEP, 'button')
        return true
      },
      zoomOut: async () => {
        zoomBy(1 / ZOOM_STEP, 'button')
        return true
      },
    }),
  )
  useEffect(() => begin.current(), [])

  const move = (node: Node, position: XYPosition, dragging: boolean) =>
    onNodesChange([{ type: 'position', id: node.id, position, dragging }])
  const down = (event: PointerEvent<HTMLElement>, node?: Node) => {
    if (event.button !== 0 || (node ? !props.nodesDraggable : !props.panOnDrag)) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { node, x: event.clientX, y: event.clientY, from: node?.position ?? current.current }
  }
  const follow = (event: PointerEvent<HTMLElement>, dragging: boolean) => {
    if (!drag.current) return
    const { node, x, y, from } = drag.current
    const { zoom } = current.current
    const [dx, dy] = [event.clientX - x, event.clientY - y]
    if (node) move(node, { x: from.x + dx / zoom, y: from.y + dy / zoom }, dragging)
    else if (dragging) show({ x: from.x + dx, y: from.y + dy, zoom }, event)
    if (!dragging) drag.current = undefined
  }
  const press = (event: KeyboardEvent, node: Node) => {
    const arrow = ARROWS[event.key]
    if (!arrow || !props.nodesDraggable) return
    event.preventDefault()
    const far = KEY_STEP * (event.shiftKey ? 4 : 1)
    move(node, { x: node.position.x + arrow[0] * far, y: node.position.y + arrow[1] * far }, false)
  }
  const follows = {
    onPointerMove: (event: PointerEvent<HTMLElement>) => follow(event, true),
    onPointerUp: (event: PointerEvent<HTMLElement>) => follow(event, false),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => follow(event, false),
  }
  const { x, y, zoom } = viewport
  return (
    <div
      ref={frame}
      className="react-flow"
      role="application"
      style={{ position: 'relative', width: '100%', height: '100%', overflow: 'hidden', zIndex: 0 }}
      onWheel={(event) => event.ctrlKey && zoomBy(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP, event)}
    >
      <div
        className="react-flow__pane"
        style={{ position: 'absolute', inset: 0, touchAction: 'pan-y', cursor: 'grab' }}
        onPointerDown={(event) => down(event)}
        {...follows}
      />
      <div
        className="react-flow__viewport"
        style={{
          position: 'absolute',
          transformOrigin: '0 0',
          transform: `translate(${x}px, ${y}px) scale(${zoom})`,
        }}
      >
        {nodes.map((node) => {
          const Shape = nodeTypes[node.type ?? '']
          const { width = 0, height = 0 } = node
          return (
            // biome-ignore lint/a11y/useSemanticElements: React Flow's own role for a node.
            <div
              key={node.id}
              className="react-flow__node"
              data-id={node.id}
              role="group"
              aria-roledescription="node"
              aria-label={node.ariaLabel ?? undefined}
              aria-describedby={props.nodesFocusable ? DESCRIPTION : undefined}
              tabIndex={props.nodesFocusable ? 0 : undefined}
              style={{
                position: 'absolute',
                width,
                height,
                touchAction: 'none',
                pointerEvents: 'all',
                // By its middle: the style sheet may make it larger than its shape.
                transform: `translate(${node.position.x}px, ${node.position.y}px) translate(-50%, -50%)`,
              }}
              onPointerDown={(event) => down(event, node)}
              {...follows}
              onKeyDown={(event) => press(event, node)}
            >
              {Shape && <Shape id={node.id} />}
            </div>
          )
        })}
        {props.children}
      </div>
      <div id={DESCRIPTION} hidden>
        {props.ariaLabelConfig['node.a11yDescription.default']}
      </div>
    </div>
  )
}

export function ViewportPortal({ children }: { children: ReactNode }) {
  return <div className="react-flow__viewport-portal">{children}</div>
}

/** `nodes` with the changes of position applied. */
export function applyNodeChanges(changes: readonly NodeChange[], nodes: readonly Node[]): Node[] {
  return nodes.map((node) => {
    const change = changes.find((each) => each.type === 'position' && each.id === node.id)
    return change?.type === 'position' && change.position ? { ...node, position: change.position } : node
  })
}

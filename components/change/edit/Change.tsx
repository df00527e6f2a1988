import { useEffect, useRef } from 'react'
import { CAN_DRAW } from '../../diagram/use-drawing'
import { type Flow, loadEngine } from '../../lab/engine'
import { useLab, useLabState } from '../../lab/lab-context'
import { Sandbox } from '../../sandbox/place'
import { handOf, useHand } from '../hand'
import { Changes } from './Changes'
import { EdgeView } from './EdgeView'
import { ObjectList } from './ObjectList'
import { ObjectView } from './ObjectView'
import { Programs } from './Programs'
import { STYLE } from './style'
import { useAnswersGiven, useEditing } from './use-editing'

/** The directory in the reader's hands: the same as on the picture, as lists and forms. */
export function Change() {
  const flow = useLabState((state) => state.flow)
  // Whoever opens this is about to change something. What does not come now is loaded by the run.
  useEffect(() => {
    loadEngine()
      .then(({ loadIntervening }) => loadIntervening())
      .catch(() => {})
  }, [])
  return (
    <div className="break change">
      <style>{STYLE}</style>
      {flow ? <Directory flow={flow} /> : <p className="quiet">The run is loading.</p>}
    </div>
  )
}

function Directory({ flow }: { readonly flow: Flow }) {
  const lab = useLab()
  const inHand = useHand(lab, (hand) => hand)
  const { fromHere, object, edges, among } = inHand
  const set = handOf(lab).setState
  const given = useAnswersGiven()
  const editing = useEditing(flow, inHand)
  const edge = edges && `${edges.type} ${edges.from.join()} ${edges.to.join()}`
  const view = useFocusOn(object ?? edge ?? among?.join())
  return (
    <>
      <Sandbox flow={flow} editing={editing} />
      <Changes editing={editing} />
      <fieldset className="change-when">
        <legend>The next change holds</legend>
        <label>
          <input
            type="radio"
            name="change-when"
            checked={!fromHere}
            onChange={() => set({ fromHere: false })}
          />
          from the beginning
        </label>
        <label>
          <input
            type="radio"
            name="change-when"
            checked={fromHere}
            disabled={given === 0 && !fromHere}
            onChange={() => set({ fromHere: true })}
          />
          from here on{given > 0 ? ` (after answer ${given})` : ' (nobody has answered anything yet)'}
        </label>
      </fieldset>
      {CAN_DRAW && <DrawButton />}
      {object === undefined && !edges && !among && <Programs flow={flow} tenant={editing.tenant} />}
      <div ref={view}>
        {object !== undefined ? (
          <ObjectView key={object} id={object} editing={editing} />
        ) : edges ? (
          <EdgeView key={edge} edges={edges} editing={editing} />
        ) : (
          <ObjectList key={among?.join()} among={among} editing={editing} />
        )}
      </div>
    </>
  )
}

/** Goes to what is opened, and back to where it was opened: what was pressed is gone. A panel that only comes back takes nobody along. */
function useFocusOn(opened: string | undefined) {
  const view = useRef<HTMLDivElement>(null)
  const before = useRef(opened)
  useEffect(() => {
    const left = before.current
    before.current = opened
    if (left === opened) return
    const opener =
      opened === undefined &&
      view.current?.querySelector<HTMLElement>(`[data-object="${CSS.escape(left ?? '')}"]`)
    const target = opener || view.current?.querySelector<HTMLElement>('section')
    const panel = target?.closest('.tabpanel')
    target?.focus({ preventScroll: true })
    // Only the panel moves: an embed of the same origin would take its host along.
    if (target && panel)
      panel.scrollTop +=
        target.getBoundingClientRect().top -
        panel.getBoundingClientRect().top -
        (opener ? panel.clientHeight / 3 : 8)
  }, [opened])
  return view
}

function DrawButton() {
  const lab = useLab()
  const drawing = useHand(lab, (hand) => hand.drawing)
  return (
    <p className="change-do">
      <button
        type="button"
        className="button button-small"
        aria-pressed={drawing}
        onClick={() => {
          handOf(lab).setState({ drawing: !drawing })
          if (!drawing) lab.select('main', 'diagram')
        }}
      >
        Draw edges on the picture
      </button>
      {drawing && (
        <span className="quiet">Drag from one thing to another. Press a thing or an edge to open it.</span>
      )}
    </p>
  )
}

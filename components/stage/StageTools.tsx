import { useEffect } from 'react'
import { useLabState } from '../lab/lab-context'
import type { OnStage } from '../lab/lab-props'
import { KEYS } from '../lab/use-keys'
import { Icon } from '../ui/Icon'
import { Notes } from './Notes'
import { Ring } from './Ring'
import { RunList } from './RunList'
import type { StageControl } from './stage-control'
import { isFollowed, isTrainer } from './stage-state'
import './stage-tools.css'
import { followScrolling } from './panel-scroll'
import { hearKeys, TOOL_KEYS } from './tool-keys'
import { useStage } from './use-stage'
import { Waits } from './Waits'

export { createStage } from './stage-control'

/** Lets a stage be driven by its keys and followed, until the returned function is called. */
export function listen(stage: StageControl): () => void {
  const ends = [hearKeys(stage), followScrolling(stage)]
  return () => {
    for (const end of ends) end()
  }
}

/** What a stage of its own adds to the lab on it. */
export function toolsOf(stage: StageControl): OnStage {
  return { keys: [...KEYS, ...TOOL_KEYS], sign: <Sign stage={stage} />, tools: <Tools stage={stage} /> }
}

function Sign({ stage }: { readonly stage: StageControl }) {
  const alone = useStage(stage, ({ pair }) => pair?.other !== 'here')
  return (
    <>
      <button
        type="button"
        className="button button-small"
        onClick={() => stage.update({ list: true })}
        aria-haspopup="dialog"
      >
        Runs <kbd>d</kbd>
      </button>
      {alone && (
        <button type="button" className="button button-small stage-two" onClick={stage.openOther}>
          Two windows <kbd>c</kbd>
        </button>
      )}
    </>
  )
}

function Tools({ stage }: { readonly stage: StageControl }) {
  const zoomed = useLabState((state) => state.zoomed)
  const followed = useStage(stage, isFollowed)
  const trainer = useStage(stage, isTrainer)
  const waits = useStage(stage, (state) => isFollowed(state) && state.startedAt === undefined)
  const list = useStage(stage, (state) => state.list)
  const says = useStage(stage, (state) => state.says)
  const gone = useStage(stage, ({ pair }) => pair && OTHERS[pair.other])
  const hint = useStage(stage, (state) => state.hint)
  const line = says ?? hint ?? (trainer ? undefined : gone)
  useEffect(() => {
    if (!hint) return
    const timer = setTimeout(() => stage.update({ hint: undefined }), HINT_MS)
    return () => clearTimeout(timer)
  }, [stage, hint])
  return (
    <>
      {/* The style sheet arranges the lab by what stands in it. */}
      {zoomed && <i className="stage-zoom" hidden />}
      {followed && <i className="stage-room" hidden />}
      {trainer && <Notes stage={stage} />}
      <div role="status" className="stage-line">
        {line && (
          <p>
            {line}
            {line !== hint && (
              <button
                type="button"
                className="button button-small button-plain"
                aria-label="Close"
                onClick={says ? () => stage.update({ says: undefined }) : stage.quiet}
              >
                <Icon name="close" />
              </button>
            )}
          </p>
        )}
      </div>
      <Ring stage={stage} />
      {list && <RunList stage={stage} />}
      {waits && <Waits stage={stage} />}
    </>
  )
}

/** Long enough to read a line, and no banner before a class. */
const HINT_MS = 6_000

/** What the room is told of the other window. */
const OTHERS = {
  awaited: undefined,
  here: undefined,
  gone: 'The trainer’s window is gone. The keys work here; c opens it again.',
  'of another version': 'The other window is of another version: load both again.',
} as const

'use client'

import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { labOf, onRun } from '../lab/lab-bus'
import { remember, useProgress } from '../progress/keeper'
import styles from './act.module.css'
import type { ActGrader, ActText } from './grading'
import { Said } from './Said'
import { endTask, setTask } from './task'

interface ActDeskProps extends ActText {
  /** Of the lesson: `module/lesson`. */
  readonly path: string
  readonly revision: number
  readonly flow: string
  /** Fetches the code that grades. */
  load(): Promise<ActGrader>
}

type Graded = ReturnType<ActGrader['check']>

/** Where a run is made, on the button that leads there. */
const RUN_MADE = {
  break: 'Open the switches',
  change: 'Open the directory',
  browser: 'Open the browser',
} as const

/** One small thing to do in the lab: it opens the place, and says at once what came of it. Without script it reads as an instruction. */
export function ActDesk({ path, revision, flow, id, task, by, opens, parties, load }: ActDeskProps) {
  const [said, say] = useState<Graded>()
  const [begun, begin] = useState(false)
  const name = useId()
  const card = useRef<HTMLDivElement>(null)
  const isDone = useProgress()[path]?.acts[id] !== undefined

  const look = useCallback(
    async (party?: string) => {
      const [grader, lab] = await Promise.all([load(), labOf(flow)])
      const { story, behind, player } = lab.store.getState()
      const { events, steps } = behind ?? story
      const seq = steps[Math.ceil(player.position) - 1]?.seq
      return grader.check({
        trace: events,
        steps,
        ...(seq !== undefined && { seq }),
        ...(party !== undefined && { party }),
      })
    },
    [flow, load],
  )
  const tell = useCallback(
    (found: Graded) => {
      say(found)
      if (found.done) remember(path, revision, { acts: { [id]: new Date().toISOString().slice(0, 10) } })
    },
    [path, revision, id],
  )
  const hand = useCallback((party?: string) => void look(party).then(tell), [look, tell])

  const open = async () => {
    say(undefined)
    begin(true)
    const lab = await labOf(flow)
    lab.open(by === 'run' ? (opens ?? 'break') : 'steps')
    lab.update({ sheet: true })
  }

  // A run is graded when it ends: its reader has handed it in by playing it. Also who never opened the switches here has done it.
  useEffect(() => {
    if (by !== 'run') return
    // One from before, or for something else, counts when it is right, and is not held against anybody.
    let kindly = true
    const grade = async () => {
      const mine = begun && !kindly
      const lab = await labOf(flow)
      // While an exercise keeps the end of a run back, nothing else tells it.
      if (!begun && lab.store.getState().behind) return
      const found = await look()
      if (found.done || mine) tell(found)
    }
    const end = onRun((run) => {
      if (run.flow === flow) void grade()
    })
    kindly = false
    return end
  }, [begun, by, flow, look, tell])

  useEffect(() => {
    if (!begun) return
    setTask({
      says: task,
      over: true,
      verdict: said && { ...said, before: isDone },
      ...(by === 'message' && { hand: { label: 'This message', press: () => hand() } }),
      end: {
        label: 'Back to the text',
        press: () => {
          endTask(task)
          begin(false)
          void labOf(flow).then((lab) => {
            // The text is out of reach while the lab lies over it.
            flushSync(() => lab.closeSheet())
            card.current?.querySelector('button')?.focus()
          })
        },
      },
    })
  }, [begun, by, flow, said, isDone, task, hand])
  useEffect(() => () => endTask(task), [task])

  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no group of fields.
    <div
      ref={card}
      className={styles.act}
      data-done={isDone || undefined}
      role="group"
      aria-labelledby={name}
    >
      <p className={styles.task} id={name}>
        {task}
      </p>
      <div className={styles.ways}>
        {parties?.map(({ id: party, name }) => (
          <button key={party} type="button" onClick={() => hand(party)}>
            {name}
          </button>
        ))}
        {!parties && (
          <button type="button" onClick={() => void open()}>
            {by === 'run' ? RUN_MADE[opens ?? 'break'] : 'Open the messages'}
          </button>
        )}
        {begun && by === 'message' && (
          <button type="button" className={styles.check} onClick={() => hand()}>
            This message
          </button>
        )}
      </div>
      <p role="status" className={styles.said} data-done={isDone || said?.done}>
        {said ? <Said {...said} before={isDone} /> : isDone && <b>Done.</b>}
      </p>
      <noscript>
        <p>This is done in the lab, which needs script.</p>
      </noscript>
    </div>
  )
}

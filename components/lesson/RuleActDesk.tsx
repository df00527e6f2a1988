'use client'

import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { remember, useProgress } from '../progress/keeper'
import { onBench } from '../rules/bench'
import styles from './act.module.css'
import type { RuleGrader } from './grading'
import { Said } from './Said'
import { gradeBench, useBench } from './use-bench'

interface Props {
  /** Of the lesson: `module/lesson`. */
  readonly path: string
  readonly revision: number
  readonly id: string
  readonly task: string
  /** Fetches the code that grades. */
  load(): Promise<RuleGrader>
}

/** One small thing to do with the rule beside the text. When it is done is said at once; what is wrong with it, to who asks. */
export function RuleActDesk({ path, revision, id, task, load }: Props) {
  const [said, say] = useState<{ readonly done: boolean; readonly says: string }>()
  const name = useId()
  const card = useRef<HTMLDivElement>(null)
  const isDone = useProgress()[path]?.acts[id] !== undefined
  const tell = useCallback(
    (found: { readonly done: boolean; readonly says: string }) => {
      say(found)
      if (found.done) remember(path, revision, { acts: { [id]: new Date().toISOString().slice(0, 10) } })
    },
    [path, revision, id],
  )
  const hand = useCallback(() => void gradeBench(load).then(tell), [load, tell])
  const open = useBench({ says: task, said: said && { ...said, before: isDone }, card, hand })

  // What is typed on the way to it is held against nobody.
  useEffect(
    () =>
      onBench(() => {
        void gradeBench(load).then((found) => {
          if (found.done) tell(found)
        })
      }),
    [load, tell],
  )

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
        <button type="button" onClick={() => open()}>
          Open the rule
        </button>
        <button type="button" className={styles.check} onClick={hand}>
          Check
        </button>
      </div>
      <p role="status" className={styles.said} data-done={isDone || said?.done}>
        {said ? <Said {...said} before={isDone} /> : isDone && <b>Done.</b>}
      </p>
      <noscript>
        <p>This is done with the rule beside the text, which needs script.</p>
      </noscript>
    </div>
  )
}

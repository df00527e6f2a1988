'use client'

import { useCallback, useRef, useState } from 'react'
import { remember, useProgress } from '../progress/keeper'
import styles from './exercise.module.css'
import type { RuleGrader } from './grading'
import { Said } from './Said'
import { gradeBench, useBench } from './use-bench'

interface Props {
  /** Of the lesson: `module/lesson`. */
  readonly path: string
  readonly revision: number
  readonly id: string
  readonly title: string
  /** Fetches the code that grades. */
  load(): Promise<RuleGrader>
}

/** Where an exercise about a rule is done: it sets the rule up, and hands in what stands there. */
export function RuleExerciseDesk({ path, revision, id, title, load }: Props) {
  const [said, say] = useState<{ readonly done: boolean; readonly says: string }>()
  const desk = useRef<HTMLDivElement>(null)
  const before = useProgress()[path]?.exercises[id]
  const hand = useCallback(
    () =>
      void gradeBench(load).then((found) => {
        say(found)
        if (found.done)
          remember(path, revision, { exercises: { [id]: new Date().toISOString().slice(0, 10) } })
      }),
    [load, path, revision, id],
  )
  const open = useBench({
    says: `The exercise “${title}”.`,
    said: said && { ...said, before: before !== undefined },
    card: desk,
    hand,
  })
  const setUp = async () => {
    const { start } = await load()
    say(undefined)
    open(start)
  }
  return (
    <div className={styles.desk} ref={desk}>
      <div className={styles.buttons}>
        <button type="button" onClick={() => void setUp()}>
          Set up the rule
        </button>
        <button type="button" className={styles.check} onClick={hand}>
          Check
        </button>
      </div>
      <div role="status" className={styles.verdict} id={`${id}-verdict`}>
        {!said && before !== undefined && <p>{`Solved on ${before}.`}</p>}
        {said && (
          <p data-done={said.done}>
            <Said {...said} before={before !== undefined} />
          </p>
        )}
      </div>
    </div>
  )
}

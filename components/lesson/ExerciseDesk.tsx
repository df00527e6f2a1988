'use client'

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { keptHere } from '../lab/kept/key'
import { labOf, onRun, type PublishedRun } from '../lab/lab-bus'
import type { LabState } from '../lab/lab-state'
import type { LabControl } from '../lab/lab-store'
import { newLink } from '../lab/new-link'
import { askForScene, requestScene } from '../lab/scene'
import { remember, useProgress } from '../progress/keeper'
import styles from './exercise.module.css'
import type { ExerciseText, Grader, Trace, Verdict } from './grading'
import { PairRows, pairsIn } from './PairRows'
import { Said } from './Said'
import { keepSetUp, setUpHere } from './set-up'
import { endTask, setTask } from './task'

/** Runs kept for grading: more than any task needs. */
const MOST_RUNS = 20

interface ExerciseDeskProps extends Pick<ExerciseText, 'id' | 'title' | 'setup' | 'picks' | 'options'> {
  /** Of the lesson: `module/lesson`. */
  readonly path: string
  readonly revision: number
  readonly flow: string
  /** Fetches the code that grades. */
  load(): Promise<Grader>
}

/** Where an exercise is done: sets the lab up, collects the runs, and hands them in. */
export function ExerciseDesk({
  path,
  revision,
  id,
  title,
  flow,
  setup,
  picks,
  options,
  load,
}: ExerciseDeskProps) {
  const runs = useRef<readonly Trace[]>([])
  /** What the tab kept of the runs from before a reload, as long as it counts and has not been read. */
  const kept = useRef<string>(null)
  const [choices, setChoices] = useState<readonly { readonly value: string; readonly label: string }[]>([])
  const [verdict, setVerdict] = useState<Verdict | { readonly waiting: string }>()
  const form = useRef<HTMLFormElement>(null)
  const group = useId()
  const before = useProgress()[path]?.exercises[id]

  useEffect(() => {
    const take = async (run: PublishedRun) => {
      if (run.flow !== flow || run.status !== 'ended' || run.events === runs.current.at(-1)) return
      runs.current = [...runs.current.slice(1 - MOST_RUNS), run.events]
      if (!picks) return
      const { choices, pairs } = await load()
      const found = pairs?.rows(runs.current) ?? choices?.(run.events) ?? []
      setChoices((before) => (same(before, found) ? before : found))
    }
    return onRun(take)
  }, [flow, picks, load])

  useEffect(() => {
    kept.current = keptHere()
  }, [])
  const remind = async () => {
    const text = kept.current
    if (text === null) return
    const [{ runsBefore }, lab] = await Promise.all([import('./runs-before'), labOf(flow)])
    const told = await runsBefore(text, lab)
    // Begun anew, or read by another press meanwhile.
    if (kept.current !== text) return
    kept.current = null
    runs.current = [...told, ...runs.current].slice(-MOST_RUNS)
  }

  const check = async () => {
    // Without them what was done since then still counts.
    await remind().catch(() => {})
    const newest = runs.current.at(-1)
    if (!newest)
      return setVerdict({
        waiting: 'Nothing to look at yet: run the sign-in in the lab as far as it goes, then check.',
      })
    const data = form.current ? new FormData(form.current) : undefined
    const choice = data?.get(group)
    const grader = await load()
    const found = grader.check(newest, {
      earlier: runs.current.slice(0, -1),
      ...(typeof choice === 'string' ? { choice } : {}),
      ...(data && options && { matched: pairsIn(data, group, choices) }),
    })
    setVerdict(found)
    if (!found.passed) return
    remember(path, revision, { exercises: { [id]: new Date().toISOString().slice(0, 10) } })
    requestScene({ flow, release: true })
    over()
  }

  const setUp = async () => {
    const { holds } = await load()
    // Begun anew: what was handed in before counts no more.
    runs.current = []
    kept.current = null
    setVerdict(undefined)
    setChoices([])
    const [{ showScene }, lab] = await Promise.all([import('../lab/lab-scenes'), labOf(flow)])
    const there = lab.store.getState()
    keepSetUp(id)
    await showScene(lab, { switches: setup, insist: true, ...(holds && { hold: holds }) })
    // Another one has been set up meanwhile; and what is said of the lab is said when it is so.
    if (setUpHere() !== id) return
    setTask({ says: said, end: { label: 'Put back what was there', press: () => putBack(lab, there) } })
  }

  // What stands in the lab is not the reader's own doing: the lab says so, and gives back what was there.
  const said = `Set up for the exercise “${title}”.`
  const putBack = (lab: LabControl, there: LabState) => {
    over()
    lab.drop()
    const { sheet } = lab.store.getState()
    lab.update({ ...there, sheet, player: { ...there.player, playing: false }, gliding: undefined })
    if (!there.taken) askForScene()
  }
  const over = () => {
    endTask(said)
    if (setUpHere() === id) keepSetUp(undefined)
  }
  useEffect(() => () => endTask(said), [said])

  /** After a reload. A run whose end is kept back is not kept itself: it begins again, over what was there before. */
  const comeBack = useEffectEvent(async () => {
    const [{ holds }, lab] = await Promise.all([load(), labOf(flow)])
    // Another one has been set up meanwhile.
    if (setUpHere() !== id) return
    if (holds) return setUp()
    const startOver = () => {
      over()
      void lab.reset()
    }
    setTask({ says: said, end: { label: 'Start over', press: startOver } })
  })
  useEffect(() => {
    if (setUpHere() !== id) return
    // Whoever has followed a link wants what it shows.
    if (newLink()) keepSetUp(undefined)
    // What does not load leaves a lab without a line.
    else comeBack().catch(() => {})
  }, [id])

  const show = (seq: number) => requestScene({ flow, seq, insist: true })

  return (
    <form
      ref={form}
      className={styles.desk}
      onSubmit={(event) => {
        event.preventDefault()
        void check()
      }}
    >
      {picks && (
        <fieldset className={styles.choices}>
          <legend>{picks}</legend>
          {choices.length === 0 && <p>They are laid out here as soon as a run has come that far.</p>}
          {options ? (
            <PairRows name={group} rows={choices} options={options} />
          ) : (
            choices.map(({ value, label }) => (
              <label key={value}>
                <input type="radio" name={group} value={value} />
                <code>{value}</code>
                <span>{label}</span>
              </label>
            ))
          )}
        </fieldset>
      )}
      <div className={styles.buttons}>
        <button type="button" onClick={() => void setUp()}>
          Set up the lab
        </button>
        <button type="button" className={styles.check} onClick={() => void check()}>
          Check
        </button>
      </div>
      <div role="status" className={styles.verdict} id={`${id}-verdict`}>
        {!verdict && before !== undefined && <p>{`Solved on ${before}.`}</p>}
        {verdict && 'waiting' in verdict && <p>{verdict.waiting}</p>}
        {verdict && 'passed' in verdict && (
          <p data-done={verdict.passed}>
            <Said done={verdict.passed} before={before !== undefined} says={verdict.says} />
          </p>
        )}
      </div>
      {verdict && 'passed' in verdict && verdict.because.length > 0 && (
        <button type="button" className={styles.show} onClick={() => show(verdict.because[0] ?? 0)}>
          Show where in the lab
        </button>
      )}
    </form>
  )
}

function same(
  one: readonly { readonly label: string }[],
  other: readonly { readonly label: string }[],
): boolean {
  return one.length === other.length && one.every((each, index) => each.label === other[index]?.label)
}

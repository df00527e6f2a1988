import { useRef, useState } from 'react'
import { findFlow } from '../../simulator/doors/catalogue'
import { saysLeftOut, whyNoFile, writeRunFile } from '../../simulator/doors/sandbox'
import { useLab } from '../lab/lab-context'
import { wholeMoment } from '../share/moment'
import { saveFile } from '../ui/save-file'
import { forgetRun, type KeptRun, keepRun, LONGEST_NAME, renameRun } from './kept-runs'
import { openRun } from './open-run'

interface Props {
  readonly kept: readonly KeptRun[]
  readonly onCompare: (id: string) => void
}

/** Runs that this browser keeps under names, and this one among them if its reader wants. */
export function KeptRuns({ kept, onCompare }: Props) {
  const lab = useLab()
  const [name, setName] = useState('')
  const [said, say] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const made = async (indent?: number) => {
    const state = lab.store.getState()
    const run = await wholeMoment(state)
    const problem = whyNoFile(run)
    if (problem) return { problem }
    const leftOut = state.interventions.length - run.interventions.length
    const text = writeRunFile(run, state.tenant, { leftOut, ...(indent !== undefined && { indent }) })
    return { text, says: saysLeftOut(leftOut) }
  }
  const keep = async () => {
    const { narration } = lab.store.getState()
    const file = await made(0)
    const problem =
      file.problem ??
      keepRun(name || `${narration.title}, ${kept.length + 1}`, narration.slug, file.text, Date.now())
    say(problem ?? `It is kept in this browser. ${file.says}`)
    if (!problem) setName('')
  }
  const file = async () => {
    const { narration } = lab.store.getState()
    const { problem, text, says } = await made()
    if (problem !== undefined) return say(problem)
    saveFile(`${narration.slug}.run.json`, new Blob([text], { type: 'application/json' }))
    say(says)
  }
  const open = async (run: KeptRun) => say((run.file && (await openRun(lab, run.file))) || '')
  return (
    <>
      <form
        className="change-search"
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <input
          ref={field}
          aria-label="Name of this run"
          placeholder="A name for this run"
          value={name}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
        <button type="submit" className="button button-small">
          Keep this run
        </button>
        <button type="button" className="button button-small" onClick={() => void file()}>
          Save it as a file
        </button>
      </form>
      <p className="quiet">
        Kept in this browser only, with its tenant. No password and no code that was typed is in it: of each
        it is kept which it was.
      </p>
      <p role="status">{said}</p>
      <ul className="change-list">
        {kept.map((run) => (
          <Kept
            key={run.id}
            run={run}
            here={run.flow === lab.store.getState().narration.slug}
            onOpen={() => void open(run)}
            onCompare={() => onCompare(run.id)}
            onSaid={say}
          />
        ))}
      </ul>
    </>
  )
}

interface KeptProps {
  readonly run: KeptRun
  /** Whether it is a run of the flow that the lab shows. */
  readonly here: boolean
  readonly onOpen: () => void
  readonly onCompare: () => void
  readonly onSaid: (says: string) => void
}

function Kept({ run, here, onOpen, onCompare, onSaid }: KeptProps) {
  const [naming, setNaming] = useState<string>()
  const { name, flow, file, at } = run
  const button = (says: string, act: () => void) => (
    <button type="button" className="button button-small" aria-label={`${says}: ${name}`} onClick={act}>
      {says}
    </button>
  )
  if (naming !== undefined) {
    return (
      <li>
        <form
          className="change-search"
          onSubmit={(event) => {
            event.preventDefault()
            onSaid(renameRun(run, naming) ?? '')
            setNaming(undefined)
          }}
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: the button that was pressed has become this field.
            autoFocus
            aria-label={`New name of ${name}`}
            value={naming}
            maxLength={LONGEST_NAME}
            onChange={({ target }) => setNaming(target.value)}
          />
          <button type="submit" className="button button-small">
            Rename
          </button>
        </form>
      </li>
    )
  }
  return (
    <li>
      <span>
        {name}
        {file !== undefined && (
          <small>
            {' '}
            {findFlow(flow)?.title ?? flow},{' '}
            {new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}
          </small>
        )}
      </span>
      {file !== undefined && button('Open', onOpen)}
      {file !== undefined && here && button('Compare', onCompare)}
      {file !== undefined && button('Rename', () => setNaming(name))}
      {button('Forget', () => forgetRun(run.id))}
    </li>
  )
}

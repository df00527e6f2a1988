import { useEffect, useMemo, useRef, useState } from 'react'
import { compare } from '../../simulator/doors/sandbox'
import { counted, type Step } from '../../simulator/doors/view'
import { useLab, useLabState } from '../lab/lab-context'
import type { Story } from '../lab/story'
import { Icon } from '../ui/Icon'
import type { KeptRun } from './kept-runs'
import { befores } from './told-runs'

interface Props {
  readonly kept: readonly KeptRun[]
  /** Id of the run that is the one before. */
  readonly before: string
  readonly onBefore: (id: string) => void
  readonly onClose: () => void
}

/** Two runs beside each other: which step differs first, and by what. */
export function CompareRuns({ kept, before, onBefore, onClose }: Props) {
  const lab = useLab()
  const ref = useRef<HTMLDialogElement>(null)
  const state = useLabState((each) => each)
  const after = state.story
  // What is held against the run does not change while it is looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the run on screen stands for the whole state.
  const list = useMemo(() => befores(state, kept), [after, kept, state.compared?.of])
  const chosen = list.find(({ id }) => id === before) ?? list[0]
  const [told, setTold] = useState<{ readonly of: string; readonly story: Story | string }>()
  useEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    // Closed before it goes away, it gives the focus back to where that was.
    return () => dialog?.close()
  }, [])
  useEffect(() => {
    let shown = true
    chosen?.tell().then(
      (story) => shown && setTold({ of: chosen.id, story }),
      (fault: unknown) =>
        shown && setTold({ of: chosen.id, story: fault instanceof Error ? fault.message : String(fault) }),
    )
    return () => {
      shown = false
    }
  }, [chosen])
  const story = told?.of === chosen?.id ? told?.story : undefined
  return (
    <dialog
      ref={ref}
      className="sandbox-compare"
      aria-labelledby="sandbox-compare"
      onClose={({ currentTarget }) => !currentTarget.open && onClose()}
    >
      <header>
        <h2 id="sandbox-compare">Before and after</h2>
        <button
          type="button"
          className="button button-plain"
          aria-label="Close the comparison"
          onClick={() => ref.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      {story === undefined && <p role="status">The run before is told.</p>}
      {typeof story === 'string' && <p role="alert">{story}</p>}
      {typeof story === 'object' && (
        <Difference
          before={story}
          after={after}
          choice={
            <select
              aria-label="The run before"
              value={chosen?.id}
              onChange={({ target }) => onBefore(target.value)}
            >
              {list.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          }
          onStep={(step) => {
            ref.current?.close()
            lab.seek(step.index + 1)
          }}
        />
      )}
    </dialog>
  )
}

interface DifferenceProps {
  readonly before: Story
  readonly after: Story
  readonly choice: React.ReactNode
  readonly onStep: (step: Step) => void
}

function Difference({ before, after, choice, onStep }: DifferenceProps) {
  const { first, changed, says } = useMemo(() => compare(before, after), [before, after])
  const at = first?.after ?? first?.before
  return (
    <>
      <div className="sandbox-says" role="status">
        <p>
          {at && (
            <strong>
              {first?.after
                ? `Step ${at.index + 1} differs first`
                : `The run after has no step ${at.index + 1}`}
              : {at.title}.{' '}
            </strong>
          )}
          {says}
        </p>
        <Changed of={changed.after} says="Only after" />
        <Changed of={changed.before} says="Only before" />
      </div>
      <div className="sandbox-two">
        <section aria-label="Before">
          <h3>Before</h3>
          {choice}
          <Verdict story={before} />
          <Steps story={before} here={first?.before} />
        </section>
        <section aria-label="After">
          <h3>After: the run in the lab</h3>
          <Verdict story={after} />
          {first?.after && (
            <p>
              <button
                type="button"
                className="button button-small"
                onClick={() => first.after && onStep(first.after)}
              >
                Go to step {first.after.index + 1}
              </button>
            </p>
          )}
          <Steps story={after} here={first?.after} />
        </section>
      </div>
    </>
  )
}

function Changed({ of, says }: { readonly of: readonly Step[]; readonly says: string }) {
  if (of.length === 0) return null
  return (
    <p>
      {says}: {of.map(({ title }) => `${title}.`).join(' ')}
    </p>
  )
}

function Verdict({ story: { outcome, crash } }: { readonly story: Story }) {
  return (
    <p className="sandbox-verdict">
      {outcome?.says ?? crash ?? 'It waits for an answer, and nobody has one.'}
    </p>
  )
}

/** Steps before the one that differs, and after it, which are in sight at once. */
const AROUND = [3, 8] as const

function Steps({ story: { steps }, here }: { readonly story: Story; readonly here: Step | undefined }) {
  const at = here?.index ?? steps.length
  const from = Math.max(0, at - AROUND[0])
  const shown = steps.slice(from, at + AROUND[1])
  return (
    <>
      {from > 0 && <p className="quiet">{counted(from, 'step')} before these.</p>}
      <ol>
        {shown.map((step) => (
          <li key={step.index} data-here={step === here || undefined}>
            <span>{step.index + 1}</span>
            <span>
              {step.title}
              {step.refused && <small> Refused.</small>}
              {step === here && <small> Differs here.</small>}
            </span>
          </li>
        ))}
      </ol>
      {at + AROUND[1] < steps.length && (
        <p className="quiet">{counted(steps.length - at - AROUND[1], 'step')} after these.</p>
      )}
    </>
  )
}

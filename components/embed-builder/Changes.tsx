import { useId } from 'react'
import styles from './builder.module.css'
import { type Choice, PLAIN } from './choice'
import type { Run } from './run'

interface Props {
  readonly choice: Choice
  readonly run: Run | undefined
  readonly change: (part: (choice: Choice) => Choice) => void
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? [] : [count === 1 ? `one ${one}` : `${count} ${many}`]

/** What is otherwise than in a plain run: switches to set here, and what a link has brought along. */
export function Changes({ choice, run, change }: Props) {
  const id = useId()
  const { switches, answers, interventions, names } = choice.inputs
  const set = (name: string, value: string | undefined) =>
    change((before) => {
      const { [name]: _, ...rest } = before.inputs.switches
      // What was answered belonged to the run as it was: a sensible person answers anew.
      const inputs = { ...before.inputs, answers: [], switches: value ? { ...rest, [name]: value } : rest }
      return { ...before, inputs }
    })
  const brought = [
    ...counted(answers.length, 'answer', 'answers'),
    ...counted(interventions.length, 'change from outside', 'changes from outside'),
    ...(names ? ['names of its own'] : []),
  ]
  const known = run?.narration.slug === choice.flow ? run : undefined
  return (
    <details className={styles.changes} open={Object.keys(switches).length > 0 || undefined}>
      <summary>
        What is set otherwise{Object.keys(switches).length > 0 && ` (${Object.keys(switches).length})`}
      </summary>
      {brought.length > 0 && (
        <p>
          This run came with {brought.join(' and ')}.{' '}
          <button
            type="button"
            className="button button-small"
            onClick={() => change((before) => ({ ...before, inputs: PLAIN }))}
          >
            Begin with a plain run
          </button>
        </p>
      )}
      {known?.flow.switches.map(({ name, values }) => (
        <p key={name} className={styles.field}>
          <label htmlFor={`${id}-${name}`}>{known.narration.switches[name]?.title}</label>
          <select
            id={`${id}-${name}`}
            value={switches[name] ?? values[0]}
            onChange={({ target }) => set(name, target.value === values[0] ? undefined : target.value)}
          >
            {values.map((value) => (
              <option key={value} value={value}>
                {known.narration.switches[name]?.values[value]}
              </option>
            ))}
          </select>
        </p>
      ))}
    </details>
  )
}

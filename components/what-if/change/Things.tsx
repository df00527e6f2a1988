import { useMemo } from 'react'
import type { Choice } from '../model/choices'
import { Combobox } from '../question/Combobox'

interface Props {
  readonly name: string
  readonly title: string
  readonly choices: readonly Choice[]
  /** Keys of what is chosen. */
  readonly chosen: readonly string[]
  onChosen(keys: readonly string[]): void
}

/** Any number of things, found by name, each with a way out. What the tenant does not know is called by its id. */
export function Things({ name, title, choices, chosen, onChosen }: Props) {
  const names = useMemo(() => new Map(choices.map(({ key, label }) => [key.toLowerCase(), label])), [choices])
  const left = useMemo(() => choices.filter(({ key }) => !chosen.includes(key)), [choices, chosen])
  const called = (key: string) => names.get(key.toLowerCase()) ?? key
  return (
    <>
      <Combobox
        name={`edit-${name}`}
        label={title}
        choices={left}
        chosen=""
        otherwise=""
        onChoose={(key) => onChosen([...chosen, key])}
        fromText={asTyped}
      />
      {chosen.length > 0 && (
        <ul className="wi-things" aria-label={title}>
          {chosen.map((key) => (
            <li key={key}>
              <span>{called(key)}</span>
              <button
                type="button"
                aria-label={`Without ${called(key)}: ${title}`}
                onClick={() => onChosen(chosen.filter((each) => each !== key))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** An id that the tenant does not know. */
function asTyped(text: string): Choice | undefined {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
    ? { key: text, label: text, detail: 'as typed' }
    : undefined
}

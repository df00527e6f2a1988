import { useState } from 'react'
import { switchesSay } from '../change/changed-words'
import { useLate } from '../inspector/use-late'
import type { Flow, Switch } from '../lab/engine'
import { useLab, useLabState } from '../lab/lab-context'
import { needed } from './needed'

const GROUPS: readonly { readonly kind: Switch['kind']; readonly title: string }[] = [
  { kind: 'attack', title: 'Attacks' },
  { kind: 'mistake', title: 'What the person does' },
  { kind: 'setting', title: 'Settings' },
]

/** Everything that can be set otherwise. Each choice changes an input and runs again; the engine decides what comes of it. */
export function BreakPanel() {
  const lab = useLab()
  const flow = useLabState((state) => state.flow)
  const chosen = useLabState((state) => state.switches)
  const on = Object.keys(chosen).length
  const changes = useLabState((state) => state.interventions.length)
  const [naming, setNaming] = useState(false)
  const locked = useLabState((state) => state.locked !== undefined)
  return (
    <div className="break">
      <p className="break-head">
        <span>{switchesSay(on, changes)}</span>
        <button
          type="button"
          className="button button-small"
          disabled={on === 0}
          onClick={() => void lab.setSwitches({})}
        >
          Put everything back
        </button>
        <button type="button" className="button button-small" onClick={lab.reset}>
          Start over
        </button>
      </p>
      {!locked && (
        <details onToggle={() => setNaming(true)}>
          <summary>Names</summary>
          {naming && <LateNames />}
        </details>
      )}
      {GROUPS.filter(({ kind }) => flow?.switches.some((each) => each.kind === kind)).map(
        ({ kind, title }) => (
          <section key={kind}>
            <h2>{title}</h2>
            {flow?.switches
              .filter((each) => each.kind === kind)
              .map((each) => (
                <SwitchField key={each.name} of={each} />
              ))}
          </section>
        ),
      )}
    </div>
  )
}

/** Own names are loaded when somebody gives some. */
const loadNames = () => import('../names/Names')

function LateNames() {
  const late = useLate(loadNames)
  return late && late !== 'failed' && <late.Names />
}

/** What is changed in which message is loaded when a switch is set, with what takes a message in hand: only where a switch can change one. */
const loadChanges = () => import('../hand/late')

function LateChanges({ flow, name }: { readonly flow: Flow; readonly name: string }) {
  const late = useLate(loadChanges)
  return late && late !== 'failed' ? <late.SwitchChanges flow={flow} name={name} /> : null
}

function SwitchField({ of }: { of: Switch }) {
  const { name, values } = of
  const lab = useLab()
  const flow = useLabState((state) => state.flow)
  const narrated = useLabState(({ narration }) => narration.switches)
  const words = narrated[name]
  const chosen = useLabState((state) => state.switches)
  const value = chosen[name] ?? values[0]
  const choose = (next: string) => {
    const { [name]: _, ...rest } = chosen
    void lab.setSwitches(next === values[0] ? rest : { ...rest, [name]: next })
  }
  const waits = needed(of, flow?.switches ?? [], chosen)
  return (
    <fieldset
      className="switch"
      data-on={value !== values[0] || undefined}
      // What a link has set can be put back.
      disabled={waits.length > 0 && value === values[0]}
    >
      <legend>{words?.title}</legend>
      <p>{words?.says}</p>
      {waits.map(([other, wanted]) => (
        <p key={other}>
          Matters only with “{narrated[other]?.title}”: {narrated[other]?.values[wanted]}.
        </p>
      ))}
      {value !== values[0] && flow?.interventions && <LateChanges flow={flow} name={name} />}
      <div className="switch-values">
        {values.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={`switch-${name}`}
              value={each}
              checked={each === value}
              onChange={() => choose(each)}
            />
            <span>{words?.values[each]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

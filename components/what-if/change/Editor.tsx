import { useEffect, useRef, useState } from 'react'
import type { ConditionalAccessPolicy } from '../../../simulator/doors/policy'
import type { Fault } from '../../../simulator/doors/policy-change'
import { useWhatIf } from '../use-what-if'
import { readWritten, textOf, withMember } from './draft'
import { PolicyForm } from './PolicyForm'

/** A policy as a form and as Graph JSON: two views of one text. What can be read is in force while it is written. */
export function Editor({ policy }: { readonly policy: ConditionalAccessPolicy }) {
  const control = useWhatIf()
  const [asJson, setAsJson] = useState(false)
  /** What is written, while it says something else than the policy. */
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: ConditionalAccessPolicy }>()
  // A policy that was changed elsewhere (switched, taken back) is newer than what was written here.
  const text = typed && typed.of === policy ? typed.text : textOf(policy)
  const { draft, faults, notes } = readWritten(text, policy)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const name = policy.displayName || policy.id

  function write(next: string): void {
    const read = readWritten(next, policy)
    if (read.policy) control.putPolicy(read.policy)
    const { conditionalAccessPolicies: now } = control.store.getState().tenant
    const of = now.find(({ id }) => id === policy.id) ?? policy
    setTyped({ text: next, of })
  }
  return (
    <section className="wi-editor" aria-label={`Edit ${name}`}>
      <div className="wi-editor-head">
        <h3 ref={heading} tabIndex={-1}>
          {name}
        </h3>
        <button
          type="button"
          className="button button-small"
          aria-pressed={!asJson}
          disabled={!draft}
          onClick={() => setAsJson(false)}
        >
          Form
        </button>
        <button
          type="button"
          className="button button-small"
          aria-pressed={asJson || !draft}
          onClick={() => setAsJson(true)}
        >
          Graph JSON
        </button>
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            control.edit(undefined)
            document.getElementById('wi-change-title')?.focus()
          }}
        >
          Close
        </button>
      </div>
      {asJson || !draft ? (
        <>
          <label htmlFor="wi-edit-json">Graph JSON of {name}</label>
          <textarea
            id="wi-edit-json"
            rows={18}
            spellCheck={false}
            value={text}
            aria-invalid={faults.length > 0 || undefined}
            aria-describedby="wi-edit-faults"
            onChange={(event) => write(event.target.value)}
          />
        </>
      ) : (
        <PolicyForm
          draft={draft}
          faults={[...faults, ...notes]}
          onMember={(path, value) => write(JSON.stringify(withMember(draft, path, value), null, 2))}
        />
      )}
      <div id="wi-edit-faults" role="status">
        <Faults
          list={faults}
          className="wi-wrong"
          says="The policy before stays in force until this is mended."
        />
        <Faults list={notes} className="wi-note" />
      </div>
    </section>
  )
}

function Faults(of: { readonly list: readonly Fault[]; readonly className: string; readonly says?: string }) {
  const { list, className, says } = of
  if (list.length === 0) return null
  return (
    <div className={className}>
      <ul>
        {list.map((fault) => (
          <li key={`${fault.path} ${fault.says}`}>
            {fault.path && <code>{fault.path}</code>} {fault.says}
          </li>
        ))}
      </ul>
      {says}
    </div>
  )
}

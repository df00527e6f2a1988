import { useMemo } from 'react'
import { type PolicyChange, TEMPLATES } from '../../../simulator/doors/policy-change'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { linkOf } from './linked'

const WORDS = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const

/** What was changed, each with the way back. */
export function Made({ changes }: { readonly changes: readonly PolicyChange[] }) {
  const control = useWhatIf()
  return (
    <>
      <h3 id="wi-made-title">The change</h3>
      <ul className="wi-made" aria-labelledby="wi-made-title">
        {changes.map((change) => {
          const { kind, id, displayName } = change
          const template = kind === 'added' && TEMPLATES.find(({ name }) => name === displayName)
          return (
            <li key={id}>
              <span>
                <b>{WORDS[kind]}</b> {displayName}
                {kind === 'changed' && <small>{membersOf(change).join(', ')}</small>}
                {template && (
                  <small>
                    <a href={template.url}>{template.url.replace(/^https:\/\//, '')}</a>
                  </small>
                )}
              </span>
              {kind !== 'removed' && (
                <button
                  type="button"
                  className="button button-small"
                  aria-label={`Edit ${displayName}`}
                  onClick={() => control.edit(id)}
                >
                  Edit
                </button>
              )}
              {kind !== 'removed' && (
                <button
                  type="button"
                  className="button button-small"
                  aria-label={`Remove ${displayName}`}
                  hidden={kind === 'added'}
                  onClick={() => {
                    control.removePolicy(id)
                    document.getElementById('wi-change-title')?.focus()
                  }}
                >
                  Remove
                </button>
              )}
              <button
                type="button"
                className="button button-small"
                aria-label={`Take back: ${WORDS[kind].toLowerCase()} ${displayName}`}
                onClick={() => {
                  control.takeBack(id)
                  document.getElementById('wi-change-title')?.focus()
                }}
              >
                Take back
              </button>
            </li>
          )
        })}
      </ul>
      <Keeps />
      {changes.length > 1 && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            control.takeBack()
            document.getElementById('wi-change-title')?.focus()
          }}
        >
          Take all {changes.length} back
        </button>
      )}
    </>
  )
}

/** How long the change lasts, and whether a link says it (decision 047). */
function Keeps() {
  const base = useWhatIfState((state) => state.base)
  const policies = useWhatIfState(({ tenant }) => tenant.conditionalAccessPolicies)
  const isSample = useWhatIfState(({ source }) => source.kind === 'sample')
  const kept = useWhatIfState((state) => state.kept)
  const isLinked = useMemo(() => isSample && linkOf(base, policies) !== undefined, [isSample, base, policies])
  if (isSample)
    return (
      <p className="wi-small">
        {isLinked
          ? 'The link in the address holds the change.'
          : 'The link in the address holds the question alone: the change says something of your own. It lasts as long as this tab, over a reload too.'}
      </p>
    )
  return (
    <p className="wi-small">
      The link in the address holds the question alone: nothing of your tenant goes there.{' '}
      {kept
        ? 'The change is kept beside the tenant on this device.'
        : 'A reload forgets the change with the tenant.'}
    </p>
  )
}

/** The members that were changed, as paths: those of the conditions one by one. */
function membersOf({ before, after }: PolicyChange): string[] {
  const of = (policy: typeof before) => ({ ...policy }) as Readonly<Record<string, unknown>>
  return differing(of(before), of(after)).flatMap((name) =>
    name === 'conditions'
      ? differing(
          { ...(before?.conditions as object) } as Readonly<Record<string, unknown>>,
          { ...(after?.conditions as object) } as Readonly<Record<string, unknown>>,
        )
      : [name],
  )
}

function differing(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => JSON.stringify(one[name] ?? null) !== JSON.stringify(other[name] ?? null),
  )
}

import {
  type Difference,
  httpOf,
  markdownOf,
  PLAN_TAKES,
  permissionsOf,
} from '../../../simulator/doors/policy-change'
import { saveFile } from '../../ui/save-file'

/** The change as it leaves the page: the same texts that `lab diff` writes. */
export function Plan({ difference }: { readonly difference: Difference }) {
  const { plan } = difference
  if (plan.length === 0) return null
  const save = (name: string, type: string, text: string) => saveFile(name, new Blob([text], { type }))
  return (
    <>
      <h4>The plan</h4>
      <p className="wi-note">
        {plan.length} {plan.length === 1 ? 'call' : 'calls'} to Microsoft Graph. Least permission, in a
        person’s name: <code>{permissionsOf(plan).join(', ')}</code>. {PLAN_TAKES} Nothing is sent from here.
      </p>
      <div className="wi-import-ways">
        <button
          type="button"
          className="button button-small"
          onClick={() => save('change.md', 'text/markdown', markdownOf(difference))}
        >
          Save for the change board (Markdown)
        </button>
        <button
          type="button"
          className="button button-small"
          onClick={() => save('change.http', 'text/plain', `${plan.map(httpOf).join('\n\n###\n\n')}\n`)}
        >
          Save the Graph calls
        </button>
        <button
          type="button"
          className="button button-small"
          onClick={() => save('change.json', 'application/json', JSON.stringify(difference, null, 2))}
        >
          Save as JSON
        </button>
      </div>
      <details className="wi-more">
        <summary>The calls</summary>
        {plan.map((call) => (
          <div key={`${call.method} ${call.url} ${call.displayName}`}>
            <p className="wi-small">
              {call.displayName}: <code>{call.permissions.join(', ')}</code>
              {call.note !== null && `. ${call.note}`}
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <section tabIndex={0} aria-label={`${call.method} ${call.displayName}`}>
              <pre>{httpOf(call)}</pre>
            </section>
          </div>
        ))}
      </details>
    </>
  )
}

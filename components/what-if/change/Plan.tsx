import {
  type Difference,
  httpOf,
  markdownOf,
  PLAN_TAKES,
  permissionsOf,
} from '../../../simulator/doors/policy-change'
import { saveFile } from '../../ui/save-file'
import { Refusals } from '../tenant/Refusals'

/** The change as it leaves the page: the same texts that `lab diff` writes. */
export function Plan({ difference }: { readonly difference: Difference }) {
  const { plan } = difference
  if (plan.length === 0) return null
  const refused = plan.filter(({ refusals }) => refusals.length > 0)
  const isRefused = refused.some(({ refusals }) => refusals.some(({ isCertain }) => isCertain))
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
      {refused.length > 0 && (
        <p>
          Graph {isRefused ? 'refuses' : 'may refuse'}{' '}
          {refused.length === 1 ? 'one of the calls' : `${refused.length} of the calls`}: why stands beside
          it. What the change does is worked out all the same.
        </p>
      )}
      <details className="wi-more" open={isRefused}>
        <summary>The calls</summary>
        {plan.map((call) => (
          <div key={`${call.method} ${call.url} ${call.displayName}`}>
            <p className="wi-small wi-few">
              {call.displayName}: <code>{call.permissions.join(', ')}</code>
              {call.note !== null && `. ${call.note}`}
            </p>
            <Refusals of={call.refusals} />
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

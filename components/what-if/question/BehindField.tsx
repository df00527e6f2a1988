import { useWhatIf, useWhatIfState } from '../use-what-if'

/** What the resource depends on: policies of those services count as well. */
export function BehindField() {
  const control = useWhatIf()
  const question = useWhatIfState((state) => state.question)
  const behind = useWhatIfState(({ aside }) => aside.behind)
  if (behind.length === 0) return null
  const { serviceDependencies: leftOut, ...others } = question
  return (
    <div className="wi-behind">
      <p className="wi-small">
        It depends on {new Intl.ListFormat('en').format(behind)}: whoever opens it has to satisfy their
        policies too. Microsoft’s list of such services is not complete.{' '}
        <a href="https://learn.microsoft.com/entra/identity/conditional-access/service-dependencies">
          Service dependencies
        </a>
      </p>
      <label>
        <input
          type="checkbox"
          checked={leftOut !== undefined}
          onChange={(event) =>
            control.ask(event.target.checked ? { ...others, serviceDependencies: 'leftOut' } : others)
          }
        />
        Leave these out, as Microsoft’s What If does
      </label>
    </div>
  )
}

import { elsewhere } from '../model/elsewhere'
import { useWhatIf, useWhatIfState } from '../use-what-if'

const MOST = 4

/** Of a question that came with a link: what of it the tenant here does not have, and the way to bring the other in. */
export function OtherTenant() {
  const control = useWhatIf()
  const { kind } = useWhatIfState(({ source }) => source)
  const isLinked = useWhatIfState((state) => state.isLinked)
  const question = useWhatIfState((state) => state.question)
  const tenant = useWhatIfState((state) => state.tenant)
  const missing = isLinked ? elsewhere(question, tenant) : []
  const here = kind === 'sample' ? 'The sample tenant' : 'The tenant from your files'
  const more = missing.length > MOST ? `, and ${missing.length - MOST} more` : ''
  const bring = () => {
    const { open } = control.store.getState()
    control.update({ open: { ...open, tenant: true } })
    requestAnimationFrame(() => document.getElementById('wi-import')?.scrollIntoView({ block: 'nearest' }))
  }
  return (
    <div role="status" aria-label="Of another tenant">
      {missing.length > 0 && (
        <div className="wi-reset">
          <p>
            <b>This link seems to be about another tenant.</b> {here} does not have{' '}
            {missing.slice(0, MOST).join(', ')}
            {more}.
          </p>
          <p>
            What stands below is the answer {kind === 'sample' ? 'of the sample' : 'of your files'}. A link
            never holds a tenant: drop the export of the one that is meant, and the question stays.
          </p>
          <button type="button" className="button button-small" onClick={bring}>
            Bring that tenant
          </button>
        </div>
      )}
    </div>
  )
}

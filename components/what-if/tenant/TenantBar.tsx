import { ReadingPanel } from '../reading/ReadingPanel'
import { useWhatIf, useWhatIfState } from '../use-what-if'
import { ImportPanel } from './ImportPanel'

const COUNTS = [
  ['conditionalAccessPolicies', 'policy', 'policies'],
  ['users', 'person', 'people'],
  ['groups', 'group', 'groups'],
  ['servicePrincipals', 'service principal', 'service principals'],
] as const

/** Whose policies answer, and the way to bring others in. */
export function TenantBar() {
  const control = useWhatIf()
  const source = useWhatIfState((state) => state.source)
  const tenant = useWhatIfState((state) => state.tenant)
  const open = useWhatIfState((state) => state.open.tenant)
  // Who stands for those that an export left out came in no file.
  const isReal = ({ id }: { readonly id: string }) => !control.engine.isStandIn(id)
  const reading = useWhatIfState((state) => state.open.reading)
  const toggleReading = () => {
    const state = control.store.getState()
    if (!reading && state.read.status === 'none') control.read()
    else control.update({ open: { ...state.open, reading: !reading } })
  }
  const toggle = () => {
    const state = control.store.getState()
    control.update({ open: { ...state.open, tenant: !open } })
  }
  return (
    <section className="wi-tenant" aria-label="The tenant">
      <div className="wi-tenant-bar">
        <p>
          <b className="wi-tenant-name">{source.name}</b>
          <span>
            {source.kind === 'sample' ? 'the sample tenant' : 'from your files'}:{' '}
            {COUNTS.map(([member, one, many]) => {
              const { length } = member === 'users' ? tenant.users.filter(isReal) : tenant[member]
              return `${length.toLocaleString('en')} ${length === 1 ? one : many}`
            }).join(', ')}
          </span>
        </p>
        <button
          type="button"
          className="button button-sign"
          aria-expanded={open}
          aria-controls="wi-import"
          onClick={toggle}
        >
          {source.kind === 'sample' ? 'Bring your own tenant' : 'Import and export'}
        </button>
        <button
          type="button"
          className="button"
          aria-expanded={reading}
          aria-controls="wi-reading"
          onClick={toggleReading}
        >
          What will bite
        </button>
      </div>
      <div id="wi-reading" hidden={!reading}>
        {reading && <ReadingPanel />}
      </div>
      <div id="wi-import" hidden={!open}>
        <ImportPanel />
      </div>
    </section>
  )
}

import { useState, useSyncExternalStore } from 'react'
import type { Editing } from '../change/edit/use-editing'
import type { Flow } from '../lab/engine'
import { useLab, useLabState } from '../lab/lab-context'
import { CompareRuns } from './CompareRuns'
import { KeptRuns } from './KeptRuns'
import { keptRuns, subscribe } from './kept-runs'
import { STYLE } from './style'
import { TenantPick } from './TenantPick'

/** Where a run takes place, who is in it, what was kept of it, and what it was before. */
export function Sandbox({ flow, editing }: { readonly flow: Flow; readonly editing: Editing }) {
  const lab = useLab()
  const [before, setBefore] = useState<string>()
  const name = flow.sites.find((site) => site.tenant)?.tenant?.organization.displayName
  const own = useLabState((state) => state.tenant)
  const kept = useSyncExternalStore(subscribe, keptRuns, () => [])
  return (
    <section aria-label="Sandbox" className="sandbox">
      <style>{STYLE}</style>
      <p className="change-do">
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            lab.pause()
            setBefore('untouched')
          }}
        >
          Compare before and after
        </button>
      </p>
      <details>
        <summary>
          Tenant: {name}
          {own === undefined ? '' : own === 'empty' ? ' (new)' : ' (yours)'}
        </summary>
        <TenantPick flow={flow} editing={editing} />
      </details>
      <details>
        <summary>Kept runs{kept.length > 0 ? ` (${kept.length})` : ''}</summary>
        <KeptRuns kept={kept} onCompare={setBefore} />
      </details>
      {before !== undefined && (
        <CompareRuns kept={kept} before={before} onBefore={setBefore} onClose={() => setBefore(undefined)} />
      )}
    </section>
  )
}

import { useState, useSyncExternalStore } from 'react'
import type { Editing } from '../change/edit/use-editing'
import { useLate } from '../inspector/use-late'
import type { Flow } from '../lab/engine'
import { useLab, useLabState } from '../lab/lab-context'
import { type KeptRun, keptRuns, subscribe } from './kept-runs'
import { STYLE } from './style'

const NONE: readonly KeptRun[] = []

/** Each part is loaded when somebody opens it: what reads exports is as long as the panel that it stands in. */
const loadTenant = () => import('./TenantPick')
const loadKept = () => import('./KeptRuns')
const loadCompare = () => import('./CompareRuns')

/** Where a run takes place, who is in it, what was kept of it, and what it was before. */
export function Sandbox({ flow, editing }: { readonly flow: Flow; readonly editing: Editing }) {
  const lab = useLab()
  const before = useLabState(({ compared }) => compared?.id)
  const setBefore = (id: string) => lab.update({ compared: { id } })
  const [opened, setOpened] = useState({ tenant: false, kept: false })
  const name = flow.sites.find((site) => site.tenant)?.tenant?.organization.displayName
  const own = useLabState((state) => state.tenant)
  const kept = useSyncExternalStore(subscribe, keptRuns, () => NONE)
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
      <details
        onToggle={({ currentTarget: { open } }) => open && setOpened((all) => ({ ...all, tenant: true }))}
      >
        <summary>
          Tenant: {name}
          {own === undefined ? '' : own === 'empty' ? ' (new)' : ' (yours)'}
        </summary>
        {opened.tenant && <LateTenant flow={flow} editing={editing} />}
      </details>
      <details
        onToggle={({ currentTarget: { open } }) => open && setOpened((all) => ({ ...all, kept: true }))}
      >
        <summary>Kept runs{kept.length > 0 ? ` (${kept.length})` : ''}</summary>
        {opened.kept && <LateKept kept={kept} onCompare={setBefore} />}
      </details>
      {before !== undefined && (
        <LateCompare
          kept={kept}
          before={before}
          onBefore={setBefore}
          onClose={() => lab.update({ compared: undefined })}
        />
      )}
    </section>
  )
}

const LOST = <p role="status">This part did not load. Open it again to try once more.</p>

function LateTenant(props: Parameters<Awaited<ReturnType<typeof loadTenant>>['TenantPick']>[0]) {
  const late = useLate(loadTenant)
  return late === 'failed' ? LOST : late && <late.TenantPick {...props} />
}

function LateKept(props: Parameters<Awaited<ReturnType<typeof loadKept>>['KeptRuns']>[0]) {
  const late = useLate(loadKept)
  return late === 'failed' ? LOST : late && <late.KeptRuns {...props} />
}

function LateCompare(props: Parameters<Awaited<ReturnType<typeof loadCompare>>['CompareRuns']>[0]) {
  const late = useLate(loadCompare)
  return late === 'failed' ? LOST : late && <late.CompareRuns {...props} />
}

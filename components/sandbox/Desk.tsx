'use client'

import { useId, useState, useSyncExternalStore } from 'react'
import { catalogue, findFlow } from '../../simulator/doors/catalogue'
import styles from './desk.module.css'
import { forgetRun, type KeptRun, keptRuns, subscribe } from './kept-runs'

type Door = typeof import('./desk-door')

const NONE: readonly KeptRun[] = []

/** Where a reader begins a run of their own: a flow, a tenant, a file, or one that was kept. */
export function Desk() {
  const id = useId()
  const kept = useSyncExternalStore(subscribe, keptRuns, () => NONE)
  const [flow, setFlow] = useState(catalogue[0]?.slug ?? '')
  const [tenant, setTenant] = useState<'sample' | 'empty' | 'own'>('sample')
  const [files, setFiles] = useState<readonly File[]>([])
  const [said, say] = useState('')
  const withDoor = async (use: (door: Door) => Promise<string | undefined>) => {
    try {
      say((await use(await import('./desk-door'))) ?? '')
    } catch {
      say('What opens a run did not load: try again.')
    }
  }
  const begin = () => {
    if (tenant === 'own' && files.length === 0) return say('Choose the files of your tenant first.')
    say('Opening.')
    void withDoor((door) => door.begin(flow, tenant, files))
  }
  return (
    <div className={styles.desk}>
      <form
        aria-label="A new run"
        onSubmit={(event) => {
          event.preventDefault()
          begin()
        }}
      >
        <h2>A new run</h2>
        <p>
          <label htmlFor={`${id}-flow`}>Flow</label>
          <select id={`${id}-flow`} value={flow} onChange={({ target }) => setFlow(target.value)}>
            {catalogue.map(({ slug, title, kind }) => (
              <option key={slug} value={slug}>
                {kind === 'attack' ? `Attack: ${title}` : title}
              </option>
            ))}
          </select>
        </p>
        <fieldset>
          <legend>Tenant</legend>
          {(
            [
              ['sample', 'Contoso, the sample tenant'],
              ['empty', 'A new one: nobody and nothing in it but Microsoft Graph'],
              ['own', 'One of yours, from Graph JSON'],
            ] as const
          ).map(([value, title]) => (
            <label key={value}>
              <input
                type="radio"
                name={`${id}-tenant`}
                checked={tenant === value}
                onChange={() => setTenant(value)}
              />
              {title}
            </label>
          ))}
        </fieldset>
        {tenant === 'own' && (
          <p>
            <label htmlFor={`${id}-files`}>Files of the tenant</label>
            <input
              id={`${id}-files`}
              type="file"
              multiple
              accept=".json,.zip,.jsonl,application/json,application/zip"
              onChange={({ target }) => setFiles([...(target.files ?? [])])}
            />
            <small>JSON or zip, at most 16 MiB. Nothing is uploaded.</small>
          </p>
        )}
        <p>
          <button type="submit" className="button button-strong">
            Open the lab
          </button>
        </p>
        <p role="status">{said}</p>
      </form>
      <section aria-labelledby={`${id}-kept`}>
        <h2 id={`${id}-kept`}>Kept runs</h2>
        <p>
          <label htmlFor={`${id}-file`}>Open the file of a run</label>
          <input
            id={`${id}-file`}
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) void withDoor((door) => door.openFile(file))
              target.value = ''
            }}
          />
        </p>
        {kept.length === 0 ? (
          <p>None yet. In a lab, open Change, then “Kept runs”. They stay in this browser.</p>
        ) : (
          <ul>
            {kept.map((run) => (
              <li key={run.id}>
                <span>
                  {run.name}{' '}
                  {run.file !== undefined && <small>{findFlow(run.flow)?.title ?? run.flow}</small>}
                </span>
                {run.file !== undefined && (
                  <button
                    type="button"
                    className="button button-small"
                    aria-label={`Open: ${run.name}`}
                    onClick={() => void withDoor((door) => door.openText(run.file ?? ''))}
                  >
                    Open
                  </button>
                )}
                <button
                  type="button"
                  className="button button-small"
                  aria-label={`Forget: ${run.name}`}
                  onClick={() => forgetRun(run.id)}
                >
                  Forget
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

'use client'

import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { catalogue, findFlow } from '../../simulator/doors/catalogue'
import styles from './desk.module.css'
import { forgetRun, type KeptRun, keptRuns, subscribe } from './kept-runs'

type Door = typeof import('./desk-door')
type Cast = import('./desk-door').Cast
type Wanted = import('./desk-door').Wanted

const NONE: readonly KeptRun[] = []

/** Where a reader begins a run of their own: a flow, a tenant, a file, or one that was kept. */
export function Desk() {
  const id = useId()
  const kept = useSyncExternalStore(subscribe, keptRuns, () => NONE)
  const [flow, setFlow] = useState(catalogue[0]?.slug ?? '')
  const [tenant, setTenant] = useState<'sample' | 'empty' | 'own'>('sample')
  const [files, setFiles] = useState<readonly File[]>([])
  const [cast, setCast] = useState<Cast>()
  const [person, setPerson] = useState('')
  const [clients, setClients] = useState<Wanted['clients']>({})
  const [said, say] = useState('')
  const wanted = { flow, tenant, files, person, clients }
  /** Whoever was chosen is of another flow, or of another tenant. */
  const elsewhere = () => {
    setCast(undefined)
    setPerson('')
    setClients({})
    say('')
  }
  const withDoor = async (use: (door: Door) => Promise<string | undefined>) => {
    try {
      say((await use(await import('./desk-door'))) ?? '')
    } catch {
      say('What opens a run did not load: try again.')
    }
  }
  const begin = () => {
    say('Opening.')
    void withDoor((door) => door.begin(wanted))
  }
  const look = () =>
    withDoor(async (door) => {
      const found = await door.castOf(wanted)
      if (typeof found === 'string') return found
      setCast(found)
      return undefined
    })
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
          <select
            id={`${id}-flow`}
            value={flow}
            onChange={({ target }) => {
              setFlow(target.value)
              elsewhere()
            }}
          >
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
                onChange={() => {
                  setTenant(value)
                  elsewhere()
                }}
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
              onChange={({ target }) => {
                setFiles([...(target.files ?? [])])
                elsewhere()
              }}
            />
            <small>JSON or zip, at most 16 MiB. Nothing is uploaded.</small>
          </p>
        )}
        {cast ? (
          <Who {...{ cast, person, setPerson, clients, setClients }} />
        ) : (
          <p>
            <button type="button" className="button button-small" onClick={() => void look()}>
              Choose who signs in, and as which app
            </button>
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

interface WhoProps {
  readonly cast: Cast
  readonly person: string
  readonly setPerson: (person: string) => void
  readonly clients: Wanted['clients']
  readonly setClients: (clients: Wanted['clients']) => void
}

/** Who signs in, and which registration each program says that it is. */
function Who({ cast, person, setPerson, clients, setClients }: WhoProps) {
  const id = useId()
  const first = useRef<HTMLSelectElement>(null)
  // The button that asked for it is gone.
  useEffect(() => first.current?.focus(), [])
  return (
    <>
      {cast.people.length > 0 && (
        <p>
          <label htmlFor={`${id}-person`}>Who signs in</label>
          <select
            id={`${id}-person`}
            ref={first}
            value={person}
            onChange={({ target }) => setPerson(target.value)}
          >
            <option value="">whoever the story is about</option>
            {cast.people.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </p>
      )}
      {cast.programs.map((program, at) => (
        <p key={program.id}>
          <label htmlFor={`${id}-${program.id}`}>{program.name} says that it is</label>
          <select
            id={`${id}-${program.id}`}
            ref={at === 0 && cast.people.length === 0 ? first : undefined}
            value={clients[program.id] ?? ''}
            onChange={({ target }) => setClients({ ...clients, [program.id]: target.value })}
          >
            <option value="">itself, as its developer wrote it</option>
            {cast.registrations.map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
        </p>
      ))}
    </>
  )
}

import { useMemo, useRef, useState } from 'react'
import { type Program, programsOf, withSettings } from '../../simulator/doors/edit'
import { type Missing, missingIn, type OwnTenant, writeTenant } from '../../simulator/doors/sandbox'
import { counted } from '../../simulator/doors/view'
import type { Editing } from '../change/edit/use-editing'
import type { Flow } from '../lab/engine'
import { useLab, useLabState } from '../lab/lab-context'
import { saveFile } from '../ui/save-file'
import { LIMITS_SAID } from './limits'
import { NO_ROOM, openRun } from './open-run'
import { type Choice, MOST_LISTED, peopleOf, registrationsOf } from './people'
import { bringTenant, broughtIn } from './tab-tenants'
import { addMissing, moveToTenant, signInAs } from './use-tenant'

/** Which tenant the story runs in, who signs in, which registration its programs say they are, and what is missing for it. */
export function TenantPick({ flow, editing }: { readonly flow: Flow; readonly editing: Editing }) {
  const lab = useLab()
  const own = useLabState((state) => state.tenant)
  const sample = useLabState(({ plain }) => plain?.flow) ?? flow
  const [said, say] = useState<readonly string[]>([])
  const [over, setOver] = useState(false)
  /** Picked, and the story is not there yet. */
  const [going, go] = useState<{ readonly to: OwnTenant | undefined }>()
  const now = going ? going.to : own
  const files = useRef<HTMLInputElement>(null)
  const bring = async (chosen: readonly File[]) => {
    if (chosen.length === 0) return
    say(['Reading.'])
    const brought = await import('./read-files').then(
      ({ readFiles }) => readFiles(chosen, sample),
      () => ({ kind: 'nothing', says: 'What reads files did not load: try again.' }) as const,
    )
    if (brought.kind === 'nothing') return say([brought.says])
    if (brought.kind === 'run') {
      const problem = await openRun(lab, brought.text)
      return say([problem ?? 'The run of the file is here.'])
    }
    const { tenant, counts, left } = brought.read
    const { own: made, outlasts } = bringTenant(tenant)
    await moveToTenant(lab, made)
    const came = Object.entries(counts).flatMap(([name, count]) =>
      count > 0 ? [counted(count, name.replace(/s$/, ''), name)] : [],
    )
    say([
      `${tenant.organization.displayName} is here: ${came.join(', ')}. It stays in this browser, and out of links.`,
      ...(outlasts ? [] : [NO_ROOM]),
      ...left,
    ])
  }
  const pick = (next: OwnTenant | undefined) => {
    // The tab may have let it go meanwhile.
    const outlasts = typeof next !== 'object' || bringTenant(next.tenant).outlasts
    say(outlasts ? [] : [NO_ROOM])
    const way = { to: next }
    go(way)
    // Whoever picks another one meanwhile goes there.
    const end = () => go((latest) => (latest === way ? undefined : latest))
    moveToTenant(lab, next).then(end, end)
  }
  const company = sample.sites.find((site) => site.tenant)?.tenant?.organization.displayName
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the button that chooses files.
    <div
      className={over ? 'sandbox-over' : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void bring([...event.dataTransfer.files])
      }}
    >
      <fieldset>
        <legend>The story runs in</legend>
        <label>
          <input type="radio" name="tenant" checked={now === undefined} onChange={() => pick(undefined)} />
          {company}, the sample tenant
        </label>
        <label>
          <input type="radio" name="tenant" checked={now === 'empty'} onChange={() => pick('empty')} />a new
          tenant: nobody and nothing in it but Microsoft Graph
        </label>
        {broughtIn().map((each) => (
          <label key={each.key}>
            <input type="radio" name="tenant" checked={now === each} onChange={() => pick(each)} />
            {each.tenant.organization.displayName}, which you brought in
          </label>
        ))}
      </fieldset>
      <p className="change-do">
        <button type="button" className="button button-small" onClick={() => files.current?.click()}>
          Bring in Graph JSON, or a run
        </button>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          aria-label="Files of a tenant, or of a run"
          accept=".json,.zip,.jsonl,application/json,application/zip"
          onChange={({ target }) => {
            void bring([...(target.files ?? [])])
            target.value = ''
          }}
        />
        <button type="button" className="button button-small" onClick={() => save(editing.tenant)}>
          Save the tenant as Graph JSON
        </button>
      </p>
      <p className="quiet">
        Files can be dropped here too. {LIMITS_SAID} Nothing is uploaded. No export has passwords: everybody
        in it has this lab’s own, which the browser fills in.
      </p>
      <div role="status">
        {[...new Set(said)].map((each) => (
          <p key={each}>{each}</p>
        ))}
      </div>
      {Object.keys(flow.people).length > 0 && <Person flow={flow} editing={editing} />}
      <Registrations flow={flow} sample={sample} editing={editing} />
    </div>
  )
}

function save(tenant: Editing['tenant']): void {
  const text = `${JSON.stringify(writeTenant(tenant), null, 2)}\n`
  const name = tenant.organization.displayName.toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'tenant'
  saveFile(`${name}.tenant.json`, new Blob([text], { type: 'application/json' }))
}

function Person({ flow, editing }: { readonly flow: Flow; readonly editing: Editing }) {
  const lab = useLab()
  const filled = useLabState(({ story }) => story.filled)
  const asked = filled.find(({ prompt }) => prompt === 'username')
  const now = (asked?.value as { readonly username?: string } | undefined)?.username ?? ''
  const known = peopleOf(editing.tenant)
  return (
    <>
      <Choose
        key={now}
        label="Who signs in"
        now={now}
        choices={
          known.some(({ value }) => value === now)
            ? known
            : [{ value: now, title: now || 'nobody is asked' }, ...known]
        }
        act="Sign in"
        onChoose={(name) => void signInAs(lab, flow, name)}
      />
      {editing.tenant.users.length > MOST_LISTED && (
        <small>The first {MOST_LISTED} are listed. Anybody else types their name in the browser.</small>
      )}
    </>
  )
}

interface ChooseProps {
  readonly label: string
  readonly now: string
  readonly choices: readonly Choice[]
  /** What the button beside it says: keys go through a list one by one, and not every one of it is run. */
  readonly act: string
  readonly onChoose: (value: string) => void
}

function Choose({ label, now, choices, act, onChoose }: ChooseProps) {
  const [chosen, choose] = useState(now)
  return (
    <form
      className="sandbox-field change-search"
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen !== now) onChoose(chosen)
      }}
    >
      <label>
        <span>{label}</span>
        <select value={chosen} onChange={({ target }) => choose(target.value)}>
          {choices.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button button-small" aria-disabled={chosen === now || undefined}>
        {act}
        <span className="visually-hidden">: {label}</span>
      </button>
    </form>
  )
}

interface RegistrationsProps {
  readonly flow: Flow
  readonly sample: Flow
  readonly editing: Editing
}

/** Which registration each program says it is, and what the story needs that is not there. */
function Registrations({ flow, sample, editing }: RegistrationsProps) {
  const lab = useLab()
  const events = useLabState(({ story }) => story.events)
  const interventions = useLabState((state) => state.interventions)
  const programs = useMemo(
    () => programsOf(flow, events, interventions, sample),
    [flow, events, interventions, sample],
  )
  const { tenant } = editing
  const clients = Object.fromEntries(programs.map(({ party, settings }) => [party.id, settings.client_id]))
  const missing = missingIn(sample, tenant, clients)
  const registrations = registrationsOf(tenant)
  const add = (each: Missing) => void addMissing(lab, flow, each, tenant)
  return (
    <>
      {programs.map((program) => (
        <Registration
          key={program.party.id}
          program={program}
          known={registrations}
          onChoose={(clientId) => {
            const { client_id: _, ...others } = program.settings
            const settings = clientId === undefined ? others : { ...others, client_id: clientId }
            void lab.change(withSettings(interventions, program, settings))
          }}
        />
      ))}
      <section aria-label="What is missing">
        <h2>
          {missing.length === 0
            ? 'All that the story needs is in this tenant.'
            : 'What the story needs and does not find'}
        </h2>
        <ul className="sandbox-missing">
          {missing.map((each) => (
            <li key={each.says}>
              <span>{each.says}</span>
              {each.put.length > 0 && (
                <button
                  type="button"
                  className="button button-small"
                  aria-label={`Add: ${each.says}`}
                  onClick={() => add(each)}
                >
                  Add
                </button>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

interface RegistrationProps {
  readonly program: Program
  readonly known: readonly Choice[]
  readonly onChoose: (clientId: string | undefined) => void
}

function Registration({ program: { party, settings }, known, onChoose }: RegistrationProps) {
  const set = settings.client_id ?? ''
  const other = set && !known.some(({ value }) => value === set) ? [{ value: set, title: set }] : []
  return (
    <Choose
      key={set}
      label={`${party.name} says that it is`}
      now={set}
      choices={[{ value: '', title: 'itself, as its developer wrote it' }, ...other, ...known]}
      act="Run so"
      onChoose={(value) => onChoose(value || undefined)}
    />
  )
}

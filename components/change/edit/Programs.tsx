import { useId, useMemo, useState } from 'react'
import {
  type Program,
  type ProgramSetting,
  type ProgramSettings,
  programsOf,
  type Tenant,
  withSettings,
} from '../../../simulator/doors/edit'
import type { Flow } from '../../lab/engine'
import { useLab, useLabState } from '../../lab/lab-context'

/** What each parameter is for, in a few words; the inspector says more where it travels. */
const SAYS: Readonly<Record<ProgramSetting, string>> = {
  client_id: 'which application it says it is',
  redirect_uri: 'where the answer is to come; on its own host, the program listens there',
  scope: 'what it asks for, with spaces between',
  response_mode: 'how the answer comes: query, fragment, form_post',
  prompt: 'what to ask whatever happened before: login, consent, select_account, none',
  login_hint: 'whom it expects',
  domain_hint: 'of which organization it expects them',
  max_age: 'how many seconds ago they may have signed in at most',
}

/** What the programs of this run are set up to send: each parameter can be typed otherwise, or left out. */
export function Programs({ flow, tenant }: { readonly flow: Flow; readonly tenant: Tenant }) {
  const id = useId()
  const events = useLabState(({ story }) => story.events)
  const interventions = useLabState((state) => state.interventions)
  const sample = useLabState(({ plain }) => plain?.flow)
  const programs = useMemo(
    () => programsOf(flow, events, interventions, sample),
    [flow, events, interventions, sample],
  )
  return (
    <>
      {programs.map((program) => (
        <Sends key={program.party.id} program={program} registered={id} />
      ))}
      <Registered id={id} tenant={tenant} />
    </>
  )
}

/** More than this are no list that anybody reads. */
const MOST_LISTED = 500

/** What client_id can be, to choose from: it can be typed all the same. */
export function Registered({ id, tenant }: { readonly id: string; readonly tenant: Tenant }) {
  return (
    <datalist id={id}>
      {tenant.applications.slice(0, MOST_LISTED).map(({ appId, displayName }) => (
        <option key={appId} value={appId}>
          {displayName}
        </option>
      ))}
    </datalist>
  )
}

interface SendsProps {
  readonly program: Program
  /** Of the list of what is registered. */
  readonly registered: string
}

function Sends({ program, registered }: SendsProps) {
  // What was opened stays open when its settings are put back.
  const [open, setOpen] = useState(Object.keys(program.settings).length > 0)
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>What {program.party.name} sends</summary>
      {/* Settings that came otherwise (a link, Back) begin the form anew. */}
      <ProgramForm
        key={JSON.stringify([program.settings, program.sends])}
        program={program}
        registered={registered}
      />
    </details>
  )
}

function ProgramForm({ program, registered }: SendsProps) {
  const lab = useLab()
  const interventions = useLabState((state) => state.interventions)
  const { party, sends, settings } = program
  const [typed, setTyped] = useState<ProgramSettings>(settings)
  const use = (wanted: ProgramSettings) => void lab.change(withSettings(interventions, program, wanted))
  return (
    <form
      className="change-form"
      aria-label={`What ${party.name} sends`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        use(typed)
      }}
    >
      {sends.map(({ name, value }) => (
        <Setting
          key={name}
          name={name}
          value={name in settings ? undefined : value}
          set={typed[name]}
          list={name === 'client_id' ? registered : undefined}
          onSet={(next) => setTyped((before) => withSetting(before, name, next))}
        />
      ))}
      <Secret
        program={program}
        set={typed.client_secret}
        onSet={(next) => setTyped((before) => withSetting(before, 'client_secret', next))}
      />
      <p className="change-do">
        <button
          type="submit"
          className="button button-small"
          disabled={JSON.stringify(typed) === JSON.stringify(settings)}
        >
          Run with these
        </button>
        <button
          type="button"
          className="button button-small"
          disabled={Object.keys({ ...settings, ...typed }).length === 0}
          onClick={() => (Object.keys(settings).length > 0 ? use({}) : setTyped({}))}
        >
          As its developer wrote it
        </button>
      </p>
    </form>
  )
}

/** Settings with another value of `name`; undefined: as the developer wrote it. */
function withSetting(
  before: ProgramSettings,
  name: keyof ProgramSettings,
  next: string | null | undefined,
): ProgramSettings {
  const { [name]: _, ...rest } = before
  return next === undefined ? rest : { ...rest, [name]: next }
}

const AS_WRITTEN = ''
const NONE = 'none'
/** No registration has a secret under this key: what it says is none of theirs. */
const MISTYPED = 'mistyped'

interface SecretProps {
  readonly program: Program
  readonly set: string | null | undefined
  onSet(next: string | null | undefined): void
}

/** Which of its secrets a program uses. Nobody types one, and no link says one (decision 032). */
function Secret({ program: { secrets }, set, onSet }: SecretProps) {
  if (secrets.length === 0 && set === undefined) return null
  const isKnown = typeof set !== 'string' || set === MISTYPED || secrets.some(({ keyId }) => keyId === set)
  return (
    <div>
      <label>
        <span>
          <code>client_secret</code> <small>which of its secrets it proves itself with</small>
        </span>
        <select
          name="client_secret"
          value={set === null ? NONE : (set ?? AS_WRITTEN)}
          onChange={({ target: { value } }) =>
            onSet(value === NONE ? null : value === AS_WRITTEN ? undefined : value)
          }
        >
          <option value={AS_WRITTEN}>as its developer wrote it</option>
          {secrets.map(({ keyId, name }) => (
            <option key={keyId} value={keyId}>
              {name}
            </option>
          ))}
          {!isKnown && <option value={set}>one that is gone from its registration</option>}
          <option value={MISTYPED}>one with a mistake in it</option>
          <option value={NONE}>none</option>
        </select>
      </label>
    </div>
  )
}

interface SettingProps {
  readonly name: ProgramSetting
  /** What its developer made it send; undefined where it is not sent, or not known because it was set to something else. */
  readonly value: string | undefined
  /** What is set instead; null where it is left out. */
  readonly set: string | null | undefined
  /** The list that it can be chosen from. */
  readonly list: string | undefined
  onSet(next: string | null | undefined): void
}

function Setting({ name, value, set, list, onSet }: SettingProps) {
  return (
    <div>
      <label>
        <span>
          <code>{name}</code> <small>{SAYS[name]}</small>
        </span>
        <input
          name={name}
          value={set === null ? '' : (set ?? value ?? '')}
          disabled={set === null}
          placeholder={set === null ? 'left out' : 'as its developer wrote it'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={2048}
          list={list}
          onChange={({ target }) => onSet(target.value)}
        />
      </label>
      {set === undefined ? (
        value !== undefined && (
          <button type="button" className="button button-small" onClick={() => onSet(null)}>
            Leave out<span className="visually-hidden">: {name}</span>
          </button>
        )
      ) : (
        <button type="button" className="button button-small" onClick={() => onSet(undefined)}>
          As it was<span className="visually-hidden">: {name}</span>
        </button>
      )}
    </div>
  )
}

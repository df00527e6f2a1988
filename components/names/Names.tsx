import { useEffect, useRef, useState } from 'react'
import type { Flow } from '../lab/engine'
import { useLab, useLabState } from '../lab/lab-context'
import { giveNames } from './give-names'

const loadDoor = () => import('../../simulator/doors/own-names')
type Door = Awaited<ReturnType<typeof loadDoor>>

const COMPANY = 'company'

/** Own names for the company, the people and the applications of this run. What cannot be a name is said at its field. */
export function Names() {
  const lab = useLab()
  const sample = useLabState((state) => (state.plain ?? state).flow)
  const tenant = useLabState((state) => state.tenant)
  const given = useLabState((state) => state.names)
  const [door, setDoor] = useState<Door | 'failed'>()
  useEffect(() => {
    let shown = true
    loadDoor().then(
      (loaded) => shown && setDoor(loaded),
      () => shown && setDoor('failed'),
    )
    return () => {
      shown = false
    }
  }, [])
  if (door === 'failed') return <p role="status">The names did not load: try again</p>
  // Names that came otherwise (a link, Back) begin the form anew.
  return (
    door &&
    sample && (
      <Form key={JSON.stringify(given)} {...{ flow: door.withTenant(sample, tenant), door, lab, given }} />
    )
  )
}

interface Props {
  readonly flow: Flow
  readonly door: Door
  readonly lab: ReturnType<typeof useLab>
  readonly given: Parameters<Door['withNames']>[1] | undefined
}

function Form({ flow, door, lab, given }: Props) {
  const old: Readonly<Record<string, string>> = {
    [COMPANY]: door.companyOf(flow),
    ...Object.fromEntries(
      [...door.peopleOf(flow), ...door.appsOf(flow)].map(({ id, displayName }) => [id, displayName]),
    ),
  }
  /** The names in `names` that are for people, or for applications. */
  const pick = (of: readonly { readonly id: string }[], names: Readonly<Record<string, string>>) =>
    Object.fromEntries(of.flatMap(({ id }) => (names[id] === undefined ? [] : [[id, names[id]]])))
  const split = (names: Readonly<Record<string, string>>) => ({
    people: pick(door.peopleOf(flow), names),
    apps: pick(door.appsOf(flow), names),
  })
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({
    ...old,
    ...given?.people,
    ...given?.apps,
    ...(given?.company && { [COMPANY]: given.company }),
  })
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const form = useRef<HTMLFormElement>(null)

  const use = async (names: Readonly<Record<string, string>>) => {
    const { [COMPANY]: company, ...others } = names
    const changed = Object.fromEntries(Object.entries(others).filter(([id, name]) => name !== old[id]))
    const isPlain = company === old[COMPANY] && Object.keys(changed).length === 0
    lab.act()
    const named = isPlain
      ? undefined
      : { ...split(changed), ...(company !== undefined && company !== old[COMPANY] && { company }) }
    if (await giveNames(lab.store, named, lab.store.getState().tenant))
      await lab.show({}, lab.store.getState().player.position)
  }
  const submit = () => {
    const names = Object.fromEntries(Object.entries(typed).map(([id, name]) => [id, door.plainName(name)]))
    const same = door.sameNames(flow, split(names))
    const found = Object.fromEntries(
      Object.entries(names).flatMap(([id, name]) => {
        const says = door.nameProblem(name) ?? (same.includes(id) ? 'Another one has this name.' : undefined)
        return says ? [[id, says] as const] : []
      }),
    )
    setProblems(found)
    const [first] = Object.keys(old).filter((id) => id in found)
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
    else void use(names)
  }
  return (
    <form
      ref={form}
      className="names"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="quiet">
        They stand wherever the run shows a name, and in a link to it. User names, addresses and permissions
        stay.
      </p>
      {Object.entries(old).map(([id, before]) => (
        <label key={id}>
          <span>{before}</span>
          <input
            name={id}
            value={typed[id] ?? ''}
            autoComplete="off"
            maxLength={60}
            aria-invalid={id in problems || undefined}
            aria-describedby={id in problems ? `problem-${id}` : undefined}
            onChange={(event) => setTyped({ ...typed, [id]: event.target.value })}
          />
          {problems[id] && (
            <span id={`problem-${id}`} className="names-problem">
              {problems[id]}
            </span>
          )}
        </label>
      ))}
      <p className="break-head">
        <button type="submit" className="button button-small">
          Use these names
        </button>
        <button type="button" className="button button-small" disabled={!given} onClick={() => void use(old)}>
          Put the old names back
        </button>
      </p>
    </form>
  )
}

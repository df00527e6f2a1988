import type { Clock } from '../core/clock'
import type { Scheduler } from '../core/scheduler'
import { readAdminConsentRequestPolicy } from '../directory/admin-consent-request-policy'
import type { Directory } from '../directory/directory'
import { shapeObject } from '../directory/shape'
import type { VirtualNetwork } from '../network/virtual-network'
import type { Emit, Party } from '../trace/event'
import type { TraceLog } from '../trace/log'
import { isAlternateKey, objectsNamed } from './alternate-key'
import { type Deed, type Intervention, OUTSIDE } from './intervention'
import { type ProgramSettings, SECRET_SETTING } from './program-settings'

/** What changes from outside can lay hands on. */
export interface Reach {
  readonly directories: Readonly<Record<string, Directory>>
  readonly home: Directory
  readonly parties: readonly Party[]
  readonly clock: Pick<Clock, 'now'>
  readonly scheduler: Scheduler
  readonly network: VirtualNetwork
  readonly log: TraceLog
  /** How programs are set up otherwise than their developers did it, by party. */
  readonly settings: Map<string, ProgramSettings>
}

/** A change that happened, with the event that says so; or why it did not. */
export type Performed = { readonly seq: number } | { readonly problem: string }

type Of<K extends Deed['do']> = Extract<Intervention, { do: K }>

/** Parties that no message goes to: they have no server that could go down. */
const WITHOUT_SERVER: ReadonlySet<Party['kind']> = new Set([
  'user',
  'group',
  'device',
  'browser',
  'application',
])

/** Does what happens apart from any message. */
export async function perform(each: Intervention, cause: number, reach: Reach): Promise<Performed> {
  const { log, scheduler, network } = reach
  switch (each.do) {
    case 'put':
      return inDirectory(each, cause, reach, (...to) => put(each, reach.clock.now(), ...to))
    case 'remove':
      return inDirectory(each, cause, reach, (...from) => remove(each, ...from))
    case 'consent-policy':
    case 'consent-requests':
      return inDirectory(each, cause, reach, (...of) => setPolicy(each, ...of))
    case 'wait': {
      const span = inWords(each.seconds)
      const says = each.says ?? `${span} ${span.startsWith('1 ') ? 'passes' : 'pass'}.`
      const seq = log.append(OUTSIDE, { type: 'clock-advanced', seconds: each.seconds, says }, cause)
      await scheduler.sleep(each.seconds * 1000)
      return { seq }
    }
    case 'server': {
      const problem = whyNoServer(each.party, reach)
      if (problem !== undefined) return { problem }
      const name = reach.parties.find(({ id }) => id === each.party)?.name
      const says = each.says ?? `${name} ${each.up ? 'is back' : 'goes down'}.`
      network.setUp(each.party, each.up)
      return { seq: log.append(OUTSIDE, { type: 'interfered', with: each.party, says }, cause) }
    }
    case 'configure':
      return configure(each, cause, reach)
    default:
      return { problem: 'it needs a message.' }
  }
}

function configure(each: Of<'configure'>, cause: number, { parties, settings, log }: Reach): Performed {
  const program = parties.find(({ id }) => id === each.party)
  if (!program) return { problem: `there is no party "${each.party}".` }
  settings.set(each.party, { ...settings.get(each.party), ...each.settings })
  const changes = Object.entries(each.settings).map(([name, value]) =>
    value === null ? `no ${name}` : name === SECRET_SETTING ? 'another client_secret' : `${name}=${value}`,
  )
  const says = each.says ?? `${program.name} is set up to send ${changes.join(', ')}.`
  return { seq: log.append(OUTSIDE, { type: 'interfered', with: each.party, says }, cause) }
}

/** Why `party` cannot be taken down or written to; undefined when it can. */
export function whyNoServer(party: string, { parties }: Pick<Reach, 'parties'>): string | undefined {
  const found = parties.find(({ id }) => id === party)
  if (!found) return `there is no party "${party}".`
  return WITHOUT_SERVER.has(found.kind) ? `${party} has no server.` : undefined
}

/** Has `act` change the directory that an intervention names. `act` returns why it did not, if it did not. */
function inDirectory(
  { in: place }: Intervention,
  cause: number,
  { home, directories, log }: Reach,
  act: (directory: Directory, emit: Emit) => string | undefined,
): Performed {
  const named = place === undefined ? home : Object.hasOwn(directories, place) && directories[place]
  if (!named) return { problem: `there is no tenant "${place}".` }
  const problem = act(named, (event, own = cause) => {
    const isElsewhere = event.type === 'directory-changed' && place !== undefined
    return log.append(OUTSIDE, isElsewhere ? { ...event, in: place } : event, own)
  })
  return problem === undefined ? { seq: log.events.length - 1 } : { problem }
}

function put(each: Of<'put'>, now: number, directory: Directory, emit: Emit): string | undefined {
  const { collection, object: given } = each
  const [existing] = objectsNamed(directory.tenant, collection, given.id)
  if (!existing && isAlternateKey(given.id)) return missing(given.id, collection)
  const moment = new Date(now).toISOString()
  const moments = Object.fromEntries((each.now ?? []).map((member) => [member, moment]))
  const object = { ...given, ...(existing && { id: existing.id }), ...moments }
  const shaped = shapeObject(collection, object, existing)
  if (!shaped.ok) return shaped.says
  const says = each.says ?? `${nameOf(shaped.object)} is ${existing ? 'changed' : 'added'}.`
  directory.put(collection, shaped.object as never, says, emit)
  return undefined
}

function remove(each: Of<'remove'>, directory: Directory, emit: Emit): string | undefined {
  const { collection, id } = each
  const objects = objectsNamed(directory.tenant, collection, id)
  if (objects.length === 0) return missing(id, collection)
  for (const object of objects) {
    const says = each.says ?? `${nameOf(object)} is taken out of the directory.`
    directory.remove(collection, object.id, says, emit)
  }
  return undefined
}

/** Sets one of the policies of which a tenant has one. */
function setPolicy(
  each: Of<'consent-policy'> | Of<'consent-requests'>,
  directory: Directory,
  emit: Emit,
): undefined {
  const { organization, authorizationPolicy, adminConsentRequestPolicy } = directory.tenant
  const say = (may: string) => each.says ?? `People of ${organization.displayName} ${may}.`
  if (each.do === 'consent-policy') {
    const { permissionGrantPoliciesAssigned } = each
    const may = say(`may consent to: ${permissionGrantPoliciesAssigned.join(', ') || 'nothing'}`)
    const { defaultUserRolePermissions } = authorizationPolicy
    const after = { ...defaultUserRolePermissions, permissionGrantPoliciesAssigned }
    const policy = { ...authorizationPolicy, defaultUserRolePermissions: after }
    directory.setPolicy('authorizationPolicy', policy, may, emit)
  } else {
    const version = (adminConsentRequestPolicy?.version ?? 0) + 1
    const policy = readAdminConsentRequestPolicy(
      { ...adminConsentRequestPolicy, ...each.policy, version },
      [],
    )
    const may = say(`${policy.isEnabled ? 'can' : 'cannot'} ask for what only administrators grant`)
    directory.setPolicy('adminConsentRequestPolicy', policy, may, emit)
  }
}

const missing = (id: string, collection: string) => `there is no ${id} in ${collection}.`

function nameOf(object: { readonly id: string }): string {
  const { displayName } = object as { readonly displayName?: unknown }
  return typeof displayName === 'string' && displayName !== '' ? displayName : object.id
}

/** A time as a person says it: "90 seconds", "11 minutes", "2 hours", "90 days". */
export function inWords(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ] as const
  const [size, unit] = units.find(([each]) => seconds >= each && seconds % each === 0) ?? [1, 'second']
  return `${seconds / size} ${unit}${seconds === size ? '' : 's'}`
}

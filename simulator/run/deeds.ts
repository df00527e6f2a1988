import type { Clock } from '../core/clock'
import type { Scheduler } from '../core/scheduler'
import { readAdminConsentRequestPolicy } from '../directory/admin-consent-request-policy'
import type { Directory } from '../directory/directory'
import { shapeObject } from '../directory/shape'
import type { VirtualNetwork } from '../network/virtual-network'
import type { Party } from '../trace/event'
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
      return put(each, cause, reach)
    case 'remove':
      return remove(each, cause, reach)
    case 'consent-policy':
      return setConsentPolicy(each, cause, reach)
    case 'consent-requests':
      return setConsentRequests(each, cause, reach)
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

function put(each: Of<'put'>, cause: number, reach: Reach): Performed {
  const directory = directoryOf(each, reach)
  if (!directory) return { problem: `there is no tenant "${each.in}".` }
  const [existing] = objectsNamed(directory.tenant, each.collection, each.object.id)
  if (!existing && isAlternateKey(each.object.id))
    return { problem: missing(each.object.id, each.collection) }
  const moment = new Date(reach.clock.now()).toISOString()
  const now = Object.fromEntries((each.now ?? []).map((member) => [member, moment]))
  const object = { ...each.object, ...(existing && { id: existing.id }), ...now }
  const shaped = shapeObject(each.collection, object, existing)
  if (!shaped.ok) return { problem: shaped.says }
  const says = each.says ?? `${nameOf(shaped.object)} is ${existing ? 'changed' : 'added'}.`
  directory.put(each.collection, shaped.object as never, says, emitFrom(cause, reach, each.in))
  return { seq: reach.log.events.length - 1 }
}

function remove(each: Of<'remove'>, cause: number, reach: Reach): Performed {
  const directory = directoryOf(each, reach)
  if (!directory) return { problem: `there is no tenant "${each.in}".` }
  const objects = objectsNamed(directory.tenant, each.collection, each.id)
  if (objects.length === 0) return { problem: missing(each.id, each.collection) }
  for (const object of objects) {
    const says = each.says ?? `${nameOf(object)} is taken out of the directory.`
    directory.remove(each.collection, object.id, says, emitFrom(cause, reach, each.in))
  }
  return { seq: reach.log.events.length - 1 }
}

function setConsentPolicy(each: Of<'consent-policy'>, cause: number, reach: Reach): Performed {
  const directory = directoryOf(each, reach)
  if (!directory) return { problem: `there is no tenant "${each.in}".` }
  const { permissionGrantPoliciesAssigned } = each
  const { authorizationPolicy: before, organization } = directory.tenant
  const defaultUserRolePermissions = { ...before.defaultUserRolePermissions, permissionGrantPoliciesAssigned }
  const may = permissionGrantPoliciesAssigned.join(', ') || 'nothing'
  const says = each.says ?? `People of ${organization.displayName} may consent to: ${may}.`
  const emit = emitFrom(cause, reach, each.in)
  directory.setPolicy('authorizationPolicy', { ...before, defaultUserRolePermissions }, says, emit)
  return { seq: reach.log.events.length - 1 }
}

function setConsentRequests(each: Of<'consent-requests'>, cause: number, reach: Reach): Performed {
  const directory = directoryOf(each, reach)
  if (!directory) return { problem: `there is no tenant "${each.in}".` }
  const { adminConsentRequestPolicy: before, organization } = directory.tenant
  const policy = readAdminConsentRequestPolicy({ ...before, ...each.policy }, [])
  if (!policy) return { problem: 'it names no policy.' }
  const may = policy.isEnabled ? 'can ask' : 'cannot ask'
  const says = each.says ?? `People of ${organization.displayName} ${may} for what only administrators grant.`
  const version = (before?.version ?? 0) + 1
  directory.setPolicy(
    'adminConsentRequestPolicy',
    { ...policy, version },
    says,
    emitFrom(cause, reach, each.in),
  )
  return { seq: reach.log.events.length - 1 }
}

const missing = (id: string, collection: string) => `there is no ${id} in ${collection}.`

function emitFrom(cause: number, { log }: Reach, place: string | undefined) {
  return (event: Parameters<TraceLog['append']>[1], own?: number) => {
    const isElsewhere = event.type === 'directory-changed' && place !== undefined
    return log.append(OUTSIDE, isElsewhere ? { ...event, in: place } : event, own ?? cause)
  }
}

function directoryOf(each: Intervention, { home, directories }: Reach): Directory | undefined {
  if (each.in === undefined) return home
  return Object.hasOwn(directories, each.in) ? directories[each.in] : undefined
}

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

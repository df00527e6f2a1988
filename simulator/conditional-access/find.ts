import { BUILT_IN_STRENGTHS } from '../authentication/strengths'
import { SimulationError } from '../core/errors'
import { nearest } from '../core/nearest'
import { BUILT_IN_ROLES } from '../directory/built-in-roles'
import type { PolicyTenant } from '../directory/policy-tenant'
import { APPLICATION_NAMES } from './application-groups'
import { both, either } from './lists'

/** What can be called by a name. */
export type Findable =
  | 'person'
  | 'application'
  | 'servicePrincipal'
  | 'group'
  | 'role'
  | 'location'
  | 'device'
  | 'strength'

/** Something of a tenant: its id as policies and questions write it, and its name. */
export interface FoundThing {
  readonly id: string
  readonly name: string
}

/**
 * The thing that `words` mean: an id, a name that one of them alone has, or a user principal name; letter case is ignored.
 * Microsoft's own roles and applications are there without being in the tenant.
 * @throws SimulationError when nothing is called so (with the nearest names), or several things are (with their ids)
 */
export function find(tenant: PolicyTenant, kind: Findable, words: string): FoundThing {
  const wanted = words.toLowerCase()
  const all = things(tenant)[kind]()
  const exact = all.find(({ id }) => id.toLowerCase() === wanted)
  if (exact) return { id: exact.id, name: exact.names[0] ?? exact.id }
  const named = all.filter(({ names }) => names.some((name) => name.toLowerCase() === wanted))
  const [only, ...more] = new Map(named.map((each) => [each.id.toLowerCase(), each])).values()
  if (only && more.length === 0) return { id: only.id, name: only.names[0] ?? only.id }
  if (only) {
    throw new SimulationError(
      `${more.length + 1} things are called "${words}": ${listing([only, ...more])}.`,
      `Give the id of the ${NOUNS[kind]}.`,
    )
  }
  if (ID.test(words) && kind !== 'location') return { id: words, name: words }
  const near = nearest(
    words,
    all.flatMap(({ names }) => names),
    3,
  ).map((name) => `"${name}"`)
  const hint = near.length === 0 ? 'Give a name or an id of the tenant.' : `Is it ${either(near)}?`
  throw new SimulationError(`There is no ${NOUNS[kind]} "${words}".`, hint)
}

const NOUNS: Readonly<Record<Findable, string>> = {
  person: 'person',
  application: 'application',
  servicePrincipal: 'service principal',
  group: 'group',
  role: 'role',
  location: 'location',
  device: 'device',
  strength: 'strength',
}

/** Things that are written out; the others are counted. */
const LISTED = 5

/** `id (its other names), id and 3 more` */
function listing(found: readonly Thing[]): string {
  const shown = found.slice(0, LISTED).map(({ id, names }) => {
    const other = names.slice(1)
    return other.length > 0 ? `${id} (${other.join(', ')})` : id
  })
  return found.length > LISTED ? `${shown.join(', ')} and ${found.length - LISTED} more` : both(shown)
}

/** An id needs no object: an export rarely holds everything that there is. */
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

interface Thing {
  readonly id: string
  readonly names: readonly string[]
}

function things(tenant: PolicyTenant): Readonly<Record<Findable, () => readonly Thing[]>> {
  const by = (objects: readonly { readonly id: string; readonly displayName?: string | null }[]) => () =>
    objects.map(({ id, displayName }) => ({ id, names: texts(displayName) }))
  return {
    person: () =>
      tenant.users.map(({ id, displayName, userPrincipalName }) => ({
        id,
        names: texts(displayName, userPrincipalName),
      })),
    application: () => [
      ...tenant.servicePrincipals.flatMap(({ appId, displayName }) =>
        appId ? [{ id: appId, names: texts(displayName) }] : [],
      ),
      ...microsofts(APPLICATION_NAMES),
    ],
    servicePrincipal: () =>
      tenant.servicePrincipals.map(({ id, appId, displayName }) => ({
        id,
        names: texts(displayName, appId),
      })),
    group: by(tenant.groups),
    role: () => microsofts(BUILT_IN_ROLES),
    location: by(tenant.namedLocations),
    device: () =>
      tenant.devices.map(({ id, deviceId, displayName }) => ({
        id: deviceId ?? id,
        names: texts(displayName, id),
      })),
    strength: by([...BUILT_IN_STRENGTHS, ...tenant.authenticationStrengthPolicies]),
  }
}

function microsofts(names: Readonly<Record<string, string>>): Thing[] {
  return Object.entries(names).map(([id, name]) => ({ id, names: [name] }))
}

function texts(...given: readonly (string | null | undefined)[]): string[] {
  return given.filter((text): text is string => Boolean(text))
}

import { BUILT_IN_STRENGTHS } from '../authentication/strengths'
import { SimulationError } from '../core/errors'
import { BUILT_IN_ROLES } from '../directory/built-in-roles'
import type { PolicyTenant } from '../directory/policy-tenant'
import { APPLICATION_NAMES } from './application-groups'

/** What can be called by a name. */
export type Findable = 'person' | 'application' | 'group' | 'role' | 'location' | 'device' | 'strength'

/** Something of a tenant: its id as policies and questions write it, and its name. */
export interface FoundThing {
  readonly id: string
  readonly name: string
}

/**
 * The thing that `words` mean: an id, a name that one of them alone has, or a user principal name; letter case is ignored.
 * Microsoft's own roles and applications are there without being in the tenant.
 * @throws SimulationError when nothing is called so, or several things are
 */
export function find(tenant: PolicyTenant, kind: Findable, words: string): FoundThing {
  const wanted = words.toLowerCase()
  const all = things(tenant)[kind]()
  const exact = all.find(({ id }) => id.toLowerCase() === wanted)
  if (exact) return { id: exact.id, name: exact.names[0] ?? exact.id }
  const named = all.filter(({ names }) => names.some((name) => name.toLowerCase() === wanted))
  const [only, second] = new Map(named.map((each) => [each.id.toLowerCase(), each])).values()
  if (only && !second) return { id: only.id, name: only.names[0] ?? only.id }
  if (second)
    throw new SimulationError(`Several things are called "${words}".`, `Give the id of the ${kind}.`)
  if (ID.test(words) && kind !== 'location') return { id: words, name: words }
  const near = all.flatMap(({ names }) => names).find((name) => name.toLowerCase().includes(wanted))
  const hint = near === undefined ? 'Give a name or an id of the tenant.' : `Is it "${near}"?`
  throw new SimulationError(`There is no ${kind} "${words}".`, hint)
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

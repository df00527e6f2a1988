import { SimulationError } from '../../core/errors'
import { dimensionsOf } from '../assertions/circumstances'
import { combinations } from '../combinations/combinations'
import { placesTold } from '../combinations/places'
import { type Dimension, signInOf, type Value } from '../combinations/value'
import type { Result } from '../decision'
import { devicesTried } from '../devices-tried'
import { isOn } from '../is-on'
import type { AuthenticationState } from '../sign-in'
import { type Alike, type Circumstances, type Reader, readerOf } from './reader'

/** With what people try to get in. */
export interface Tried {
  /** As a part of a sentence: `with every method`. */
  readonly says: string
  /** By its id; without one, an application that no policy names. */
  readonly application?: string
  readonly authentication: Partial<AuthenticationState>
  /** Undefined: any client that policies tell apart. */
  readonly clientAppTypes?: readonly string[]
  /** Whether somebody of whom these are all possible results gets in. */
  readonly isIn: (results: readonly Result[]) => boolean
}

/** What a policy may be about and nobody brings to be let in. */
const CALM: readonly string[] = [
  'signInRiskLevel',
  'userRiskLevel',
  'insiderRiskLevel',
  'authenticationFlow',
  'method',
]
const REPLACED: readonly string[] = ['application', 'ipAddress', 'country', 'compliantNetwork', 'device']
/** Devices of an export that are tried by their ids. */
const MOST_DEVICES = 64
/** Ways in that are looked for one after the other; people who need more of them are taken to get in. */
const MOST_WAYS = 64

/**
 * Those whom nothing lets in: no device, platform, client and place that the policies tell apart. A policy that tells devices
 * apart which cannot be tried counts as if it were off; where there is too much to try, nobody is said to be out.
 */
export function kept(reader: Reader, people: readonly Alike[], tried: Tried): readonly Alike[] {
  const { tenant } = reader
  const devices = devicesTried(tenant.conditionalAccessPolicies)
  const policies = tenant.conditionalAccessPolicies.filter(
    (policy) => !isOn(policy) || !devices.misses(policy),
  )
  const milder =
    policies.length === tenant.conditionalAccessPolicies.length
      ? reader
      : readerOf({ ...tenant, conditionalAccessPolicies: policies })
  const dimensions = dimensionsTried(milder, devices.values, tried)
  const isOut =
    (by: Circumstances) =>
    ({ people: [person] }: Alike) =>
      !tried.isIn(milder.results(person, by))
  let out = people.filter(
    isOut(
      circumstancesOf(
        dimensions.map(({ values: [first] }) => first),
        tried,
      ),
    ),
  )
  for (let way = 0; out.length > 0; way++) {
    const found = wayIn(milder, out, dimensions, tried)
    if (found === null) return out
    if (found === 'unknown' || way === MOST_WAYS) return []
    out = out.filter(isOut(found))
  }
  return out
}

/** A way in for one of them; null: there is none. */
function wayIn(
  reader: Reader,
  people: readonly Alike[],
  dimensions: readonly Dimension[],
  tried: Tried,
): Circumstances | null | 'unknown' {
  const users = new Map(people.map(({ people: [person] }) => [person.id, person]))
  const who: Dimension = {
    name: 'who',
    values: [...users.keys()].map((id) => ({
      says: '',
      identity: reader.signIn({ id }, { says: '' }).signInIdentity as NonNullable<Value['identity']>,
    })),
    isOnce: true,
  }
  try {
    const { all } = combinations([reader.compiled], [who, ...dimensions], {
      what: 'The question who is locked out',
    })
    for (const { values } of all) {
      const [person, ...others] = values
      const { identity } = person ?? {}
      const user = identity && 'userId' in identity ? users.get(identity.userId) : undefined
      const by = circumstancesOf(others, tried)
      if (user && tried.isIn(reader.results(user, by))) return by
    }
    return null
  } catch (error) {
    if (error instanceof SimulationError) return 'unknown'
    throw error
  }
}

function dimensionsTried(
  reader: Reader,
  devices: readonly Value[],
  { application, authentication, clientAppTypes }: Tried,
): readonly Dimension[] {
  const { tenant } = reader
  const usual = reader.signIn(
    { id: '' },
    { says: '', ...(application ? { application } : {}), authentication },
  )
  const own = tenant.devices.slice(0, MOST_DEVICES).map(
    ({ id, deviceId, displayName }): Value => ({
      says: `the device ${displayName ?? id}`,
      conditions: { deviceInfo: { deviceId: deviceId ?? id } },
    }),
  )
  const others = dimensionsOf({}, tenant).flatMap(({ name, values, ...of }): readonly Dimension[] => {
    if (CALM.includes(name) || REPLACED.includes(name)) return []
    return name === 'clientAppType' && clientAppTypes
      ? [
          {
            name,
            values: clientAppTypes.map((clientAppType) => ({ says: '', conditions: { clientAppType } })),
          },
        ]
      : [{ name, values, ...of }]
  })
  return [
    {
      name: 'usual',
      values: [
        {
          says: '',
          context: usual.signInContext,
          conditions: usual.signInConditions,
          authentication: usual.authentication,
        },
      ],
      isOnce: true,
    },
    ...others,
    ...placesTold(tenant, tenant).dimensions,
    { name: 'device', values: [...devices, ...own] },
  ]
}

function circumstancesOf(
  values: readonly (Value | undefined)[],
  { says, application, authentication }: Tried,
): Circumstances {
  const chosen = values.flatMap((value) => value ?? [])
  const words = chosen.map((value) => value.says).filter((each) => each !== '')
  return {
    says: [says, ...words].join(', '),
    ...(application ? { application } : {}),
    authentication,
    conditions: signInOf(chosen).signInConditions,
  }
}

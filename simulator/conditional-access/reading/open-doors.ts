import type { DirectoryUser } from '../../directory/policy-tenant'
import { expected } from '../assertions/expectations'
import { responsibleFor } from '../assertions/responsible'
import type { Decision } from '../decision'
import { DOORS, type Door } from './doors'
import type { Finding } from './finding'
import { type Alike, type Circumstances, howMany, type Reader } from './reader'

interface Open {
  readonly alike: Alike
  readonly by: Circumstances
  readonly isCertain: boolean
}

/**
 * Doors that stand open, each with somebody who goes through.
 * @param without of them it has been said already
 */
export function openDoors(reader: Reader, without: ReadonlySet<Alike>): readonly Finding[] {
  const said = new Set([...without].flatMap(({ people }) => people))
  return DOORS.flatMap((door) => findingOf(door, reader, said) ?? [])
}

function findingOf(door: Door, reader: Reader, said: ReadonlySet<DirectoryUser>): Finding | null {
  const everybody = reader[door.who].filter(({ people: [first] }) => !said.has(first))
  const open = everybody.flatMap((alike) => {
    const tried = door.tries.flatMap((by) => openFor(door, alike, by, reader) ?? [])
    return tried.find(({ isCertain }) => isCertain) ?? tried[0] ?? []
  })
  const certain = open.filter(({ isCertain }) => isCertain)
  const found = certain.length > 0 ? certain : open
  const [first] = found
  if (!first) return null
  const [person] = first.alike.people
  const people = howMany(
    found.map(({ alike }) => alike),
    everybody,
  )
  const isCertain = certain.length > 0
  return {
    id: door.id,
    says: `For ${people} ${door.says}${isCertain ? '' : ', or it is not so: what the export leaves out decides'}.`,
    why: door.why,
    isCertain,
    policies: meantFor(door, reader.ask(person, first.by), reader),
    shows: reader.shown(person, first.by),
    source: door.source,
  }
}

function openFor(
  { isOpen, session: isMeant }: Door,
  alike: Alike,
  by: Circumstances,
  reader: Reader,
): Open | null {
  const [person] = alike.people
  if (isMeant && !isMeant(reader.ask(person, by).session)) return null
  const every = reader.results(person, by)
  if (!every.some((each) => isOpen.includes(each))) return null
  return { alike, by, isCertain: every.every((each) => isOpen.includes(each)) }
}

/** Most policies that are shown beside a door. */
const MOST = 3

/** The policies that are meant to close a door, and why each leaves it open; those that are on come first. */
function meantFor(door: Door, decision: Decision, { compiled, tenant }: Reader): Finding['policies'] {
  const { about, closedBy } = door
  if (!about) {
    const responsible = responsibleFor(closedBy, decision, expected(closedBy, compiled))
    return responsible ? [responsible] : []
  }
  const meant = tenant.conditionalAccessPolicies.flatMap((policy, index) => {
    const answer = decision.policies[index]
    return answer && about(policy) ? [answer] : []
  })
  const on = (state: string) => Number(state === 'enabled')
  return [...meant]
    .sort((one, other) => on(other.state) - on(one.state))
    .slice(0, MOST)
    .map(({ id, displayName, state, policyApplies, because }) => ({
      id,
      displayName,
      because:
        policyApplies && state === 'enabledForReportingButNotEnforced' ? 'It is report-only.' : because,
    }))
}

import { SimulationError } from '../../core/errors'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { isOn } from '../is-on'
import { withStandIns } from '../stand-ins'
import { administrators } from './administrators'
import type { Finding, LeftOut } from './finding'
import { leftOut } from './left-out'
import { lockout } from './lockout'
import { nothingOn } from './nothing-on'
import { openDoors } from './open-doors'
import { policiesThatDoLess } from './policies'
import { readerOf, short } from './reader'
import { retiredControls } from './retired'
import { refusedRules } from './rules'
import { spared } from './spared'
import { synchronization } from './synchronization'
import { waysOut } from './ways-out'

/** What will bite in a tenant, the worst first, and what cannot be told. */
export interface Reading {
  readonly findings: readonly Finding[]
  readonly leftOut: readonly LeftOut[]
}

/** Policies that are on: the work grows faster than they do, and of more nobody waits for the end. */
const MOST_POLICIES = 1_000

/**
 * Reads a tenant before anybody asks about it. Each finding is what really came of a sign-in; what no sign-in shows is said to be so.
 * A tenant without people is read with somebody in no group, and somebody in each group and role that its policies name.
 * @throws SimulationError where more policies are on than can be read
 */
export function reading(given: PolicyTenant): Reading {
  const on = given.conditionalAccessPolicies.filter(isOn).length
  if (on > MOST_POLICIES) {
    throw new SimulationError(
      `${on.toLocaleString('en')} policies are on, and a reading tries people against each of them: it takes at most ${MOST_POLICIES.toLocaleString('en')}.`,
      'Bring a part of the tenant.',
    )
  }
  const tenant = withStandIns(given)
  if (
    tenant.conditionalAccessPolicies.length === 0 &&
    tenant.identitySecurityDefaultsEnforcementPolicy === null
  )
    return { findings: [], leftOut: leftOut(tenant) }
  const reader = readerOf(tenant)
  const free = spared(reader)
  const findings = [
    ...nothingOn(reader),
    ...lockout(reader),
    ...administrators(reader),
    ...synchronization(reader),
    ...retiredControls(reader),
    ...policiesThatDoLess(reader),
    ...free.findings,
    ...openDoors(reader, free.alike),
    ...waysOut(reader),
    ...refusedRules(reader),
  ]
  const isWhole = tenant.lost === undefined
  return {
    findings: findings.map(withShortNames).map((each) => (isWhole ? each : { ...each, isCertain: false })),
    leftOut: leftOut(tenant),
  }
}

function withShortNames(finding: Finding): Finding {
  const policies = finding.policies.map((each) => ({ ...each, displayName: short(each.displayName) }))
  return { ...finding, policies }
}

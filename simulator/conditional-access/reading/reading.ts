import type { PolicyTenant } from '../../directory/policy-tenant'
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

/**
 * Reads a tenant before anybody asks about it. Each finding is what really came of a sign-in; what no sign-in shows is said to be so.
 * A tenant without people is read with somebody in no group, and somebody in each group and role that its policies name.
 */
export function reading(given: PolicyTenant): Reading {
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

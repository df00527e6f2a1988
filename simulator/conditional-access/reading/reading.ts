import { SimulationError } from '../../core/errors'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { withStandIns } from '../stand-ins'
import { administrators } from './administrators'
import type { Finding, LeftOut } from './finding'
import { leftOut } from './left-out'
import { lockout } from './lockout'
import { contradicted, nothingOn } from './nothing-on'
import { openDoors } from './open-doors'
import { policiesThatDoLess } from './policies'
import { readerOf, short } from './reader'
import { retiredControls } from './retired'
import { listsBesideRules, refusedRules } from './rules'
import { spared } from './spared'
import { synchronization } from './synchronization'
import { waysOut } from './ways-out'

/** What will bite in a tenant, the worst first, and what cannot be told. */
export interface Reading {
  readonly findings: readonly Finding[]
  readonly leftOut: readonly LeftOut[]
}

/** Policies that people are tried against: the time that it takes grows with them, and of more nobody waits for the end. */
const MOST_POLICIES = 4_000

/**
 * Reads a tenant before anybody asks about it. Each finding is what really came of a sign-in; what no sign-in shows is said to be so.
 * A tenant without people is read with somebody in no group, and somebody in each group and role that its policies name. Of very
 * many policies those that are switched off are left aside, and that is said.
 * @throws SimulationError where more policies than can be read are on, or would be
 */
export function reading(given: PolicyTenant): Reading {
  const all = given.conditionalAccessPolicies
  const live = all.filter(({ state }) => state !== 'disabled')
  const on = all.length > MOST_POLICIES ? (live.length > 0 ? live : all.slice(0, 1)) : all
  if (on.length > MOST_POLICIES) {
    throw new SimulationError(
      `${on.length.toLocaleString('en')} policies are on, or would be, and a reading tries people against each of them: it takes at most ${MOST_POLICIES.toLocaleString('en')}. Nothing was tried.`,
      'Bring a part of the tenant.',
    )
  }
  const aside = all.length - on.length
  const tenant = withStandIns(aside > 0 ? { ...given, conditionalAccessPolicies: on } : given)
  if (all.length === 0 && tenant.identitySecurityDefaultsEnforcementPolicy === null)
    return { findings: [], leftOut: leftOut(tenant) }
  const reader = readerOf(tenant)
  const free = spared(reader)
  const findings = [
    ...nothingOn({ tenant: given }),
    ...contradicted({ tenant: given }),
    ...lockout(reader),
    ...administrators(reader),
    ...synchronization(reader),
    ...retiredControls(reader),
    ...policiesThatDoLess(reader),
    ...free.findings,
    ...openDoors(reader, free.alike),
    ...waysOut(reader),
    ...refusedRules(reader),
    ...listsBesideRules(reader),
  ]
  const isWhole = tenant.lost === undefined
  return {
    findings: findings.map(withShortNames).map((each) => (isWhole ? each : { ...each, isCertain: false })),
    leftOut: [
      ...(aside > 0 ? [switchedOff(aside, all.length)] : []),
      ...leftOut({ ...tenant, conditionalAccessPolicies: all }),
    ],
  }
}

function switchedOff(aside: number, all: number): LeftOut {
  const [some, whole] = [aside, all].map((count) => count.toLocaleString('en'))
  return {
    id: 'switched-off',
    says: `${some} of ${whole} policies are switched off, and were not looked at: they decide nothing, and what they would close is not said.`,
    call: 'To have them looked at, bring a part of the tenant.',
  }
}

function withShortNames(finding: Finding): Finding {
  const policies = finding.policies.map((each) => ({ ...each, displayName: short(each.displayName) }))
  return { ...finding, policies }
}

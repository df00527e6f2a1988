import { describe, expect, it, test } from 'vitest'
import type { PolicyTenant } from '../../directory/policy-tenant'
import { BLOCK, check, demand, OFF, tenant } from '../testing/claims'
import { checkAssertions } from './check-assertions'
import { readAssertions } from './read-assertions'

const IN_TENANT = 'servicePrincipalsInMyTenant'
const GONE = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
const OUTSIDE = { locations: { includeLocations: ['All'], excludeLocations: ['office'] } }

/** A policy that blocks workload identities. */
const daemons = (clientApplications: object, more: object = {}) =>
  demand(BLOCK, { users: { includeUsers: ['None'] }, clientApplications, ...more })
const every = { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] }
const agents = { includeAgentIdServicePrincipals: ['All'] }

const SINGLE = { servicePrincipalType: 'Application', signInAudience: 'AzureADMyOrg' }
const AGENT = { '@odata.type': '#microsoft.graph.agentIdentity', servicePrincipalType: 'ServiceIdentity' }

function of(...policies: readonly object[]): PolicyTenant {
  return {
    ...tenant(...policies),
    servicePrincipals: [
      { id: 'payroll', displayName: 'Payroll', ...SINGLE },
      { id: 'backup', displayName: 'Backup', ...SINGLE },
      { id: 'sales', displayName: 'Sales', ...SINGLE, signInAudience: 'AzureADMultipleOrgs' },
      { id: 'vm', displayName: 'Machine', servicePrincipalType: 'ManagedIdentity' },
      { id: 'old', displayName: 'Old', ...SINGLE, accountEnabled: false },
      { id: 'scout', displayName: 'Scout', ...AGENT, agentIdentityBlueprintId: 'blueprint' },
      { id: 'pilot', displayName: 'Pilot', ...AGENT },
    ],
  }
}

const claim = (who: unknown, more: object = {}) => ({ name: 'x', who, expect: 'block', ...more })

type Verdict = 'holds' | 'fails' | 'unsure'
const verdict = (on: PolicyTenant, assertion: object): Verdict => {
  const { holds, isCertain } = check(on, assertion)
  return holds ? (isCertain ? 'holds' : 'unsure') : 'fails'
}

describe('an assertion about workload identities', () => {
  it.each<[string, PolicyTenant, object, Verdict]>([
    ['holds where a policy is for all of the tenant', of(daemons(every)), claim(IN_TENANT), 'holds'],
    ['fails without a policy that is on', of(OFF), claim(IN_TENANT), 'fails'],
    ['is not certain where no policies came in', of(), claim(IN_TENANT), 'unsure'],
    ['and then what is granted holds', of(OFF), claim('workloads', { expect: 'grant' }), 'holds'],
    [
      'fails for managed identities, which no policy reaches',
      of(daemons(every)),
      claim('workloads'),
      'fails',
    ],
    [
      'fails where one is excluded',
      of(daemons({ ...every, excludeServicePrincipals: ['backup'] })),
      claim(IN_TENANT),
      'fails',
    ],
    [
      'holds where that one is excepted',
      of(daemons({ ...every, excludeServicePrincipals: ['backup'] })),
      claim({ identities: [IN_TENANT], except: 'servicePrincipal:Backup' }),
      'holds',
    ],
    [
      'is not certain where one is excluded that was not exported',
      of(daemons({ ...every, excludeServicePrincipals: [GONE] })),
      claim(IN_TENANT),
      'unsure',
    ],
    [
      'fails where the policy names those of the export, for one that is made tomorrow',
      of(daemons({ includeServicePrincipals: ['payroll', 'backup'] })),
      claim(IN_TENANT),
      'fails',
    ],
    [
      'about one holds where the policy names it',
      of(daemons({ includeServicePrincipals: ['payroll'] })),
      claim('servicePrincipal:Payroll'),
      'holds',
    ],
    [
      'about another one fails there',
      of(daemons({ includeServicePrincipals: ['payroll'] })),
      claim('servicePrincipal:backup'),
      'fails',
    ],
    [
      'about one that was not exported is not certain',
      of(daemons({ includeServicePrincipals: [GONE] })),
      claim(`servicePrincipal:${GONE}`),
      'unsure',
    ],
    [
      'does not mind one that is off',
      of(daemons({ ...every, excludeServicePrincipals: ['old'] })),
      claim(IN_TENANT),
      'holds',
    ],
    ['and about that one holds, as it gets no tokens', of(), claim('servicePrincipal:Old'), 'holds'],
    [
      'is not certain where a filter selects them',
      of(
        daemons({ servicePrincipalFilter: { mode: 'include', rule: 'CustomSecurityAttribute.A_b -eq "c"' } }),
      ),
      claim(IN_TENANT, { expect: 'grant' }),
      'unsure',
    ],
    ['tries places', of(daemons(every, OUTSIDE)), claim(IN_TENANT), 'fails'],
    [
      'and not those that it rules out',
      of(daemons(every, OUTSIDE)),
      claim(IN_TENANT, { when: { location: 'outside' } }),
      'holds',
    ],
    [
      'tries their risk',
      of(daemons(every, { servicePrincipalRiskLevels: ['high'] })),
      claim(IN_TENANT),
      'fails',
    ],
    [
      'and at a risk that it names holds',
      of(daemons(every, { servicePrincipalRiskLevels: ['medium', 'high'] })),
      claim(IN_TENANT, { when: { servicePrincipalRiskLevel: ['medium', 'high'] } }),
      'holds',
    ],
    ['is not held by a policy for people', of(demand(BLOCK)), claim(IN_TENANT), 'fails'],
    ['is not held by a policy for agents', of(daemons(agents)), claim(IN_TENANT), 'fails'],
    [
      'fails where the policy is report-only',
      of({ ...daemons(every), state: 'enabledForReportingButNotEnforced' }),
      claim(IN_TENANT),
      'fails',
    ],
  ])('%s', (_what, on, assertion, expected) => {
    expect(verdict(on, assertion)).toBe(expected)
  })
})

describe('an assertion about agents', () => {
  it.each<[string, PolicyTenant, object, Verdict]>([
    ['holds where a policy is for all of them', of(daemons(agents)), claim('agents'), 'holds'],
    ['fails without a policy that is on', of(OFF), claim('agents'), 'fails'],
    [
      'fails where one is excluded',
      of(daemons({ ...agents, excludeAgentIdServicePrincipals: ['pilot'] })),
      claim('agents'),
      'fails',
    ],
    [
      'holds where that one is excepted',
      of(daemons({ ...agents, excludeAgentIdServicePrincipals: ['pilot'] })),
      claim({ identities: 'agents', except: ['agentIdentity:Pilot'] }),
      'holds',
    ],
    [
      'about one holds where the policy names it',
      of(daemons({ includeAgentIdServicePrincipals: ['scout'] })),
      claim('agentIdentity:Scout'),
      'holds',
    ],
    [
      'is not certain of the agents of a blueprint that a policy leaves out',
      of(daemons({ ...agents, excludeAgentIdServicePrincipals: ['blueprint'] })),
      claim('agentIdentity:Scout'),
      'unsure',
    ],
    ['tries agent risk', of(daemons(agents, { agentIdRiskLevels: 'high' })), claim('agents'), 'fails'],
    [
      'and at a risk that it names holds',
      of(daemons(agents, { agentIdRiskLevels: 'high' })),
      claim('agents', { when: { agentIdRiskLevel: 'high' } }),
      'holds',
    ],
    [
      'is not certain where a policy is for other workload identities',
      of(daemons(every)),
      claim('agents', { expect: 'grant' }),
      'unsure',
    ],
  ])('%s', (_what, on, assertion, expected) => {
    expect(verdict(on, assertion)).toBe(expected)
  })
})

describe('an assertion tries what is opened, where policies tell agents there', () => {
  const opened = { applications: { includeApplications: ['AllAgentIdResources'] } }
  const spared = {
    applications: { includeApplications: ['All'], excludeApplications: ['AllAgentIdResources'] },
  }
  it.each<[string, PolicyTenant, object, Verdict]>([
    ['by people', of(demand(BLOCK, opened)), claim('Ada', { when: { application: 'All' } }), 'fails'],
    ['by people, which a policy spares', of(demand(BLOCK, spared)), claim('Ada'), 'fails'],
    [
      'by people, and nobody is let in',
      of(demand(BLOCK, spared), demand(BLOCK, opened)),
      claim('Ada'),
      'holds',
    ],
    ['by agents', of(daemons(agents, spared)), claim('agents'), 'fails'],
    [
      'by agents, and none is let in',
      of(daemons(agents, spared), daemons(agents, opened)),
      claim('agents'),
      'holds',
    ],
  ])('%s', (_what, on, assertion, expected) => {
    expect(verdict(on, assertion)).toBe(expected)
  })
})

describe('a file of assertions about workload identities', () => {
  it.each<[string, object, RegExp]>([
    [
      'people and workload identities',
      claim(['all', 'workloads']),
      /\[0\]\.who speaks of people and workload identities at once: write one assertion for each/,
    ],
    [
      'workload identities but people',
      claim({ identities: 'workloads', except: 'Ada' }),
      /speaks of workload identities and people at once/,
    ],
    [
      'agents and workload identities',
      claim(['agents', 'servicePrincipal:Payroll']),
      /speaks of agents and workload identities at once/,
    ],
    [
      'what they cannot be asked for',
      claim('workloads', { expect: { askedFor: 'mfa' } }),
      /\[0\]\.expect should be "block" or "grant": nothing can be asked of workload identities/,
    ],
    [
      'what they do not have',
      claim('workloads', { when: { device: 'none' } }),
      /\[0\]\.when\.device says nothing of workload identities; there are application, /,
    ],
    [
      'a risk that people do not have',
      claim('all', { when: { servicePrincipalRiskLevel: 'high' } }),
      /says nothing of people/,
    ],
    ['two lists', claim({ identities: 'workloads', people: 'workloads' }), /has people and identities/],
    [
      'an agent that is called a service principal',
      claim('servicePrincipal:Scout'),
      /is an agent identity\. Use agentIdentity:Scout/,
    ],
    [
      'a service principal that is called an agent',
      claim('agentIdentity:Payroll'),
      /is no agent identity\. Use servicePrincipal:Payroll/,
    ],
    [
      'a name that nothing has',
      claim('servicePrincipal:Pay'),
      /There is no service principal "Pay"\. Is it "Payroll"/,
    ],
  ])('is refused where it speaks of %s', (_what, assertion, says) => {
    expect(() => checkAssertions(readAssertions([assertion]), of())).toThrow(says)
  })
})

test('each claim of a file is about its own', () => {
  const names = ['all', 'workloads', IN_TENANT, 'agents'].map((who) => ({ ...claim(who), name: who }))
  const on = of(demand(BLOCK), daemons(every))
  const found = checkAssertions(readAssertions(names), on).map(
    (each) => `${each.name} ${each.holds} ${each.isCertain}`,
  )
  expect(found).toEqual([
    'all true true',
    'workloads false true',
    `${IN_TENANT} true true`,
    'agents true false',
  ])
})

test('where an agent asks for a token to exchange it, no policy is evaluated', () => {
  const EXCHANGE = 'fb60f99c-7a34-4190-8149-302f77469936'
  const on = of(daemons(agents))
  expect(check(on, claim('agents')).results.grant).toBe(0)
  expect(check(on, claim('agents', { when: { application: EXCHANGE } })).results.block).toBe(0)
})

test('what is not spoken of is what no claim of the file is about', () => {
  const on = of(daemons(every), daemons(agents))
  const notAbout = (...whos: readonly string[]) =>
    checkAssertions(readAssertions(whos.map((who) => claim(who))), on)[0]?.notAbout
  expect(notAbout('all')).toBe('Not tried: workload identities (Policy 1); agents (Policy 2).')
  expect(notAbout('all', IN_TENANT)).toBe('Not tried: agents (Policy 2).')
  expect(notAbout('all', 'workloads')).toBe('Not tried: agents (Policy 2).')
  expect(notAbout('all', 'workloads', 'agents')).toMatch(
    /^Claims about agents leave out the exchange of tokens/,
  )
})

test('a counterexample names the workload identity and the policy that came closest', () => {
  const on = of(daemons({ ...every, excludeServicePrincipals: ['backup'] }, OUTSIDE))
  const { counterexample } = check(on, claim(IN_TENANT, { when: { location: 'outside' } }))
  expect(counterexample).toMatchObject({
    says: 'Backup, an application that no policy names, outside of all named locations',
    signIn: { signInIdentity: { servicePrincipalId: 'backup' } },
    responsible: { id: 'p1', because: 'The policy excludes Backup.' },
  })
})

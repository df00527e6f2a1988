import { describe, expect, it, test } from 'vitest'
import type { SignIn } from '../sign-in'
import { ask, policyOf, type Question, verdict } from '../testing/one-policy'

const OUT = 'ruled-out: application'
const LOST = 'ruled-out: notEnoughInformation'
const OPEN = 'unknown: notEnoughInformation'
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000'
const ARM = '797f4846-ba00-4fd7-ba43-dac1f8f63013'
const PORTAL = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c'

const action = (
  userAction: 'registerSecurityInformation' | 'registerOrJoinDevices',
): { context: SignIn['signInContext'] } => ({
  context: { '@odata.type': '#microsoft.graph.userActionContext', userAction },
})
const context = (authenticationContextValue: string): { context: SignIn['signInContext'] } => ({
  context: { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue },
})
const REGISTER = action('registerSecurityInformation')
const JOIN = action('registerOrJoinDevices')

const said = (applications: object, question: Question = {}) =>
  verdict('target', { applications }, question, {
    servicePrincipals: [{ id: 'sp', appId: 'expenses', displayName: 'Expenses' }],
  })

describe('resources', () => {
  const filter = (mode: string) => ({
    applicationFilter: { mode, rule: 'CustomSecurityAttribute.A_b -eq "c"' },
  })
  test.each<[string, object, Question, string]>([
    ['All', { includeApplications: ['All'] }, {}, 'matched'],
    ['All, in any case', { includeApplications: ['all'] }, {}, 'matched'],
    ['None', { includeApplications: ['None'] }, {}, OUT],
    ['agents, and it is none', { includeApplications: ['AllAgentIdResources'] }, {}, OUT],
    [
      'agents, and the tenant does not hold it',
      { includeApplications: ['AllAgentIdResources'] },
      { applications: ['99999999-9999-4999-8999-999999999999'] },
      OPEN,
    ],
    [
      'agents, and it is one of Microsoft',
      { includeApplications: ['AllAgentIdResources'] },
      { applications: [EXCHANGE] },
      OUT,
    ],
    [
      'empty lists',
      {
        includeApplications: [],
        includeUserActions: [],
        includeAuthenticationContextClassReferences: [],
      },
      {},
      OUT,
    ],
    ['one empty list, and the others are lost', { includeApplications: [] }, {}, LOST],
    ['one by its appId', { includeApplications: ['Expenses'] }, {}, 'matched'],
    ['another', { includeApplications: ['payroll'] }, {}, OUT],
    ['excluded from all', { includeApplications: ['All'], excludeApplications: ['expenses'] }, {}, OUT],
    [
      'excluded and included by name',
      { includeApplications: ['expenses'], excludeApplications: ['EXPENSES'] },
      {},
      OUT,
    ],
    [
      'another is excluded',
      { includeApplications: ['All'], excludeApplications: ['payroll'] },
      {},
      'matched',
    ],
    [
      'two asked for, one of them included',
      { includeApplications: ['payroll'] },
      { applications: ['expenses', 'payroll'] },
      'matched',
    ],
    [
      'two asked for, one of them excluded',
      { includeApplications: ['All'], excludeApplications: ['payroll'] },
      { applications: ['payroll', 'expenses'] },
      'matched',
    ],
    [
      'two asked for, both excluded',
      { includeApplications: ['All'], excludeApplications: ['payroll', 'expenses'] },
      { applications: ['payroll', 'expenses'] },
      OUT,
    ],
    [
      'Exchange in Office 365',
      { includeApplications: ['Office365'] },
      { applications: [EXCHANGE] },
      'matched',
    ],
    ['an application of the house is not', { includeApplications: ['Office365'] }, {}, OUT],
    [
      'Office 365 excluded from all',
      { includeApplications: ['All'], excludeApplications: ['Office365'] },
      { applications: [EXCHANGE] },
      OUT,
    ],
    [
      'the Azure portal among the portals of administrators',
      { includeApplications: ['MicrosoftAdminPortals'] },
      { applications: [PORTAL] },
      'matched',
    ],
    [
      'Azure Resource Manager',
      { includeApplications: [ARM] },
      { applications: [ARM.toUpperCase()] },
      'matched',
    ],
    ['a filter of resources is not evaluated', filter('include'), {}, OPEN],
    [
      'a filter, of a resource that is included by name',
      { includeApplications: ['expenses'], ...filter('include') },
      {},
      'matched',
    ],
    [
      'a filter, of a resource that is excluded by name',
      { excludeApplications: ['expenses'], ...filter('include') },
      {},
      OUT,
    ],
    ['a filter that excludes', { includeApplications: ['All'], ...filter('exclude') }, {}, OPEN],
    [
      'a filter that excludes, of what is not included',
      { includeApplications: ['payroll'], ...filter('exclude') },
      {},
      OUT,
    ],
  ])('%s', (_what, applications, question, is) => {
    expect(said(applications, question).is).toBe(is)
  })

  it('are called by their names', () => {
    expect(said({ includeApplications: ['expenses'] }).because).toBe('The policy includes Expenses.')
    expect(
      said({ includeApplications: ['All'], excludeApplications: ['Office365'] }, { applications: [EXCHANGE] })
        .because,
    ).toBe('The policy excludes Office 365.')
  })
})

describe('user actions', () => {
  const register = { includeUserActions: ['urn:user:registersecurityinfo'] }
  const join = { includeUserActions: ['URN:user:registerDevice'] }
  test.each<[string, object, Question, string]>([
    ['registering security information', register, REGISTER, 'matched'],
    ['joining a device, in any case', join, JOIN, 'matched'],
    ['registering, of a policy for joining', join, REGISTER, 'ruled-out: userActions'],
    ['joining, of a policy for registering', register, JOIN, 'ruled-out: userActions'],
    ['opening a resource', register, {}, 'ruled-out: userActions'],
    [
      'an action of tomorrow',
      { includeUserActions: ['urn:user:dance'] },
      REGISTER,
      'ruled-out: notEnoughInformation',
    ],
    ['an action, of a policy for one resource', { includeApplications: ['expenses'] }, REGISTER, OUT],
    ['an action, of a policy for all resources', { includeApplications: ['All'] }, REGISTER, 'matched'],
    [
      'an action, of a policy for a context',
      { includeAuthenticationContextClassReferences: ['c1'] },
      REGISTER,
      'ruled-out: authenticationContext',
    ],
  ])('%s', (_what, applications, question, is) => {
    expect(said(applications, question).is).toBe(is)
  })
})

describe('authentication contexts', () => {
  const c1 = { includeAuthenticationContextClassReferences: ['c1', 'C25'] }
  test.each<[string, object, Question, string]>([
    ['the one that is asked for', c1, context('c1'), 'matched'],
    ['in any case', c1, context('C25'), 'matched'],
    ['another', c1, context('c2'), 'ruled-out: authenticationContext'],
    ['no longer one that begins alike', c1, context('c11'), 'ruled-out: authenticationContext'],
    ['opening a resource', c1, {}, 'ruled-out: authenticationContext'],
    ['a context, of a policy for all resources', { includeApplications: ['All'] }, context('c1'), OUT],
    [
      'a context, of a policy for an action',
      { includeUserActions: ['urn:user:registerdevice'] },
      context('c1'),
      'ruled-out: userActions',
    ],
  ])('%s', (_what, applications, question, is) => {
    expect(said(applications, question).is).toBe(is)
  })
})

/**
 * Microsoft lists 122 names for Office 365, some of them without an id that its directory would know, and calls its list of admin
 * portals one that grows. https://learn.microsoft.com/entra/identity/conditional-access/reference-office-365-application-contents
 */
describe('a group of applications that is not known in full', () => {
  const UNKNOWN = '5b3f7d4e-1111-4222-8333-944444444444'
  const GRAPH = '00000003-0000-0000-c000-000000000000'
  const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a'
  const of = (applications: object, appId: string, known: object | null = null) => {
    const servicePrincipals = known ? [{ id: 'sp', appId, ...known }] : []
    const { result, couldBe, caveats } = ask(
      [policyOf({ applications })],
      { applications: [appId] },
      { servicePrincipals, identitySecurityDefaultsEnforcementPolicy: { isEnabled: false } },
    )
    expect(caveats.length > 0).toBe(couldBe.length > 1)
    return `${result}${couldBe.length > 1 ? ', perhaps not' : ''}`
  }
  const office = { includeApplications: ['Office365'] }
  const portals = { includeApplications: ['MicrosoftAdminPortals'] }
  const butOffice = { includeApplications: ['All'], excludeApplications: ['Office365'] }
  const butOne = { includeApplications: ['Office365'], excludeApplications: [UNKNOWN] }
  const azure = { includeApplications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013'] }

  test.each<[string, object, string, object | null, string]>([
    ['one with a known id is in it', office, '00000005-0000-0ff1-ce00-000000000000', null, 'block'],
    ['an id that nobody knows may be in it', office, UNKNOWN, null, 'grant, perhaps not'],
    ['in other letters', office, UNKNOWN.toUpperCase(), null, 'grant, perhaps not'],
    ['a name that Microsoft lists is in it', office, UNKNOWN, { displayName: 'Loop' }, 'block'],
    ['a name that it does not list is not', office, UNKNOWN, { displayName: 'Payroll' }, 'grant'],
    [
      'one of another owner is not, whatever its name',
      office,
      UNKNOWN,
      { displayName: 'Loop', appOwnerOrganizationId: 'fabrikam' },
      'grant',
    ],
    [
      'one of Microsoft without a name may be',
      office,
      UNKNOWN,
      { appOwnerOrganizationId: MICROSOFT },
      'grant, perhaps not',
    ],
    ['one of this tenant alone is not', office, UNKNOWN, { signInAudience: 'AzureADMyOrg' }, 'grant'],
    [
      'one of Microsoft that is known to be another is not',
      office,
      'd4ebce55-015a-49b5-a083-c84d1797ae8c',
      null,
      'grant',
    ],
    ['what is no id of an application is not', office, 'payroll', null, 'grant'],
    ['one that is excluded by its id is not asked for', butOne, UNKNOWN, null, 'grant'],
    ['one that may be excluded is asked for, perhaps not', butOffice, UNKNOWN, null, 'block, perhaps not'],
    ['one that is excluded by its name', butOffice, UNKNOWN, { displayName: 'loop' }, 'grant'],
    ['an id that nobody knows may be an admin portal', portals, UNKNOWN, null, 'grant, perhaps not'],
    [
      'one of Microsoft may be an admin portal, whatever its name',
      portals,
      UNKNOWN,
      { displayName: 'Purview', appOwnerOrganizationId: MICROSOFT },
      'grant, perhaps not',
    ],
    ['one with a name and no owner is none', portals, UNKNOWN, { displayName: 'Payroll' }, 'grant'],
    ['one of Office 365 is none', portals, '00000005-0000-0ff1-ce00-000000000000', null, 'grant'],
    ['what Azure management covers is documented in full', azure, UNKNOWN, null, 'grant'],
    ['Microsoft Graph is reached through Office 365', office, GRAPH, null, 'grant, perhaps not'],
    [
      'Microsoft Graph is reached through all resources',
      { includeApplications: ['All'] },
      GRAPH,
      null,
      'block',
    ],
    ['Microsoft Graph is no target', { includeApplications: [GRAPH] }, GRAPH, null, 'grant, perhaps not'],
    [
      'and cannot be excluded',
      { includeApplications: ['All'], excludeApplications: [GRAPH] },
      GRAPH,
      null,
      'block, perhaps not',
    ],
    [
      'a policy that names it is for others as well',
      { includeApplications: [GRAPH, UNKNOWN] },
      UNKNOWN,
      null,
      'block',
    ],
  ])('%s', (_what, applications, appId, known, expected) => {
    expect(of(applications, appId, known)).toBe(expected)
  })

  test('of several that are opened, one that is meant for certain decides', () => {
    const opened = (...applications: string[]) =>
      ask([policyOf({ applications: office })], { applications }).couldBe
    expect(opened(UNKNOWN, '00000005-0000-0ff1-ce00-000000000000')).toEqual(['block'])
    expect(opened('payroll', UNKNOWN)).toEqual(['grant', 'challenge', 'block'])
  })
})

import { describe, expect, it, test } from 'vitest'
import type { SignIn } from '../sign-in'
import { type Question, verdict } from '../testing/one-policy'

const OUT = 'ruled-out: application'
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
    ['an empty list', { includeApplications: [] }, {}, OUT],
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
    ['an action of tomorrow', { includeUserActions: ['urn:user:dance'] }, REGISTER, 'ruled-out: userActions'],
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

import { describe, expect, test } from 'vitest'
import { BUILT_IN_ROLES } from '../../directory/built-in-roles'
import { contosoPolicyTenant } from '../../fixtures/contoso-policies'
import { policyOf } from '../../interchange/policy-draft'
import { differenceOf } from '../difference/difference'
import { standingOf } from '../validity'
import { fromTemplate, TEMPLATES } from './templates'

describe('a template of Microsoft’s', () => {
  test('is there once', () => {
    expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length)
    expect(new Set(TEMPLATES.map(({ name }) => name)).size).toBe(TEMPLATES.length)
  })

  describe.each(TEMPLATES.map((each) => [each.name, fromTemplate(each, 'new')] as const))(
    '%s',
    (_name, policy) => {
      test('is a policy that Graph takes, and that is understood here', () => {
        const { faults, notes } = policyOf({ ...policy }, 'new')
        expect([...faults, ...notes]).toEqual([])
        expect(standingOf(policy)).toBeNull()
      })

      test('names roles that there are', () => {
        const { includeRoles = [], excludeRoles = [] } = policy.conditions?.users ?? {}
        expect(
          [...(includeRoles ?? []), ...(excludeRoles ?? [])].filter((id) => !(id in BUILT_IN_ROLES)),
        ).toEqual([])
      })
    },
  )

  test.each<[name: RegExp, says: object]>([
    [/^Block/, { grantControls: { builtInControls: ['block'] } }],
    [/legacy/, { conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] } }],
    [
      /(?<!resistant )multifactor authentication for (admins|all|guest|Azure|risky)/,
      { grantControls: { operator: 'OR' } },
    ],
    [
      /^Require multifactor authentication for (?!Microsoft)/,
      { grantControls: { builtInControls: ['mfa'] } },
    ],
    [/phishing/, { grantControls: { authenticationStrength: { id: expect.stringMatching(/4$/) } } }],
    [/portals/, { conditions: { applications: { includeApplications: ['MicrosoftAdminPortals'] } } }],
    [
      /Azure management/,
      { conditions: { applications: { includeApplications: [expect.stringMatching(/^797f4846/)] } } },
    ],
    [/guest/, { conditions: { users: { includeUsers: ['GuestsOrExternalUsers'] } } }],
    [
      /all users/,
      {
        conditions: { users: { includeUsers: ['All'], excludeRoles: [expect.stringMatching(/^d29b2b05/)] } },
      },
    ],
    [
      /admin/,
      {
        conditions: { users: { includeRoles: expect.arrayContaining([expect.stringMatching(/^62e90394/)]) } },
      },
    ],
    [
      /compliant or hybrid/,
      {
        grantControls: { builtInControls: expect.arrayContaining(['compliantDevice', 'domainJoinedDevice']) },
      },
    ],
    [/MDM/, { grantControls: { builtInControls: ['compliantDevice'] } }],
    [/risky sign-ins/, { conditions: { signInRiskLevels: ['high', 'medium'] } }],
    [/high-risk users/, { conditions: { userRiskLevels: ['high'] }, grantControls: { operator: 'AND' } }],
    [/agent/, { conditions: { agentIdRiskLevels: 'high', users: { includeUsers: ['None'] } } }],
    [/platform/, { conditions: { platforms: { includePlatforms: ['all'] } } }],
    [
      /persistent/,
      { sessionControls: { persistentBrowser: { mode: 'never' }, signInFrequency: { value: 1 } } },
    ],
    [
      /registration/,
      { conditions: { applications: { includeUserActions: ['urn:user:registersecurityinfo'] } } },
    ],
  ])('whose name has %s says so', (name, says) => {
    const named = TEMPLATES.filter((each) => name.test(each.name))
    expect(named).not.toEqual([])
    for (const { policy } of named) expect(policy).toMatchObject(says)
  })

  test('does in a tenant what its name says', () => {
    const [legacy] = TEMPLATES.filter(({ name }) => /legacy/.test(name)).map((each) =>
      fromTemplate(each, 'new'),
    )
    if (!legacy) throw new Error('There is no such template.')
    const without = contosoPolicyTenant.conditionalAccessPolicies.filter(
      ({ conditions }) => !conditions?.clientAppTypes?.includes('other'),
    )
    const before = { ...contosoPolicyTenant, conditionalAccessPolicies: without }
    const { rows } = differenceOf(before, { ...before, conditionalAccessPolicies: [...without, legacy] })
    expect(rows.length).toBeGreaterThan(0)
    for (const { kind, when } of rows.filter(({ kind }) => kind !== 'open')) {
      expect(kind).toBe('locked-out')
      expect(when.join()).toMatch(/exchangeActiveSync|other/)
    }
  })
})

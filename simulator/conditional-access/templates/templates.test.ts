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

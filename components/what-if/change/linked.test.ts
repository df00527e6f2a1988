import { describe, expect, test } from 'vitest'
import { type ConditionalAccessPolicy, contosoPolicyTenant } from '../../../simulator/doors/policy'
import { fromTemplate, TEMPLATES } from '../../../simulator/doors/policy-change'
import { withChanges } from '../model/policy-changes'
import { fromLink, linkOf } from './linked'

const base = contosoPolicyTenant
const { conditionalAccessPolicies: policies, groups } = base
const [first, second] = policies as unknown as [ConditionalAccessPolicy, ConditionalAccessPolicy]
const replaced = (policy: ConditionalAccessPolicy) =>
  policies.map((each) => (each.id === policy.id ? policy : each))
const users = { ...first.conditions?.users, excludeGroups: [groups[0]?.id ?? ''] }
const scoped = { ...first, conditions: { ...first.conditions, users } }
const template = fromTemplate(
  TEMPLATES[3] as (typeof TEMPLATES)[number],
  '00000000-0000-4000-8000-000000000000',
)

describe('changes of the sample in a link', () => {
  test.each<[string, readonly ConditionalAccessPolicy[]]>([
    ['a switch', replaced({ ...first, state: 'disabled' })],
    ['another scope', replaced(scoped)],
    ['a member that is gone', replaced({ ...first, grantControls: null })],
    ['one that was taken away', policies.slice(1)],
    ['one from a template', [...policies, template]],
    ['all of these', [...replaced(scoped).filter(({ id }) => id !== second.id), template]],
  ])('%s goes there and comes back', (_what, after) => {
    const text = linkOf(base, after)
    expect(text).toMatch(/^[\w-]+$/)
    const changes = fromLink(text ?? '', base)
    expect(changes && withChanges(policies, changes)).toEqual(after)
  })

  test.each<[string, ConditionalAccessPolicy]>([
    ['a name', { ...first, displayName: 'What we call it' }],
    ['an id', { ...first, conditions: { ...first.conditions, users: { includeUsers: ['7'] } } }],
    ['a member', { ...first, ours: true } as ConditionalAccessPolicy],
    ['a note in a member that nobody knows', { ...first, description: 'for Bo' } as ConditionalAccessPolicy],
  ])('%s of somebody’s own stays here', (_what, policy) => {
    expect(linkOf(base, replaced(policy))).toBeUndefined()
  })

  test('one that stays here keeps the others here: half of a change answers otherwise', () => {
    const own = replaced({ ...first, displayName: 'What we call it' })
    expect(
      linkOf(
        base,
        own.filter(({ id }) => id !== second.id),
      ),
    ).toBeUndefined()
    expect(linkOf(base, [...own, template])).toBeUndefined()
  })

  test('nothing changed is nothing to say', () => {
    expect(linkOf(base, policies)).toBeUndefined()
  })

  test.each([
    ['no text of ours', '%%%'],
    ['no list', btoa('{}')],
    ['a policy that is not there taken away', btoa('[["nobody",null]]')],
    ['a number for a state', btoa(JSON.stringify([[first.id, { state: 7 }]]))],
    ['another id', btoa(JSON.stringify([[first.id, { id: 'x' }]]))],
    ['three things', btoa(JSON.stringify([[first.id, {}, {}]]))],
  ])('a link with %s changes nothing', (_what, text) => {
    expect(fromLink(text.replaceAll('=', ''), base)).toBeUndefined()
  })
})

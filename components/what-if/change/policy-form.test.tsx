import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import * as policy from '../../../simulator/doors/policy'
import * as aside from '../../../simulator/doors/policy-aside'
import { policyDraft } from '../../../simulator/doors/policy-change'
import { createHelper } from '../model/helper'
import { createWhatIf } from '../model/store'
import { createTransfer } from '../model/transfer'
import { WhatIfContext } from '../use-what-if'
import { readWritten, textOf, withMember } from './draft'
import { GROUPS } from './fields'
import { PolicyForm } from './PolicyForm'

const helper = createHelper(() => {
  throw new Error('There is no other thread here.')
})
const control = createWhatIf({ ...policy, ...aside }, [], helper)
const live = { control, helper, transfer: createTransfer(control, helper) }
const [first] = policy.contosoPolicyTenant.conditionalAccessPolicies as unknown as [
  policy.ConditionalAccessPolicy,
]
const draw = (text: string) => {
  const { draft, faults, notes } = readWritten(text, first)
  if (!draft) throw new Error('no JSON')
  return renderToStaticMarkup(
    <WhatIfContext value={live}>
      <PolicyForm draft={draft} faults={[...faults, ...notes]} onMember={() => undefined} />
    </WhatIfContext>,
  )
}

/** What somebody may have written where something else belongs. */
const WRONG: readonly unknown[] = [
  null,
  0,
  'text',
  true,
  [],
  [null],
  [0],
  [[]],
  [{}],
  {},
  { id: 7 },
  { includeUsers: 'x' },
]
const PATHS = GROUPS.flatMap(({ fields }) => fields.map(({ path }) => path))

describe('the form of a policy', () => {
  test.each([...PATHS, 'conditions', 'grantControls', 'conditions.users', 'conditions.platforms'])(
    'stands, whatever the JSON has for %s, and says where it is to be mended',
    (path) => {
      for (const wrong of WRONG) {
        const text = JSON.stringify(withMember(policyDraft(first), path, wrong))
        const html = draw(text)
        expect(html).toContain('wi-policy-form')
        const { faults } = readWritten(text, first)
        if (faults.some((each) => each.path === path) && PATHS.includes(path))
          expect(html).toMatch(/It takes|Mend it in the Graph JSON/)
      }
    },
  )

  test('calls what the tenant knows by name, and everything else by its id', () => {
    const [group] = policy.contosoPolicyTenant.groups
    const html = draw(
      JSON.stringify(
        withMember(policyDraft(first), 'conditions.users.excludeGroups', [group?.id, 'unheard']),
      ),
    )
    expect(html).toContain(`<span>${group?.displayName}</span>`)
    expect(html).toContain('<span>unheard</span>')
  })

  test('shows a word that it does not know, so that it can be taken out', () => {
    const html = draw(
      JSON.stringify(withMember(policyDraft(first), 'grantControls.builtInControls', ['verifiedID'])),
    )
    expect(html).toMatch(/<input type="checkbox" checked=""\/>verifiedID/)
    expect(html).toContain('“verifiedID” is not known here')
  })
})

describe('what is written', () => {
  test('is the policy, once it can be read', () => {
    expect(readWritten(textOf(first), first).policy).toEqual(first)
  })

  test.each<[string, string, string]>([
    ['no JSON', '{', ''],
    ['a list', '[]', ''],
    ['another id', JSON.stringify({ ...first, id: 'x' }), 'id'],
    [
      'a number for people',
      JSON.stringify(withMember({ ...first }, 'conditions.users.includeUsers', 7)),
      'conditions.users.includeUsers',
    ],
  ])('leaves the policy before in force while it is %s', (_what, text, path) => {
    const { policy: read, faults } = readWritten(text, first)
    expect(read).toBeUndefined()
    expect(faults.map((each) => each.path)).toContain(path)
  })

  test('is not stopped by what was wrong before anybody wrote', () => {
    const odd = {
      ...first,
      conditions: { ...first.conditions, 'platforms@lab.notUnderstood': 7 },
    } as policy.ConditionalAccessPolicy
    const text = JSON.stringify({ ...JSON.parse(textOf(odd)), displayName: 'Other' })
    expect(JSON.parse(text).conditions.platforms).toBe(7)
    const { policy: read, faults } = readWritten(text, odd)
    expect(faults.map(({ path }) => path)).toEqual(['conditions.platforms'])
    expect(read).toEqual({ ...odd, displayName: 'Other' })
  })

  test.each<[string, string, unknown, string]>([
    [
      'a password change alone',
      'grantControls.builtInControls',
      ['passwordChange'],
      'grantControls.builtInControls',
    ],
    ['nobody', 'conditions.users', null, 'conditions.users'],
    ['nothing', 'conditions.applications', null, 'conditions.applications'],
    ['no control', 'grantControls', null, 'grantControls.builtInControls'],
  ])('says what Graph refuses, where: %s', (_what, path, value, at) => {
    const { notes } = readWritten(JSON.stringify(withMember(policyDraft(first), path, value)), first)
    expect(notes.map((each) => each.path)).toContain(at)
  })

  test('a condition whose lists are both empty is none', () => {
    const some = withMember(policyDraft(first), 'conditions.platforms.includePlatforms', ['iOS'])
    expect(some).toMatchObject({ conditions: { platforms: { includePlatforms: ['iOS'] } } })
    expect(withMember(some, 'conditions.platforms.includePlatforms', [])).toMatchObject({
      conditions: { platforms: null },
    })
  })
})

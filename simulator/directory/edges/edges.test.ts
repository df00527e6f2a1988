import { describe, expect, it } from 'vitest'
import { contoso } from '../../fixtures/contoso'
import type { Tenant } from '../tenant'
import { canJoin, cut, edgesOf, join } from './all'
import { applyEdit } from './apply-edit'
import { endsOf } from './ends'

/** By name; an application by its name and "registration". */
const idOf = (name: string): string => {
  const [, bare = name, kind] = /^(.+?)( registration)?$/.exec(name) ?? []
  const of = endsOf(contoso).filter((end) => end.name === bare)
  const found = of.find((end) => (end.kind === 'applications') === (kind !== undefined)) ?? of[0]
  return found?.id ?? name
}
const ways = (one: string, other: string, tenant: Tenant = contoso) => {
  const { ways: found, says } = canJoin(tenant, idOf(one), idOf(other))
  return found.length === 0
    ? says
    : found.map(({ from, title, to, choices }) => {
        const titles = choices.map((each) => each.title).filter((each) => each !== '')
        const which =
          titles.length > 4 ? ` (${titles.length})` : titles.length > 0 ? ` (${titles.join(', ')})` : ''
        return `${from.name} ${title} ${to.name}${which}`
      })
}

describe('two objects of a directory', () => {
  it.each<[string, string, string | string[]]>([
    ['Farah Aziz', 'All staff', ['Farah Aziz a member of All staff', 'Farah Aziz an owner of All staff']],
    ['All staff', 'Farah Aziz', ['Farah Aziz a member of All staff', 'Farah Aziz an owner of All staff']],
    ['Ada Nilsen', 'All staff', ['Ada Nilsen an owner of All staff']],
    ['Finance', 'Finance', 'Finance cannot be a member of itself.'],
    ['Finance', 'All staff', ['Finance a member of All staff', 'All staff a member of Finance']],
    ['Farah Aziz', 'Timesheets', ['Farah Aziz assigned to Timesheets (plain access)']],
    ['All staff', 'Timesheets', ['Timesheets a member of All staff', 'Timesheets an owner of All staff']],
    ['Ada Nilsen', 'Expenses API', ['Ada Nilsen assigned to Expenses API (Approver)']],
    ['Chidi Okafor', 'Expenses API', 'Chidi Okafor is assigned to Expenses API already.'],
    [
      'Expenses',
      'Expenses API',
      [
        'Expenses granted a permission of Expenses API (Expenses.Read, Expenses.ReadWrite, Expenses.Submit, Expenses.Approve.All)',
        'Expenses API assigned to Expenses (plain access)',
      ],
    ],
    ['Ada Nilsen', 'ADA-LAPTOP', 'Ada Nilsen is the registered owner of ADA-LAPTOP already.'],
    [
      'Chidi Okafor',
      'ADA-LAPTOP',
      'A device has one registered owner, and ADA-LAPTOP has Ada Nilsen. Take that edge away first.',
    ],
    ['Ada Nilsen', 'Contoso', ['Ada Nilsen given a directory role in Contoso (145)']],
    [
      'IT',
      'Contoso',
      'IT was not made as a group that can hold directory roles (isAssignableToRole), and that is settled when a group is made.',
    ],
    ['Expenses registration', 'Contoso', 'Contoso has an instance of Expenses already.'],
    ['Expenses', 'Expenses registration', ['Expenses an owner of Expenses']],
    [
      'Timesheets registration',
      'https://token.build.example',
      [
        'Timesheets made to trust https://token.build.example (repo:contoso/nightly-report:ref:refs/heads/main)',
      ],
    ],
    [
      'Ada Nilsen',
      'Farah Aziz',
      'Nothing in a directory joins Ada Nilsen (ada@contoso.example) and Farah Aziz (farah@contoso.example).',
    ],
    ['Ada Nilsen', 'nobody', 'One of the two is not in the directory.'],
  ])('%s and %s', (one, other, expected) => {
    expect(ways(one, other)).toEqual(expected)
  })

  it('are joined by a rule where a group has one, and by nobody', () => {
    const groups = contoso.groups.map((each) => ({ ...each, groupTypes: ['DynamicMembership'] }))
    expect(ways('Farah Aziz', 'IT', { ...contoso, groups })).toEqual(['Farah Aziz an owner of IT'])
  })
})

describe('an edge', () => {
  const apply = (tenant: Tenant, changed: ReturnType<typeof join>): Tenant => {
    if ('whyNot' in changed) throw new Error(changed.whyNot)
    const applied = applyEdit(tenant, changed.edit)
    if ('whyNot' in applied) throw new Error(applied.whyNot)
    return applied.tenant
  }
  const lines = (tenant: Tenant) =>
    edgesOf(tenant).map(({ type, from, to, choice, label }) => [type, from, to, choice, label].join(' '))

  const drawn = endsOf(contoso).flatMap((one) =>
    endsOf(contoso).flatMap((other) =>
      canJoin(contoso, one.id, other.id)
        .ways.filter(({ from }) => from.id === one.id)
        .flatMap(({ type, from, to, choices }) =>
          choices.slice(0, 2).map(({ id }) => ({ type, from: from.id, to: to.id, choice: id })),
        ),
    ),
  )

  it('of every kind can be drawn in the sample tenant', () => {
    expect([...new Set(drawn.map(({ type }) => type))].sort()).toEqual([
      'appRoleAssignment',
      'federatedIdentityCredential',
      'memberOf',
      'oauth2PermissionGrant',
      'ownerOf',
      'roleAssignment',
    ])
  })

  it('that is drawn is there once more, and that is cut leaves the edges that were', () => {
    const before = lines(contoso)
    for (const ref of drawn) {
      const joined = apply(contoso, join(contoso, ref))
      const added = lines(joined).filter((line) => !before.includes(line))
      expect(added).toHaveLength(1)
      const edge = edgesOf(joined).find(({ type, from, to, choice }) =>
        added[0]?.startsWith([type, from, to, choice].join(' ')),
      )
      if (!edge) throw new Error('The edge is not found again.')
      expect(lines(apply(joined, cut(joined, edge))).sort()).toEqual([...before].sort())
    }
  })

  it('that is there can be cut', () => {
    for (const edge of edgesOf(contoso)) {
      const left = edgesOf(apply(contoso, cut(contoso, edge)))
      expect(left).not.toContainEqual(edge)
      expect(left).toHaveLength(edgesOf(contoso).length - 1)
    }
  })

  it.each([
    [
      'a choice that is none',
      { type: 'memberOf', from: 'Farah Aziz', to: 'IT', choice: 'x' },
      'There is no "x" to choose here.',
    ],
    [
      'a kind that does not fit',
      { type: 'memberOf', from: 'Farah Aziz', to: 'Timesheets', choice: '' },
      'Farah Aziz (farah@contoso.example) cannot be a member of Timesheets.',
    ],
    [
      'an edge that is there',
      { type: 'ownerOf', from: 'IT', to: 'IT', choice: '' },
      'IT cannot be a member of itself.',
    ],
  ])('is not drawn for %s', (_, ref, whyNot) => {
    expect(join(contoso, { ...ref, from: idOf(ref.from), to: idOf(ref.to) })).toEqual({ whyNot })
  })

  it('that is not there is not cut', () => {
    const ref = { type: 'memberOf', from: idOf('Farah Aziz'), to: idOf('IT'), choice: '' }
    expect(cut(contoso, ref)).toEqual({ whyNot: 'There is no such edge.' })
  })

  it('comes with the call to Graph that does the same, and its permission', () => {
    const [farah, staff] = [idOf('Farah Aziz'), idOf('All staff')]
    expect(join(contoso, { type: 'memberOf', from: farah, to: staff, choice: '' })).toMatchObject({
      says: 'Farah Aziz becomes a member of All staff.',
      call: {
        method: 'POST',
        path: `/groups/${staff}/members/$ref`,
        body: { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${farah}` },
        permission: 'GroupMember.ReadWrite.All and User.ReadWrite.All',
      },
    })
  })
})

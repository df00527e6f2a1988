import { describe, expect, it, test } from 'vitest'
import { knownName } from '../cli/known-names'
import { importFiles } from './import-files'
import { again, file, kept, policy } from './testing/files'
import { nameReference } from './unresolved'

describe('references to what is missing', () => {
  const users = { includeUsers: ['All', 'ghost'], excludeGroups: ['<BreakGlass>', 'G'] }
  const table = { TenantId: 't', Objects: [{ Id: 'GHOST', DisplayName: 'Casper', Type: 'User' }] }

  it('stay, are listed, and have the name of a migration table or of a person', () => {
    const result = importFiles([
      file('p.json', policy('1', { conditions: { users } })),
      file('groups.json', [{ id: 'g', groupTypes: [] }]),
      file('MigrationTable.json', table),
    ])
    expect(result.tenant.conditionalAccessPolicies[0]?.conditions?.users?.excludeGroups).toEqual([
      '<BreakGlass>',
      'g',
    ])
    const named = (result.unresolved ?? []).map(({ id, kind, name }) => [kind, id, name])
    expect(named).toEqual([
      ['user', 'ghost', 'Casper'],
      ['group', '<BreakGlass>', undefined],
    ])
    const given = nameReference(result, '<BreakGlass>', 'Emergency')
    expect(given.unresolved.map(({ name }) => name)).toEqual(['Casper', 'Emergency'])
    expect(kept(again(given.document))).toEqual(kept(given))
    const other = nameReference(given, '<breakglass>', 'Other')
    expect(again(other.document).unresolved.map(({ name }) => name)).toEqual(['Casper', 'Other'])
    expect(nameReference(result, 'nothing', 'x')).toBe(result)
  })

  it('that every tenant has are named, and marked', () => {
    const roles = { users: { includeRoles: ['62e90394-69f5-4237-9190-012177145e10'] } }
    const knownName = () => 'Global Administrator'
    const files = [file('p.json', policy('1', { conditions: roles }))]
    const { unresolved, tenant } = importFiles(files, { knownName })
    expect(unresolved).toMatchObject([{ kind: 'role', name: 'Global Administrator', builtIn: true }])
    expect(tenant.roleDefinitions).toEqual([
      { id: '62e90394-69f5-4237-9190-012177145e10', displayName: 'Global Administrator' },
    ])
  })

  it('by a name that two things have mean neither', () => {
    const { unresolved } = importFiles([
      file('p.json', policy('1', { conditions: { users: { includeGroups: ['Twins'] } } })),
      file('groups.json', [
        { id: 'a', displayName: 'Twins' },
        { id: 'b', displayName: 'Twins' },
      ]),
    ])
    expect(unresolved).toMatchObject([{ id: 'Twins', kind: 'group' }])
  })

  test.each([
    ['application', 'd4ebce55-015a-49b5-a083-c84d1797ae8c', 'Microsoft Intune Enrollment'],
    ['application', '00000003-0000-0000-C000-000000000000', 'Microsoft Graph'],
    ['application', '9cdead84-a844-4324-93f2-b2e6bb768d07', 'Azure Virtual Desktop'],
    ['application', '00000005-0000-0ff1-ce00-000000000000', 'Viva Engage'],
    ['application', '5b3f7d4e-1111-4222-8333-944444444444', undefined],
    ['role', '2af84b1e-32c8-42b7-82bc-daa82404023b', 'Restricted Guest User'],
    ['role', '9c094953-4995-41c8-84c8-3ebb9b32c93f', 'Device Join'],
    ['role', '5b3f7d4e-1111-4222-8333-944444444444', undefined],
    ['group', '00000003-0000-0000-c000-000000000000', undefined],
  ] as const)('the %s %s is called %s', (kind, id, name) => {
    expect(knownName(kind, id)).toBe(name)
  })
})

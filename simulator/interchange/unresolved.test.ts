import { describe, expect, it } from 'vitest'
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

  it('to the compliant network, which every tenant has, have its name', () => {
    const locations = {
      includeLocations: ['All'],
      excludeLocations: ['3D46DBDA-8382-466a-856d-eb00cbc6b910'],
    }
    const { unresolved } = importFiles([file('p.json', policy('1', { conditions: { locations } }))])
    expect(unresolved).toMatchObject([{ name: 'All Compliant Network locations', builtIn: true }])
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
})

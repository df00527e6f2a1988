import { expect, it } from 'vitest'
import { exportTenant } from './export-tenant'
import { importFiles } from './import-files'
import { file, policy } from './testing/files'

const document = {
  conditionalAccessPolicies: [policy('1') as never],
  roleAssignments: [{ id: 'a' }],
  groups: [{ id: 'g', displayName: 'G' }],
  identitySecurityDefaultsEnforcementPolicy: [{ isEnabled: false }],
}

it("is Graph's answer for each collection, and the object itself where there is one", () => {
  const files = exportTenant(document)
  expect(files.map(({ name }) => name)).toEqual([
    'conditionalAccessPolicies.json',
    'identitySecurityDefaultsEnforcementPolicy.json',
    'groups.json',
    'roleAssignments.json',
  ])
  expect(JSON.parse(files[0]?.text ?? '')).toEqual({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies',
    value: document.conditionalAccessPolicies,
  })
  expect(JSON.parse(files[1]?.text ?? '')).toEqual({ isEnabled: false })
})

it('says of itself what it is, so that a list may be called anything', () => {
  const lists = exportTenant(document).filter(({ text }) => text.includes('"value"'))
  const { imported } = importFiles(lists.map(({ text }, at) => file(`download (${at}).json`, text)))
  expect(imported).toEqual({ conditionalAccessPolicies: 1, roleAssignments: 1, groups: 1 })
})

/** A group that no export holds. */
export const GROUP = '22222222-2222-2222-2222-222222222222'
/** A policy that blocks that group, in Graph's JSON; `more` stands over what it has. */
export const policy = (name: string, more: object = {}) => ({
  id: `11111111-1111-1111-1111-${String(name.length).padStart(12, '0')}`,
  displayName: name,
  state: 'enabled',
  conditions: {
    users: { includeGroups: [GROUP] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
  },
  grantControls: { operator: 'OR', builtInControls: ['block'] },
  ...more,
})
/** Files to bring in: one that is whole, one that is half, and one in UTF-16. */
export const GOOD = { name: 'policies.json', content: JSON.stringify({ value: [policy('Ours')] }) }
export const BROKEN = { name: 'broken.json', content: '{\n  "displayName": "Half",\n  "state": oops\n}' }
export const UTF16 = {
  name: 'utf16.json',
  content: Buffer.from(`\uFEFF${JSON.stringify(policy('Größe in UTF-16'))}`, 'utf16le'),
}

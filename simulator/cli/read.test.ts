import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { execute } from './commands'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'read-'))
})
afterAll(() => rm(folder, { recursive: true }))

const policy = (displayName: string, controls: readonly string[], users: object, more: object = {}) => ({
  id: displayName,
  displayName,
  state: 'enabled',
  conditions: { users, applications: { includeApplications: ['All'] }, clientAppTypes: ['all'], ...more },
  grantControls: { operator: 'OR', builtInControls: controls },
})
const ADA = { id: 'a', displayName: 'Ada *\u001b[2J', userPrincipalName: 'ada@x.example', userType: 'Member' }

/** `lab read` of a tenant with these policies. */
async function read(policies: readonly object[], ...args: string[]) {
  const file = path.join(folder, 'tenant.json')
  const groups = [{ id: 'g', displayName: 'Exceptions' }]
  const tenant = {
    users: [ADA],
    groups,
    conditionalAccessPolicies: policies,
    identitySecurityDefaultsEnforcementPolicy: { isEnabled: false },
  }
  await writeFile(file, JSON.stringify(tenant))
  return execute(['read', file, ...args])
}

const EVERYBODY = { includeUsers: ['All'] }
const closed = policy('Nobody', ['block'], EVERYBODY)

test('what bites ends with 1; each line names who, why, what shows it, and its source', async () => {
  const { output, code } = await read([policy('MFA', ['mfa'], { includeUsers: ['somebody-else'] })])
  expect(code).toBe(1)
  expect(output).toMatch(/^BITES .*a password alone opens an application/m)
  expect(output).toMatch(/^ {7}Shown by: .*with a password alone: granted\.$/m)
  expect(output).toMatch(/^ {7}https:\/\/learn\.microsoft\.com\S+ \(read \d{4}-\d\d\)$/m)
  expect(output).toContain('Not in the export:')
  expect(output).toContain('GET /v1.0/roleManagement/directory/roleAssignments')
  expect(output).not.toContain('\u001b')
})

test('where what is missing decides everything, it ends with 3', async () => {
  // Everybody is blocked outside of a place, and where that is did not come in.
  const { output, code } = await read([
    policy('Elsewhere', ['block'], EVERYBODY, {
      locations: { includeLocations: ['All'], excludeLocations: ['there'] },
    }),
  ])
  expect(output).toMatch(/^UNSURE /m)
  expect(output).not.toMatch(/^BITES /m)
  expect(code).toBe(3)
})

test('JSON is the reading itself, with questions that can be asked', async () => {
  const { output } = await read([closed], '--format', 'json')
  const { findings, leftOut } = JSON.parse(output)
  expect(findings.map(({ id }: { id: string }) => id)).toContain('locked-out')
  expect(findings[0].shows.signIn.signInIdentity.userId).toBe('a')
  expect(leftOut.length).toBeGreaterThan(0)
})

test('the checks of others come out as what was found, or as what they need', async () => {
  const { output, code } = await read([closed], '--format', 'checks')
  expect(code).toBe(1)
  expect(output).toMatch(/^MT\.1009 +not found: legacy-authentication$/m)
  expect(output).toMatch(/^MT\.1068 +needs GET \/v1\.0\/policies\/authorizationPolicy$/m)
  const open = await read([policy('MFA', ['mfa'], { includeUsers: ['somebody-else'] })], '--format', 'checks')
  expect(open.output).toMatch(/^MT\.1007 +bites: password-alone$/m)
})

test('Markdown is safe from names out of an export', async () => {
  const { output } = await read([closed], '--format', 'markdown')
  expect(output).toMatch(/^# A reading of the tenant$/m)
  expect(output).toMatch(/^\| What \| Where it is \|$/m)
  expect(output).toContain(String.raw`Ada \*`)
})

test.each([
  [['read'], /Which tenant/],
  [['read', 'x.json', '--format', 'pdf'], /no format "pdf"/],
  [['read', '/no/such/file.json'], /no such|not exist|cannot be read|is no/i],
])('bad usage is said: %j', async (args, says) => {
  await expect(execute(args)).rejects.toThrow(says)
})

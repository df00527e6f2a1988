import { expect, test } from 'vitest'
import { lostParts } from '../directory/lost-parts'
import { importFiles } from './import-files'
import { file } from './testing/files'

const policy = (id: string, conditions: object, more: object = {}) => ({
  id,
  state: 'enabled',
  createdDateTime: '2026-01-01T00:00:00Z',
  sessionControls: null,
  conditions: {
    users: { includeUsers: ['All'], includeGuestsOrExternalUsers: null, excludeGuestsOrExternalUsers: null },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
    ...conditions,
  },
  grantControls: { operator: 'OR', builtInControls: ['block'] },
  ...more,
})
const filtered = (applicationFilter: unknown) => ({
  applications: { includeApplications: ['All'], applicationFilter },
})
const NONE = filtered(null)
const SET = filtered({ mode: 'include', rule: 'CustomSecurityAttribute.A_B -eq "c"' })
const LOST = ['conditions.applications.applicationFilter']

test.each<[what: string, first: object, second: object, lost: readonly string[]]>([
  ['another has it as null', policy('1', NONE), policy('2', {}), LOST],
  ['another has it set', policy('1', SET), policy('2', {}), LOST],
  ['no policy has it', policy('1', {}), policy('2', {}), []],
  ['both have it', policy('1', SET), policy('2', NONE), []],
  [
    'the risk of agents',
    policy('1', { agentIdRiskLevels: null }),
    policy('2', {}),
    ['conditions.agentIdRiskLevels'],
  ],
  // Written by people and other tools, before Graph had it, or by somebody who leaves out what is not set.
  ['it has no date', policy('1', NONE), policy('2', {}, { createdDateTime: undefined }), []],
  ['the other has no date', policy('1', NONE, { createdDateTime: undefined }), policy('2', {}), []],
  ['it is old', policy('1', NONE), policy('2', {}, { createdDateTime: '2021-01-01T00:00:00Z' }), []],
  ['it writes no null', policy('1', SET), policy('2', {}, { sessionControls: undefined }), []],
])('a policy lacks what others of its export have: %s', (_what, first, second, lost) => {
  const text = JSON.stringify({ conditionalAccessPolicies: [first, second] })
  const { tenant, problems } = importFiles([file('t.json', text)])
  const told = /applicationFilter$|agentIdRiskLevels$/
  const found = tenant.conditionalAccessPolicies.map((each) =>
    lostParts(each).filter((path) => told.test(path)),
  )
  expect(found).toEqual([[], lost])
  expect(problems.filter(({ message }) => message.includes('others of the export have it'))).toHaveLength(
    lost.length,
  )
})

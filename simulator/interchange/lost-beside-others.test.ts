import { expect, test } from 'vitest'
import { lostParts } from '../directory/lost-parts'
import { importFiles } from './import-files'
import { file } from './testing/files'

const policy = (id: string, users: object, more: object = {}, conditions: object = {}) => ({
  id,
  state: 'enabled',
  createdDateTime: '2026-01-01T00:00:00Z',
  sessionControls: null,
  conditions: {
    users: { includeUsers: ['All'], ...users },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
    ...conditions,
  },
  grantControls: { operator: 'OR', builtInControls: ['block'] },
  ...more,
})
const GUESTS = { guestOrExternalUserTypes: 'internalGuest', externalTenants: null }
const NONE = { excludeGuestsOrExternalUsers: null }
const SET = { excludeGuestsOrExternalUsers: GUESTS }
const EXCLUDED = ['conditions.users.excludeGuestsOrExternalUsers']
const FILTER = { applications: { includeApplications: ['All'], applicationFilter: null } }

test.each<[what: string, first: object, second: object, lost: readonly string[]]>([
  ['another has it as null', policy('1', NONE), policy('2', {}), EXCLUDED],
  ['another has it set', policy('1', SET), policy('2', {}), EXCLUDED],
  ['no policy has it', policy('1', {}), policy('2', {}), []],
  ['both have it', policy('1', SET), policy('2', NONE), []],
  [
    'included guests',
    policy('1', { includeGuestsOrExternalUsers: null }),
    policy('2', {}),
    ['conditions.users.includeGuestsOrExternalUsers'],
  ],
  ['a filter', policy('1', {}, {}, FILTER), policy('2', {}), ['conditions.applications.applicationFilter']],
  [
    'the risk of agents',
    policy('1', {}, {}, { agentIdRiskLevels: null }),
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
  const told = /GuestsOrExternalUsers$|applicationFilter$|agentIdRiskLevels$/
  const found = tenant.conditionalAccessPolicies.map((each) =>
    lostParts(each).filter((path) => told.test(path)),
  )
  expect(found).toEqual([[], lost])
  expect(problems.filter(({ message }) => message.includes('others of the export have it'))).toHaveLength(
    lost.length,
  )
})

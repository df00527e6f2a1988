import { expect, test } from 'vitest'
import { ACCOUNT, ask, assigned, CONTAINER, person, READ_BLOB, stranger, tenancy } from './testing/ask'
import { BLOB_CONTRIBUTOR, role } from './testing/roles'

const named = (name: string) =>
  `((!(ActionMatches{'${READ_BLOB}'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals '${name}'))`
const UNKNOWN = '@Environment[isPrivateLink] BoolEquals true'
const question = { action: READ_BLOB, isDataAction: true, scope: CONTAINER }

test.each([
  ['met', named('june'), 'allowed'],
  ['not met', named('july'), 'denied'],
  ['not certain', UNKNOWN, 'notCertain'],
])('a condition of the assignment that is %s', (_what, condition, result) => {
  const access = tenancy([BLOB_CONTRIBUTOR], [assigned('ada', BLOB_CONTRIBUTOR, ACCOUNT, { condition })])
  expect(ask(access, question).result).toBe(result)
})

test.each([
  [named('june'), named('june'), 'allowed'],
  [named('july'), named('june'), 'denied'],
  [named('june'), named('july'), 'denied'],
  [UNKNOWN, named('july'), 'denied'],
  [named('june'), UNKNOWN, 'notCertain'],
])(
  'of a condition of the role and one of the assignment both have to be met',
  (ofRole, condition, result) => {
    const reader = role('Reader of blobs', { dataActions: [READ_BLOB], condition: ofRole })
    const access = tenancy([reader], [assigned('ada', reader, ACCOUNT, { condition })])
    expect(ask(access, question).result).toBe(result)
  },
)

test('a condition says which attribute is missing, and by which line it matters', () => {
  const access = tenancy(
    [BLOB_CONTRIBUTOR],
    [assigned('ada', BLOB_CONTRIBUTOR, ACCOUNT, { condition: UNKNOWN })],
  )
  expect(ask(access, question)).toMatchObject({
    notKnown: [
      `Storage Blob Data Contributor has "${READ_BLOB}" in dataActions. Its condition is not certain: @Environment[isPrivateLink] is not known.`,
    ],
  })
})

test('a condition is no deny: a second assignment without one grants', () => {
  const both = [
    assigned('ada', BLOB_CONTRIBUTOR, ACCOUNT, { condition: named('july') }),
    assigned('staff', BLOB_CONTRIBUTOR, ACCOUNT),
  ]
  expect(
    ask(tenancy([BLOB_CONTRIBUTOR], both), { ...question, principal: person('ada', 'staff') }).result,
  ).toBe('allowed')
})

test('of several permissions with conditions one that is met is enough', () => {
  const either = role(
    'Either',
    { dataActions: [READ_BLOB], condition: named('july') },
    { dataActions: [READ_BLOB], condition: named('june') },
  )
  expect(ask(tenancy([either], [assigned('ada', either, ACCOUNT)]), question).result).toBe('allowed')
})

test('a condition that is not met decides before a group that is not known', () => {
  const access = tenancy(
    [BLOB_CONTRIBUTOR],
    [assigned('staff', BLOB_CONTRIBUTOR, ACCOUNT, { condition: named('july') })],
  )
  expect(ask(access, { ...question, principal: stranger('ada') }).result).toBe('denied')
})

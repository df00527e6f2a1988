import fc from 'fast-check'
import { expect, it } from 'vitest'
import { importFiles } from './import-files'
import { again, file, kept, policy } from './testing/files'

const SEED = 20261124

const ids = fc.constantFrom(
  'a',
  'b',
  'C',
  '<Group>',
  'All',
  'GuestsOrExternalUsers',
  '62e90394-69f5-4237-9190-012177145e10',
)
/** Anything: unknown members, known ones with the wrong type, names of Object. */
const junk = fc.dictionary(
  fc.oneof(
    fc.string(),
    fc.constantFrom(
      'conditions',
      'value',
      'users',
      'members',
      'id',
      '__proto__',
      'Objects',
      '@odata.type',
      'error',
    ),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  { maxKeys: 5 },
)
const someUsers = fc.record(
  {
    includeUsers: fc.array(ids),
    excludeGroups: fc.oneof(fc.array(ids), fc.jsonValue({ maxDepth: 1 })),
    includeRoles: fc.array(ids),
    novelty: fc.jsonValue(),
  },
  { requiredKeys: [] },
)
const somePolicy = fc
  .tuple(ids, someUsers, junk)
  .map(([id, users, more]) => ({ ...more, ...policy(id, { conditions: { users } }) }))
const someObject = fc.oneof(
  somePolicy,
  fc.tuple(ids, fc.array(ids), junk).map(([id, members, more]) => ({ ...more, id, groupTypes: [], members })),
  fc.tuple(ids, junk).map(([id, more]) => ({ ...more, id, userPrincipalName: `${id}@contoso.example` })),
  fc.tuple(ids, junk).map(([id, more]) => ({ ...more, Id: id, DisplayName: id, GroupTypes: ['Unified'] })),
  junk,
)

it(`import(export(x)) = x, whatever came in (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.array(someObject, { maxLength: 8 }), (objects) => {
      const result = importFiles([file('anything.json', objects)])
      const second = again(result.document)
      // As texts, because toEqual takes an own `__proto__` for the real one.
      expect(JSON.stringify(kept(second))).toBe(JSON.stringify(kept(result)))
    }),
    { seed: SEED, numRuns: 400 },
  )
})

it(`bytes of any kind give a result, and nothing is thrown (seed ${SEED})`, () => {
  const zip = fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]))
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        zip,
        fc.json().map((text) => file('', text).bytes),
      ),
      (bytes) => {
        const { imported, problems, unknown } = importFiles([{ name: 'x.json', bytes }])
        return Object.keys(imported).length + problems.length + unknown.length >= 0
      },
    ),
    { seed: SEED, numRuns: 500 },
  )
})

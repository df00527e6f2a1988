import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../flows/catalogue'
import { isEdit } from '../network/message-edit'
import { accessIn } from './testing/access'
import {
  type Editable,
  everyField,
  moreAccess,
  type Untouched,
  untouchedRuns,
  valuesByName,
  waysFor,
} from './testing/every-field'
import { unprotected } from './testing/unprotected'

const SEED = 20261129

let runs: readonly Untouched[]
let values: ReadonlyMap<string, readonly string[]>
beforeAll(async () => {
  runs = await untouchedRuns()
  values = valuesByName(runs)
})

describe.each(catalogue.map(({ slug }) => [slug] as const))('%s', (slug) => {
  const own = () => runs.find(({ flow }) => flow.slug === slug) as Untouched

  // Where no API is asked unless the groups are too many, it is the ID token.
  it('gives something to somebody when nobody lays hands on it', () => {
    const given = slug === 'app-assignment' ? /^timesheets has seen: id-token / : / answers: /
    expect([...accessIn(own().events)].filter((line) => given.test(line))).not.toEqual([])
  })

  // Every field once, and every way for it, is in `every-field.long.test.ts`.
  it(`a field that is another: no crash, and nobody has more than before (seed ${SEED})`, async () => {
    const one = fc
      .constantFrom(...everyField(own()))
      .chain(({ when, field }: Editable) =>
        fc
          .constantFrom(...waysFor(field, ['x', ...(values.get(field.name) ?? [])]).filter(isEdit))
          .map((edit) => ({ when, edit })),
      )
    await fc.assert(
      fc.asyncProperty(one, async ({ when, edit }) => {
        const { more, crash } = await moreAccess(own(), when, edit)
        expect(crash).toBeUndefined()
        expect(
          more.filter((line) => !unprotected.some((each) => each.edits(edit) && each.gives(line))),
        ).toEqual([])
      }),
      { seed: SEED, numRuns: 40 },
    )
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isEdit } from '../network/message-edit'
import { everyField, moreAccess, untouchedRuns, valuesByName, waysFor } from './testing/every-field'
import { unprotected } from './testing/unprotected'

const SEED = 20261130
/** How many of its ways each field is changed in. */
const WAYS = 2

it(`every field of every message of every flow is another once: no crash, and nobody has more than before, but for the listed cases (seed ${SEED})`, async () => {
  const runs = await untouchedRuns()
  const values = valuesByName(runs)
  const [draw] = fc.sample(fc.infiniteStream(fc.nat()), { seed: SEED, numRuns: 1 })
  const met = new Set<string>()
  const found: string[] = []
  for (const run of runs)
    for (const { when, field } of everyField(run)) {
      const ways = waysFor(field, [
        'x',
        ...(values.get(field.name) ?? []).filter((each) => each !== field.value),
      ])
      const usable = ways.filter(isEdit)
      for (let way = 0; way < WAYS && usable.length > 0; way++) {
        const [edit] = usable.splice(Number(draw?.next().value) % usable.length, 1)
        if (!edit) continue
        const { more, crash } = await moreAccess(run, when, edit)
        const said = `${run.flow.slug} ${JSON.stringify({ when, edit }).slice(0, 400)}`
        if (crash !== undefined) found.push(`${said}: crash: ${crash}`)
        for (const line of more) {
          const listed = unprotected.find((each) => each.is(edit, line, when))
          if (listed) met.add(listed.what)
          else found.push(`${said}: ${line}`)
        }
      }
    }
  expect(found.map((each) => each.slice(0, 600))).toEqual([])
  expect(unprotected.map(({ what }) => what).filter((what) => !met.has(what))).toEqual([])
})

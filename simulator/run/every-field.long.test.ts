import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isEdit, type MessageEdit } from '../network/message-edit'
import type { EditableField } from '../trace/select/editable'
import { everyField, moreAccess, untouchedRuns, valuesByName, waysFor } from './testing/every-field'
import { type Unprotected, unprotected } from './testing/unprotected'

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
      const usable = editsOf(field)
      for (let way = 0; way < WAYS && usable.length > 0; way++) {
        const [edit] = usable.splice(Number(draw?.next().value) % usable.length, 1)
        if (!edit) continue
        const { more, crash } = await moreAccess(run, when, edit)
        const said = `${run.flow.slug} ${JSON.stringify({ when, edit }).slice(0, 400)}`
        if (crash !== undefined) found.push(`${said}: crash: ${crash}`)
        for (const line of more) {
          const listed = unprotected.find((each) => each.edits(edit) && each.gives(line))
          if (listed) met.add(listed.what)
          else found.push(`${said}: ${line}`)
        }
      }
    }
  expect(found.map((each) => each.slice(0, 600))).toEqual([])
  // What no draw has met is looked for: in every change of its kind, until one gives what it says.
  for (const each of unprotected) if (!met.has(each.what) && (await isFound(each))) met.add(each.what)
  expect(unprotected.map(({ what }) => what).filter((what) => !met.has(what))).toEqual([])

  function editsOf(field: EditableField): MessageEdit[] {
    const others = (values.get(field.name) ?? []).filter((each) => each !== field.value)
    return waysFor(field, ['x', ...others]).filter(isEdit)
  }

  async function isFound({ edits, gives }: Unprotected): Promise<boolean> {
    for (const run of runs)
      for (const { when, field } of everyField(run))
        for (const edit of editsOf(field).filter(edits))
          if ((await moreAccess(run, when, edit)).more.some(gives)) return true
    return false
  }
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../flows/catalogue'
import { steps as stepsOf } from '../trace/select/steps'
import { completeRun } from './complete'
import type { Flow } from './flow'
import {
  companyOf,
  isNames,
  type Names,
  nameProblem,
  peopleOf,
  sameNames,
  tellWithNames,
  withNames,
} from './names'
import type { RunResult } from './run-result'

test.each<[name: string, says: RegExp | undefined]>([
  ['Zoë O’Brien-Smith', undefined],
  ['山田 太郎', undefined],
  ['Tailspin & Sons (2)', undefined],
  ['', /is needed/],
  ['   ', /is needed/],
  [' Zoe', /not with a space/],
  ['x'.repeat(41), /at most 40/],
  ['Zoe\u202Eeoz', /make a name/],
  ['Zoe\u200B', /make a name/],
  ['Zoe\n', /not with a space/],
  ['Zoe\u0000x', /make a name/],
  ['<b>Zoe</b>', /make a name/],
  ['"Zoe"', /make a name/],
  ['...', /has a letter/],
])('of the name %j is said what is wrong with it', (name, says) => {
  if (says) expect(nameProblem(name)).toMatch(says)
  else expect(nameProblem(name)).toBeUndefined()
})

test('two people do not go by one name, however it is written', () => {
  expect(sameNames({ a: 'Zoe', b: 'ZOE', c: 'Yan' })).toEqual(['a', 'b'])
})

test.each<[says: string, candidate: unknown]>([
  ['nothing', undefined],
  ['a list', []],
  ['no people', { company: 'Northwind' }],
  ['a company that is no text', { company: 1, people: {} }],
  ['a bad name', { people: { a: '<script>' } }],
  ['the same name twice', { people: { a: 'Zoe', b: 'zoe' } }],
  ['more than names', { people: {}, also: 1 }],
  ['too many', { people: Object.fromEntries(Array.from({ length: 51 }, (_, id) => [id, `Zoe ${id}`])) }],
])('is no names: %s', (_, candidate) => {
  expect(isNames(candidate)).toBe(false)
})

const name = fc
  .string({
    unit: fc.constantFrom(..."abcdeghijklmnopqrstuvwxyzäßéøĞ山田 .,'’&()-"),
    minLength: 1,
    maxLength: 38,
  })
  // A letter that no name of the sample tenants begins with: none of them can come about by chance.
  .map((text) => `Q${text.trim()}`)

const outcomeOf = (result: RunResult) =>
  result.status === 'ended'
    ? [result.outcome.result, 'code' in result.outcome && result.outcome.code]
    : result.status

const namesFor = (flow: Flow) =>
  fc
    .record({
      company: name,
      people: fc.uniqueArray(name, {
        minLength: peopleOf(flow).length,
        maxLength: peopleOf(flow).length,
        selector: (each) => each.toLowerCase(),
      }),
    })
    .map(
      ({ company, people }): Names => ({
        company,
        people: Object.fromEntries(peopleOf(flow).map(({ id }, index) => [id, people[index] ?? 'Q'])),
      }),
    )

/** Where a name of the sample tenants is no name: a repository, which is an identifier on the wire. */
const IDENTIFIER = /Contoso\/nightly-report/g

describe.each(catalogue)('$slug with any names', (entry) => {
  test('ends as it ends, under every switch, and says none of the names that it had', async () => {
    const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
    const settings = [
      {},
      ...flow.switches.flatMap(({ name, values }) => values.map((value) => ({ [name]: value }))),
    ]
    const old = [companyOf(flow), ...peopleOf(flow).flatMap((user) => [user.displayName, user.givenName])]
    const says = new RegExp(`(?<![\\p{L}\\p{N}])(${old.join('|')})(?![\\p{L}\\p{N}])`, 'u')
    const plain = new Map<object, unknown[]>()
    for (const switches of settings)
      plain.set(switches, outcomeOf((await completeRun(flow, { seed: 1, switches })).result) as unknown[])
    await fc.assert(
      fc.asyncProperty(namesFor(flow), fc.constantFrom(...settings), async (names, switches) => {
        expect(isNames(names)).toBe(true)
        const called = withNames(flow, names)
        const words = tellWithNames(flow, narration, names)
        const { result } = await completeRun(called, { seed: 1, switches })
        expect(outcomeOf(result)).toEqual(plain.get(switches))
        const told = JSON.stringify([result.events, stepsOf(result.events, words), words])
        const found = says.exec(told.replace(IDENTIFIER, ''))
        expect(found?.input.slice(Math.max(0, found.index - 80), found.index + 40)).toBeUndefined()
      }),
      { numRuns: 15 },
    )
  })
})

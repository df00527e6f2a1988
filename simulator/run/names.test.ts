import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../flows/catalogue'
import { steps as stepsOf } from '../trace/select/steps'
import { completeRun } from './complete'
import type { Flow } from './flow'
import {
  appsOf,
  companyOf,
  isNames,
  type Names,
  nameProblem,
  peopleOf,
  plainNames,
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
  ['\u3164', /make a name/],
  ['Zoe\u115F', /make a name/],
  ['Zoe\u1160', /make a name/],
  ['Zoe\uFFA0', /make a name/],
  ['Zoe\u034F', /make a name/],
  ['Zoe\uFE0F', /make a name/],
  ['Zoe\u{E0101}', /make a name/],
  ['Zoe\u{E0041}', /make a name/],
  ['Zoe\u200D', /make a name/],
  ['Zoe\u{13441}', /make a name/],
  ['Zoe\u{16FE4}', /make a name/],
  [`Zo${'\u0301'.repeat(4)}e`, /only a few/],
  ['Zo\u0302\u0323\u0331\u0308e', /only a few/],
  [`Z\u0E01${'\u0E47'.repeat(5)}`, /only a few/],
  ['\u0301Zoe', /stands on a letter/],
  ['Zoe \u0301', /stands on a letter/],
  ['\u1FAF\u03B4\u03B7\u03C2', undefined],
  ['B\u043E Lindqvist', /one script/],
  ['Expenses \u0410PI', /one script/],
  ['\u041E\u043B\u044C\u0433\u0430 Smith', undefined],
  ['Nguye\u0302\u0303n The\u0302\u0301', undefined],
  ['\u1016\u103C\u102D\u102F\u1038', undefined],
  ['\u1014\u103E\u102F\u1036\u1037', undefined],
  ['e\u0301'.repeat(40), undefined],
])('of the name %j is said what is wrong with it', (name, says) => {
  if (says) expect(nameProblem(name)).toMatch(says)
  else expect(nameProblem(name)).toBeUndefined()
})

const flow = await catalogue[0]?.flow()
if (!flow) throw new Error('There is no flow.')
const [ada, chidi] = peopleOf(flow)
if (!ada || !chidi) throw new Error('There are no two people in it.')

test.each([
  ['Zoe', 'ZOE'],
  ['Zo\u00EB', 'Zoe\u0308'],
  ['Zoe', '\uFF3Aoe'],
  ['Zoe Vale', 'Zoe  Vale'],
  // Whoever gets no name keeps the one that they have.
  [undefined, ada.displayName],
  [undefined, ada.displayName.toUpperCase()],
])('two people do not go by one name, however it is written: %j, %j', (one, other) => {
  const people = { ...(one !== undefined && { [ada.id]: one }), [chidi.id]: other }
  expect(sameNames(flow, { people })).toEqual([ada.id, chidi.id])
  expect(isNames(flow, { people })).toBe(false)
})

test('two people may change names', () => {
  const people = { [ada.id]: chidi.displayName, [chidi.id]: ada.displayName }
  expect(sameNames(flow, { people })).toEqual([])
  expect(isNames(flow, { people })).toBe(true)
})

const [first, second] = appsOf(flow)
if (!first || !second) throw new Error('There are no two applications in it.')

test('two applications do not go by one name, and may change names; nobody is called as a thing or as another kind', () => {
  const { displayName } = first
  const taken = { people: {}, apps: { [second.id]: displayName.toUpperCase() } }
  expect(sameNames(flow, taken)).toEqual([first.id, second.id])
  const swapped = { [first.id]: second.displayName, [second.id]: displayName }
  expect(isNames(flow, { people: {}, apps: swapped })).toBe(true)
  expect(sameNames(flow, { people: { [ada.id]: displayName } })).toEqual([ada.id, first.id])
  expect(sameNames(flow, { people: {}, apps: { [first.id]: 'Browser' } })).toEqual([first.id])
  expect(sameNames(flow, { people: { [ada.id]: 'identity provider' } })).toEqual([ada.id])
})

test('what has the name of an application in it keeps it: another application, a permission', () => {
  const [app, api] = [first, second].toSorted(
    (one, other) => one.displayName.length - other.displayName.length,
  )
  const called = withNames(flow, { people: {}, apps: { [app?.id ?? '']: 'Travel' } })
  const names = called.parties.map(({ name }) => name)
  expect(names).toContain('Travel')
  expect(names).toContain(api?.displayName)
  expect(api?.displayName).toContain(app?.displayName)
})

test('a name is kept in one way of writing', () => {
  const names = { company: 'Caf\u0065\u0301  Sud', people: { a: 'Zoe\u0308' } }
  expect(plainNames(names)).toEqual({ company: 'Caf\u00E9 Sud', people: { a: 'Zo\u00EB' } })
  expect(plainNames({ people: {} })).toEqual({ people: {} })
})

test.each<[says: string, candidate: unknown]>([
  ['nothing', undefined],
  ['a list', []],
  ['no people', { company: 'Northwind' }],
  ['a company that is no text', { company: 1, people: {} }],
  ['a bad name', { people: { a: '<script>' } }],
  ['applications that are no names', { people: {}, apps: 'Travel' }],
  ['a bad name of an application', { people: {}, apps: { a: '<script>' } }],
  ['more than names', { people: {}, also: 1 }],
  ['too many', { people: Object.fromEntries(Array.from({ length: 51 }, (_, id) => [id, `Zoe ${id}`])) }],
])('is no names: %s', (_, candidate) => {
  expect(isNames(flow, candidate)).toBe(false)
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
      others: fc.uniqueArray(name, {
        minLength: peopleOf(flow).length + appsOf(flow).length,
        maxLength: peopleOf(flow).length + appsOf(flow).length,
        selector: (each) => each.toLowerCase(),
      }),
    })
    .map(({ company, others }): Names => {
      const of = (named: readonly { readonly id: string }[], from: number) =>
        Object.fromEntries(named.map(({ id }, index) => [id, others[from + index] ?? 'Q']))
      return { company, people: of(peopleOf(flow), 0), apps: of(appsOf(flow), peopleOf(flow).length) }
    })

/** Where a name of the sample tenants is no name but an identifier on the wire: a repository, a permission, a secret. */
const IDENTIFIER = /Contoso\/nightly-report|\b(Expenses|Timesheets|Reports|Quotes)(\.\p{L}+)+|secret-of-\w+/gu

describe.each(catalogue)('$slug with any names', (entry) => {
  test('ends as it ends, under every switch, and says none of the names that it had', async () => {
    const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
    const settings = [
      {},
      ...flow.switches.flatMap(({ name, values }) => values.map((value) => ({ [name]: value }))),
    ]
    const old = [
      companyOf(flow),
      ...peopleOf(flow).flatMap((user) => [user.displayName, user.givenName]),
      ...appsOf(flow).map(({ displayName }) => displayName),
    ]
    const says = new RegExp(`(?<![\\p{L}\\p{N}])(${old.join('|')})(?![\\p{L}\\p{N}])`, 'u')
    const plain = new Map<object, unknown[]>()
    for (const switches of settings)
      plain.set(switches, outcomeOf((await completeRun(flow, { seed: 1, switches })).result) as unknown[])
    await fc.assert(
      fc.asyncProperty(namesFor(flow), fc.constantFrom(...settings), async (names, switches) => {
        expect(isNames(flow, names)).toBe(true)
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

// Of a tenant that came from outside nobody has looked at the names.
test.each(['*Mia (extern', 'C++ (x', 'a\\', '(?:(?:[^0])+)+00', '[a-', 'a|b', '$& Mia', '-Mia-'])(
  'a tenant in which somebody is called %s is told with other names',
  async (displayName) => {
    const plain = await catalogue[0]?.flow()
    if (!plain) throw new Error('There is no flow.')
    const [first] = peopleOf(plain)
    const flow: Flow = {
      ...plain,
      sites: plain.sites.map((site) => ({
        ...site,
        ...(site.tenant && {
          tenant: {
            ...site.tenant,
            users: site.tenant.users.map((user) =>
              user.id === first?.id ? { ...user, displayName, givenName: displayName } : user,
            ),
          },
        }),
      })),
    }
    const called = withNames(flow, { people: { [first?.id ?? '']: 'Zoe Vale' } })
    const { result } = await completeRun(called, { seed: 1 })
    expect(JSON.stringify(result.events)).toContain('Zoe Vale')
  },
)

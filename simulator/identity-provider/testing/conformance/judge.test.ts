import { expect, it } from 'vitest'
import { judge } from './judge'
import { type Comparison, compare, type Departure } from './module'

const asked = compare('asked', 'username', 'username')
const late = compare('time', 7, 5)
const departure = (what: string, is: unknown): Departure => ({
  what,
  is,
  suite: 'warns',
  reason: 'Entra is late.',
  source: "this lab's limit",
})

it.each<
  [
    what: string,
    comparisons: readonly Comparison[],
    departs: readonly Departure[],
    result: string,
    reason: string,
  ]
>([
  ['as it should be', [asked], [], 'passes', ''],
  ['not as it should be', [asked, late], [], 'FAILS', 'time: is 7, should be 5'],
  [
    'a departure as declared',
    [asked, late],
    [departure('time', 7)],
    'departs',
    "time: 7, the suite warns. Entra is late. (this lab's limit)",
  ],
  ['another than declared', [late], [departure('time', 8)], 'FAILS', 'time: is 7, should be 8'],
  [
    'a departure that has ended',
    [asked],
    [departure('asked', 'password')],
    'FAILS',
    'asked: is declared to depart, and holds',
  ],
  [
    'a departure that nobody looks at',
    [asked],
    [departure('time', 7)],
    'FAILS',
    'time: is declared to depart, and nobody looked',
  ],
  ['no comparison', [], [], 'FAILS', 'nothing was compared'],
  [
    'nothing where there should be something',
    [compare('acr', undefined, '1')],
    [],
    'FAILS',
    'acr: is nothing, should be "1"',
  ],
])('%s', async (_what, comparisons, departs, result, reason) => {
  const verdict = await judge({ name: 'module', says: '', run: async () => comparisons, departs })
  expect(verdict).toEqual({ module: 'module', result, reasons: reason ? [reason] : [] })
})

it('a module that breaks has failed, with what it says', async () => {
  const run = () => Promise.reject(new Error('no code, but refusal'))
  expect(await judge({ name: 'module', says: '', run })).toMatchObject({
    result: 'FAILS',
    reasons: ['no code, but refusal'],
  })
})

it('where the suite goes no further, what is compared has to hold nevertheless', async () => {
  const skips = 'Nobody has to offer it.'
  const verdict = (comparison: Comparison) =>
    judge({ name: 'module', says: '', run: async () => [comparison], skips })
  expect(await verdict(asked)).toMatchObject({ result: 'skips', reasons: [skips] })
  expect(await verdict(late)).toMatchObject({ result: 'FAILS' })
})

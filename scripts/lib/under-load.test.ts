import { expect, test } from 'vitest'
import { readLoad, tally } from './under-load.mjs'

test.each([
  [['early', '-g', 'a word'], { loops: 0, times: 1, rest: ['early', '-g', 'a word'] }],
  [['--under-load', 'early'], { loops: 3, times: 3, rest: ['early'] }],
  [['early', '--under-load=5', '--times=2'], { loops: 5, times: 2, rest: ['early'] }],
  [['--times=4', 'early'], { loops: 0, times: 4, rest: ['early'] }],
])('%j is read', (args, load) => {
  expect(readLoad(args)).toEqual(load)
})

test.each([['--under-load='], ['--under-load=many'], ['--times'], ['--times=0'], ['--times=1.5']])(
  '%s is refused by its name',
  (arg) => {
    expect(() => readLoad([arg])).toThrow(arg.split('=')[0])
  },
)

test('the runs that passed are counted, and a test that failed is named with how often', () => {
  const spec = (title: string, ...statuses: string[]) => ({
    title,
    file: 'early.spec.ts',
    tests: statuses.map((status) => ({ status })),
  })
  const report = {
    suites: [
      {
        specs: [spec('one', 'expected', 'unexpected', 'expected')],
        suites: [{ specs: [spec('two', 'expected', 'skipped')] }],
      },
    ],
  }
  expect(tally(report)).toEqual({
    passed: 3,
    all: 4,
    lines: ['1 of 3 failed: early.spec.ts: one'],
  })
})

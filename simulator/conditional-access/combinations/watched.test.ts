import { describe, expect, test } from 'vitest'
import type { SignIn } from '../sign-in'
import { dice } from '../testing/dice'
import { type Dimension, signInOf, type Value } from './value'
import { choices, type Look, watch } from './watched'

const CLIENTS = ['browser', 'other', 'exchangeActiveSync']
const RISKS = ['none', 'low', 'medium', 'high'] as const
const dimensions: readonly Dimension[] = [
  { name: 'clientAppType', values: CLIENTS.map((clientAppType) => given({ conditions: { clientAppType } })) },
  {
    name: 'userRiskLevel',
    values: RISKS.map((userRiskLevel) => given({ conditions: { userRiskLevel } })),
  },
  {
    name: 'signInRiskLevel',
    values: RISKS.map((signInRiskLevel) => given({ conditions: { signInRiskLevel } })),
  },
  {
    name: 'method',
    values: [['password'], ['fido2'], ['password', 'sms']].map((completed) =>
      given({ authentication: { completed, registered: null } }),
    ),
  },
]

function given(value: Partial<Value>): Value {
  return { says: '', ...value }
}

/** Places of the dimensions that are read, how often the look was asked, and what it comes to for each choice. */
function watching(look: Look<string>) {
  let asked = 0
  const { reads, rows } = watch(dimensions)((signIn) => {
    asked++
    return look(signIn)
  })
  return { reads, asked, rows }
}

const risk = ({ signInConditions: of }: SignIn) => `${of.userRiskLevel} ${of.signInRiskLevel}`

describe('a look is asked once for each way of seeing', () => {
  test.each<[what: string, look: Look<string>, reads: readonly number[], asked: number]>([
    ['at nothing', () => 'always', [], 1],
    ['at one dimension', ({ signInConditions: of }) => String(of.clientAppType), [0], 3],
    ['at two, whatever either is', risk, [1, 2], 16],
    [
      // 2 of 3 clients end it; for the third 16.
      'at two where a third says so',
      (signIn) => (signIn.signInConditions.clientAppType === 'other' ? risk(signIn) : 'any'),
      [0, 1, 2],
      18,
    ],
    [
      'at the second only where the first is unusual',
      ({ signInConditions: of }) => (of.userRiskLevel === 'high' ? String(of.signInRiskLevel) : 'fine'),
      [1, 2],
      7,
    ],
    ['at what is shown', ({ authentication }) => authentication.completed.join(), [3], 3],
    ['at what all of them show alike', ({ authentication }) => String(authentication.registered), [], 1],
    ['at what none of them shows', ({ authentication }) => String(authentication.silent), [], 1],
    ['at all that is shown', ({ authentication: of }) => JSON.stringify({ ...of }), [3], 3],
  ])('%s', (_what, look, reads, asked) => {
    expect(watching(look)).toMatchObject({ reads, asked })
  })
})

test('where two dimensions set what is shown, each of them is looked at', () => {
  const shown = (completed: readonly string[]) => given({ authentication: { completed, registered: null } })
  const both = [
    { name: 'first', values: [shown(['fido2'])] },
    { name: 'second', values: [given({}), shown(['password'])] },
  ]
  const { reads, rows } = watch(both)(({ authentication }) => authentication.completed.join())
  expect(reads).toEqual([0, 1])
  expect(rows.map(({ outcome }) => outcome)).toEqual(['fido2', 'password'])
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('a table says what every sign-in alone comes to: seed %i', (seed) => {
  const roll = dice(seed, 'looks')
  const names = ['clientAppType', 'userRiskLevel', 'signInRiskLevel'] as const
  /** Looks at one thing after the other, by what it sees. */
  const way = (depth: number): Look<string> => {
    if (depth === 0 || roll.chance(0.2)) return () => `end ${depth}`
    const name = roll.one(names)
    const isUsual = roll.one(['none', 'low', 'browser', 'other'])
    const [one, other] = [way(depth - 1), way(depth - 1)]
    return (signIn) => (signIn.signInConditions[name] === isUsual ? one(signIn) : `${other(signIn)}!`)
  }
  const look = way(5)
  const { reads, rows } = watching(look)
  const said = new Map(rows.map(({ at, outcome }) => [at.join(), outcome]))
  for (const at of choices(dimensions.map(({ values }) => values.length))) {
    const signIn = signInOf(dimensions.flatMap(({ values }, place) => values[at[place] ?? 0] ?? []))
    expect(said.get(reads.map((place) => at[place]).join())).toBe(look(signIn))
  }
})

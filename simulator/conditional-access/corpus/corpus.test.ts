import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { compile } from '../compile'
import { decide } from '../decide'
import { evaluate } from '../evaluate'
import { differences, readCorpus } from './corpus'

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'))
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, file), 'utf8'))

describe.each(files)('%s', (file) => {
  const { tenant, cases } = readCorpus(read(file))
  const compiled = compile(tenant)
  test.each(cases.map((each) => [each.name, each] as const))('%s', (_name, { signIn, expect: should }) => {
    const decision = evaluate(compiled, signIn)
    expect(differences(decision, should)).toEqual([])
    expect(decide(compiled, signIn)).toBe(decision.result)
  })
})

describe('a file of the corpus', () => {
  const good = read('p07-payroll-from-the-office.json') as Record<string, unknown>
  const [first] = good.cases as [{ signIn: object; expect: { policies: object } }]

  it('has every worked example of the facts, and more', () => {
    const numbers = files.flatMap((file) => /^p(\d+)-/.exec(file)?.[1] ?? [])
    expect(new Set(numbers.map(Number))).toEqual(new Set(Array.from({ length: 17 }, (_, index) => index + 1)))
  })

  test.each<[string, unknown, string]>([
    ['a member that nobody knows', { ...good, polices: [] }, 'polices is not known here'],
    [
      'another collection',
      { ...good, tenant: { conditionalAccessPolicy: [] } },
      'tenant.conditionalAccessPolicy is not',
    ],
    [
      'a misspelt expectation',
      withCase({ expect: { result: 'grant', requires: [] } }),
      'cases[0].expect.requires is not',
    ],
    [
      'a misspelt expectation of a policy',
      withCase({ expect: { ...first.expect, policies: { P7: { applies: true, reasons: 'users' } } } }),
      'cases[0].expect.policies.P7.reasons is not',
    ],
    [
      'a result that there is not',
      withCase({ expect: { result: 'maybe' } }),
      'cases[0].expect.result should be one of',
    ],
    [
      'a question that is wrong',
      withCase({ signIn: {} }),
      'cases[0].signIn.signInIdentity should be an object',
    ],
    [
      'a question with more in it',
      withCase({ signIn: { ...first.signIn, weather: 'rain' } }),
      'cases[0].signIn.weather is not known here',
    ],
    ['no cases', { ...good, cases: [] }, 'cases is empty'],
    ['no object', 'text', 'should be an object'],
  ])('is refused with %s', (_what, json, says) => {
    expect(() => readCorpus(json)).toThrow(says)
  })

  function withCase(change: object): unknown {
    return { ...good, cases: [{ ...first, ...change }] }
  }

  it('tells where a decision is another', () => {
    const { tenant, cases } = readCorpus(good)
    const [at] = cases
    if (!at) throw new Error('no case')
    const elsewhere = { ...at.signIn, signInConditions: { ipAddress: '198.51.100.5' } }
    expect(differences(evaluate(compile(tenant), elsewhere), at.expect)).toEqual([
      'result is "block", should be "grant"',
      'P7: applies is true, should be false',
      'P7: reason is "notSet", should be "location"',
    ])
  })
})

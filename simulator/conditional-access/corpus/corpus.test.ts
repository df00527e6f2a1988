import { describe, expect, it, test } from 'vitest'
import { compile } from '../compile/compile'
import { evaluate } from '../evaluate'
import { differences, readCorpus } from './corpus'
import good from './p07-payroll-from-the-office.json'

const first = good.cases[0] ?? { name: '', signIn: {}, expect: { policies: {} } }

describe('a file of the corpus', () => {
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

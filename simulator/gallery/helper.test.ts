import { describe, expect, it } from 'vitest'
import { specLink } from '../trace/select/spec'
import { answerAt } from './answer'
import { type EndId, ends } from './ends'
import { firstQuestion, MOST_QUESTIONS, type Question } from './questions'
import { rejected } from './rejected'
import { everyFlow } from './testing/every-flow'
import { allWays, walk } from './walk'

const ways = allWays()
const reached = new Set(ways.map(({ end }) => end))

describe.each(ways.map(({ choices, end }) => [choices.map(({ id }) => id).join('.'), end] as const))(
  'the way %s',
  (way, end) => {
    it('ends, after no more than four questions', () => {
      const { answered, at } = walk(way.split('.'))
      expect(at).toBe(end)
      expect(answered.length).toBeLessThanOrEqual(MOST_QUESTIONS)
    })

    it('says what to use, where that is written, and why not the others, each with a source and a month', () => {
      const { end: told, not } = answerAt(end, everyFlow)
      expect(told.specs.length).toBeGreaterThan(0)
      expect(not.length).toBeGreaterThan(0)
      for (const spec of [...told.specs, ...not.flatMap(({ sources }) => sources)])
        expect(specLink(spec).href, spec).toMatch(/^https:/)
      for (const { checked } of not) expect(checked).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
    })
  },
)

it('every end is reached, and what nobody should use is named at one of them', () => {
  expect([...reached].toSorted()).toEqual(Object.keys(ends).toSorted())
  const named = new Set([...reached].flatMap((end) => ends[end].not))
  expect([...named].toSorted()).toEqual(Object.keys(rejected).toSorted())
})

it.each(everyFlow.map((flow) => [flow.slug, flow] as const))(
  '%s is the answer at an end that is reached, or says why it is none',
  (_, { asked: { answers, noAnswer } }) => {
    const answered = Object.keys(answers) as EndId[]
    expect(answered.length > 0).toBe(noAnswer === undefined)
    for (const end of answered) expect([...reached]).toContain(end)
  },
)

it('an API that calls the next one is told not to pass the token on, where Microsoft and RFC 9700 say so', () => {
  const passed = answerAt('for-the-caller', everyFlow).not.find(
    ({ title }) => title === rejected.passthrough.title,
  )
  expect(passed?.sources).toEqual(['rfc9700#2.3', 'entra#on-behalf-of'])
})

describe('the way of somebody who asks leads to the flow', () => {
  it.each([
    ['person.sign-in.server', 'authorization-code-pkce'],
    ['person.sign-in.script', 'authorization-code-pkce'],
    ['person.sign-in.installed', 'native-app'],
    ['person.again.same', 'refresh-token'],
    ['person.again.api', 'two-resources'],
    ['person.again.next', 'single-sign-on'],
    ['person.allowed.own', 'app-assignment'],
    ['person.allowed.others', 'multi-tenant-app'],
    ['device.somebody', 'device-authorization'],
    ['device.itself', 'client-credentials'],
    ['program.own.azure', 'managed-identity'],
    ['program.own.issuer', 'client-credentials'],
    ['program.own.elsewhere', 'client-credentials'],
  ])('%s to %s', (way, slug) => {
    const { at } = walk(way.split('.'))
    const answer = typeof at === 'string' ? answerAt(at, everyFlow) : undefined
    expect(answer?.flows.map(({ flow }) => flow.slug)).toContain(slug)
  })
})

it('an end that no flow plays is not built here yet, and says where it is written', () => {
  const { flows, end } = answerAt('for-the-caller', [])
  expect(flows).toEqual([])
  expect(end.specs).toContain('rfc7523#2.1')
})

it('an end names every flow that plays it, with how', () => {
  const { flows } = answerAt('own-machine', everyFlow)
  expect(flows.map(({ flow, how }) => [flow.slug, how])).toEqual([
    ['client-credentials', expect.stringContaining('certificate')],
  ])
})

it('every question has two answers or more, each of its own name, which an address can hold', () => {
  const look = ({ asks, choices }: Question): void => {
    expect(asks).toMatch(/\?$/)
    const ids = choices.map(({ id }) => id)
    expect(ids.length, asks).toBeGreaterThan(1)
    expect(ids).toEqual([...new Set(ids)])
    for (const { id, leadsTo } of choices) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      if (typeof leadsTo !== 'string') look(leadsTo)
    }
  }
  look(firstQuestion)
})

describe('the way back from an address', () => {
  it.each([
    ['nothing is at the first question', [], 0],
    ['what no question has as an answer leads nowhere', ['nobody'], 0],
    ['an answer of another question leads nowhere', ['azure'], 0],
    ['what comes after a wrong answer is not asked', ['program', 'nobody', 'own'], 1],
    ['what comes after an end is left out', ['program', 'own', 'azure', 'azure'], 3],
    ['a name that objects have by themselves is none', ['constructor'], 0],
  ])('%s', (_, way, count) => {
    expect(walk(way).answered).toHaveLength(count)
  })
})

import { describe, expect, test } from 'vitest'
import { catalogue } from '../../simulator/doors/catalogue'
import { completeRun, type Flow } from '../../simulator/doors/index'
import { promptNamed, withoutSecrets } from '../../simulator/doors/links'
import { steps as stepsOf } from '../../simulator/doors/view'
import type { Given, Intervention, PermalinkState } from '../lab/engine'
import { linkSays, type Sentence } from './link-says'

const sentence: Sentence = (kind, value) => promptNamed(kind).sentence(value)

const state = (flow: Flow, more: Partial<PermalinkState>): PermalinkState => ({
  flow: flow.slug,
  revision: flow.revision,
  seed: 1,
  switches: {},
  interventions: [],
  answers: [],
  step: 0,
  ...more,
})

describe.each(catalogue)('$slug', (entry) => {
  test('a link says its flow, its step, what was typed, and no secret; that it has none is said', async () => {
    const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
    const { result, answers } = await completeRun(flow, { seed: 1 })
    const steps = stepsOf(result.events, narration)
    const given = withoutSecrets(flow, result.events)
    const { says, keeps } = linkSays(state(flow, { answers: given, step: 2 }), narration, steps, sentence)
    expect(says.slice(0, 2)).toEqual([
      { name: 'Flow', value: narration.title },
      { name: 'Step', value: `2 of ${steps.length}: ${steps[1]?.title}` },
    ])
    const text = JSON.stringify({ says, keeps })
    for (const { prompt, value } of answers) {
      const member = promptNamed(prompt).secret?.member
      const typed = Object.entries(value).filter(([, each]) => typeof each === 'string')
      for (const [name, each] of typed) {
        if (name === member) expect(text).not.toContain(JSON.stringify(each))
        else expect(says.map((row) => row.value)).toContain(each)
      }
    }
    expect(keeps[0]).toBe('No password that was typed, and no code from the phone, is in it.')
    expect(keeps.length).toBe(given.some((each) => 'is' in each) ? 2 : 1)
  })

  test('every switch is said by its words', async () => {
    const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])
    for (const { name, values } of flow.switches)
      for (const value of values) {
        const { says } = linkSays(state(flow, { switches: { [name]: value } }), narration, [], sentence)
        const words = narration.switches[name]
        expect(says).toContainEqual({ name: words?.title, value: words?.values[value] })
      }
  })
})

test.each<[says: string, given: Given, keeps: RegExp]>([
  ['a right one', { prompt: 'password', is: 'right' }, /the lab fills it in/],
  ['a wrong one', { prompt: 'password', is: { wrong: 0 } }, /another one that is wrong/],
  [
    'of another account',
    { prompt: 'totp', is: { of: 'bo@contoso.example' } },
    /the one of bo@contoso\.example/,
  ],
])('of a secret that was typed it is said which it was: %s', async (_, given, keeps) => {
  const flow = await catalogue[0]?.flow()
  if (!flow) throw new Error('There is no flow.')
  const told = linkSays(state(flow, { answers: [given] }), { title: '', switches: {} }, [], sentence)
  expect(told.keeps[1]).toMatch(keeps)
})

const at = { at: 'start' } as const
test.each<[Intervention, value: string]>([
  [
    { when: at, do: 'put', collection: 'users', object: { id: 'x', displayName: 'Zoe' } },
    'users: {"displayName":"Zoe"}',
  ],
  [{ when: at, do: 'remove', collection: 'groups', id: 'x' }, 'groups without x'],
  [{ when: at, do: 'wait', seconds: 60 }, '60 seconds pass'],
  [{ when: at, do: 'wait', seconds: 60, says: 'A minute goes by.' }, 'A minute goes by.'],
  [{ when: at, do: 'server', party: 'api', up: false }, 'api goes down'],
  [
    {
      when: { message: 1, from: 'a', to: 'b' },
      do: 'edit',
      edits: [
        { in: 'form', name: 'code', set: 'mine' },
        { in: 'form', name: 'state', remove: true },
      ],
    },
    'code=mine, without state',
  ],
  [{ when: { message: 1, from: 'a', to: 'b' }, do: 'drop' }, 'a message is dropped'],
])('a change from outside is said with what it puts where: %o', async (change, value) => {
  const flow = await catalogue[0]?.flow()
  if (!flow) throw new Error('There is no flow.')
  const { says } = linkSays(
    state(flow, { interventions: [change] }),
    { title: '', switches: {} },
    [],
    sentence,
  )
  expect(says.at(-1)).toEqual({ name: 'Changed from outside', value })
})

test('own names are said', async () => {
  const flow = await catalogue[0]?.flow()
  if (!flow) throw new Error('There is no flow.')
  const names = { company: 'Northwind', people: { x: 'Zoe Vale' }, apps: { y: 'Travel' } }
  const { says } = linkSays(state(flow, { names }), { title: '', switches: {} }, [], sentence)
  expect(says.slice(2).map(({ value }) => value)).toEqual(['Northwind', 'Zoe Vale', 'Travel'])
})

test('a change that is left out is said', async () => {
  const flow = await catalogue[0]?.flow()
  if (!flow) throw new Error('There is no flow.')
  const keeps = (leftOut: number) =>
    linkSays(state(flow, {}), { title: '', switches: {} }, [], sentence, leftOut).keeps.join(' ')
  expect(keeps(1)).toMatch(/left out/)
  expect(keeps(0)).not.toMatch(/left out/)
})

test('what was typed in secret, and as a name as well, is said to be in it', async () => {
  const flow = await catalogue[0]?.flow()
  if (!flow) throw new Error('There is no flow.')
  const keeps = (typed: boolean) =>
    linkSays(state(flow, {}), { title: '', switches: {} }, [], sentence, 0, typed).keeps.join(' ')
  expect(keeps(false)).toMatch(/^No password that was typed/)
  expect(keeps(true)).not.toMatch(/No password/)
  expect(keeps(true)).toMatch(/is in it/)
})

test('a new tenant is said, and a tenant that stays with its reader is said to stay', async () => {
  const flow = await catalogue[0]?.flow()
  if (!flow) throw new Error('There is no flow.')
  const told = (tenant: 'empty' | 'left-out') =>
    linkSays(state(flow, { tenant }), { title: '', switches: {} }, [], sentence, 1)
  expect(told('empty').says).toContainEqual({ name: 'Tenant', value: 'a new one, with nothing in it' })
  const stays = told('left-out')
  expect(stays.says).toHaveLength(2)
  expect(stays.keeps.join(' ')).toMatch(/The tenant that you brought in is not in it.*A file holds all of it/)
  expect(stays.keeps.join(' ')).not.toMatch(/secret in it is left out/)
})

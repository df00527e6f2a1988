import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as policy from '../../../simulator/doors/policy'
import * as aside from '../../../simulator/doors/policy-aside'
import { createHelper } from './helper'
import type { Report } from './state'
import { createWhatIf } from './store'

const engine = { ...policy, ...aside }

/** A worker that answers what it is told to, and keeps what it was sent. */
function listening() {
  const sent: {
    readonly kind: string
    readonly question: typeof policy.contosoQuestion
    readonly before?: object
  }[] = []
  const heard: ((event: { readonly data: object }) => void)[] = []
  const worker = {
    addEventListener: (kind: string, hear: (typeof heard)[number]) => kind === 'message' && heard.push(hear),
    postMessage: (message: (typeof sent)[number]) => sent.push(message),
    terminate: vi.fn(),
  }
  const helper = createHelper(() => worker as unknown as Worker)
  return {
    sent,
    ended: worker.terminate,
    helper,
    /** What the worker says. */
    say: (data: object) => {
      for (const hear of heard) hear({ data })
    },
    control: createWhatIf(engine, [], helper),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('the answer is there at once, and the search for a smaller change waits until it is drawn', () => {
  const { sent, control } = listening()
  const before = control.store.getState().decision
  control.change({ clientAppType: 'other' })
  expect(control.store.getState().decision).not.toBe(before)
  expect(control.store.getState().counterfactuals.status).toBe('looking')
  expect(sent).toEqual([])
  vi.runAllTimers()
  expect(sent.map(({ kind }) => kind)).toEqual(['counterfactuals'])
})

test('a large tenant is answered in the other thread, with what stands beside the question', async () => {
  const { sent, say, control } = listening()
  const users = Array.from({ length: 3_001 }, (_, n) => ({ id: `u${n}` }))
  const { source } = control.store.getState()
  control.answerFrom({ ...engine.contosoPolicyTenant, users }, source, control.worked)
  expect(sent.map(({ kind }) => kind)).toEqual(['evaluate'])
  expect(control.store.getState().thinking).toBe(true)
  const { decision } = control.store.getState()
  const beside = { contradictions: [], memberships: [], home: null }
  say({ id: 1, result: { decision: { ...decision, code: 1 }, aside: beside } })
  await vi.advanceTimersByTimeAsync(0)
  expect(control.store.getState()).toMatchObject({ decision: { code: 1 }, aside: beside, thinking: false })
})

test('until a large tenant has answered, the answer that stands there is known to be of the one before', async () => {
  const { say, control } = listening()
  const { base: before, source, decision } = control.store.getState()
  const large = {
    ...engine.contosoPolicyTenant,
    users: Array.from({ length: 3_001 }, (_, n) => ({ id: `u${n}` })),
  }
  control.bring(large, source, { question: control.worked, isLinked: false, reset: undefined })
  expect(control.store.getState()).toMatchObject({ thinking: true, base: large, answered: before })
  // Another question of the same tenant does not make the old answer its own.
  control.change({ country: 'NO' })
  expect(control.store.getState().answered).toBe(before)
  say({ id: 2, result: { decision, aside: {} } })
  await vi.advanceTimersByTimeAsync(0)
  expect(control.store.getState().answered).toBe(large)
})

test('of questions in quick succession only the last is searched', () => {
  const { sent, control } = listening()
  for (const country of ['NO', 'BR', 'SE']) control.change({ country })
  vi.runAllTimers()
  expect(sent.map(({ question }) => question.signInConditions.country)).toEqual(['SE'])
})

describe('policies that are changed', () => {
  const [first, second] = policy.contosoPolicyTenant.conditionalAccessPolicies as unknown as [
    policy.ConditionalAccessPolicy,
    policy.ConditionalAccessPolicy,
  ]
  const policiesOf = ({ store }: ReturnType<typeof createWhatIf>) =>
    store.getState().tenant.conditionalAccessPolicies
  const steps = ({ store }: ReturnType<typeof createWhatIf>) => store.getState().past.length

  test('writing on at one policy is one step, and another one is another', () => {
    const { control } = listening()
    for (const displayName of ['A', 'AB', 'ABC']) control.putPolicy({ ...first, displayName })
    expect(steps(control)).toBe(1)
    control.putPolicy({ ...second, state: 'disabled' })
    control.putPolicy({ ...first, displayName: 'ABCD' })
    expect(steps(control)).toBe(3)
    control.undo()
    expect(policiesOf(control)[0]?.displayName).toBe('ABC')
    // What was taken back is a place of its own: writing on from there is a new step.
    control.putPolicy({ ...first, displayName: 'ABCX' })
    expect(steps(control)).toBe(3)
  })

  test('what is written as it was is not changed', () => {
    const { control } = listening()
    control.putPolicy({ ...first, state: 'disabled' })
    control.putPolicy({ ...first })
    expect(policiesOf(control)[0]).toBe(first)
  })

  test('one that is removed is there again in its place, and one that is added away, when taken back', () => {
    const { control } = listening()
    const before = policiesOf(control)
    control.removePolicy(first.id)
    control.putPolicy({ ...first, id: 'new' })
    expect(policiesOf(control).map(({ id }) => id)).toEqual([...before.slice(1).map(({ id }) => id), 'new'])
    control.takeBack(first.id)
    expect(policiesOf(control)[0]).toBe(first)
    control.takeBack('new')
    expect(policiesOf(control)).toEqual(before)
    control.undo()
    expect(policiesOf(control).at(-1)?.id).toBe('new')
    control.takeBack()
    expect(policiesOf(control)).toEqual(before)
  })

  test('whoever is made up is somebody of whom it is known that they are in no other group', () => {
    const { control } = listening()
    const { source, base } = control.store.getState()
    const users = { includeUsers: ['All'], excludeGroups: ['silent'] }
    const open = { ...first, conditions: { ...first.conditions, users } }
    const groups = [{ id: 'silent', displayName: 'Nobody knows who is in it' }]
    const tenant = { ...base, groups, conditionalAccessPolicies: [open] }
    control.answerFrom(tenant, source, control.worked)
    const askOf = (userId: string) => {
      const signInIdentity = { '@odata.type': '#microsoft.graph.userSignIn' as const, userId }
      control.choose({ ...control.worked, signInIdentity })
      return control.store.getState().decision.couldBe.length
    }
    expect(askOf('nobody')).toBeGreaterThan(1)
    expect(askOf('any:member')).toBe(1)
  })

  test('a newer change ends the work on the one before, and the tenant goes along again', async () => {
    const { control, sent, helper } = listening()
    const { base } = control.store.getState()
    const first = helper.difference(base, [])
    const ended = expect(first).rejects.toThrow('Cancelled')
    void helper.difference(base, []).catch(() => undefined)
    await ended
    expect(sent.map(({ kind, before }) => [kind, before === base])).toEqual([
      ['difference', true],
      ['difference', true],
    ])
  })
})

test('a reading that is stopped ends its thread, and nothing was found; a newer one ends the one before', async () => {
  const { sent, say, ended, control } = listening()
  control.read()
  control.stopReading()
  expect(ended).toHaveBeenCalledTimes(1)
  say({ id: 1, result: { findings: [], leftOut: [] } })
  await vi.runAllTimersAsync()
  expect(control.store.getState().read).toEqual({ status: 'stopped' })
  control.read()
  control.switchPolicy(engine.contosoPolicyTenant.conditionalAccessPolicies[0]?.id ?? '', 'disabled')
  control.read()
  await vi.runAllTimersAsync()
  expect(ended).toHaveBeenCalledTimes(2)
  expect(sent.filter(({ kind }) => kind === 'reading')).toHaveLength(3)
  expect(control.store.getState().read.status).toBe('looking')
})

describe('what is said of a tenant goes with it', () => {
  const REPORT = { imported: {}, unresolved: [], unknown: [], problems: [], refused: [] }
  const done = { status: 'done', report: REPORT as unknown as Report, used: true, ms: 1 } as const
  const running = { status: 'running', says: 'Reading.', part: 0 } as const
  const ours = { kind: 'imported', name: 'ours.json', document: {} } as const

  function imported() {
    const all = listening()
    const { control } = all
    control.update({ importing: running })
    const fitted = { question: { ...control.worked }, isLinked: false, reset: undefined }
    control.bring({ ...engine.contosoPolicyTenant }, ours, fitted)
    control.update({ importing: done })
    control.read()
    return { ...all, said: () => pick(control) }
  }
  const pick = ({ store }: ReturnType<typeof createWhatIf>) => {
    const { source, importing, read } = store.getState()
    return { source: source.kind, importing: importing.status, read: read.status }
  }

  test('back at the sample nothing is reading, and nothing bites; forward again, both are there', async () => {
    const { control, say, said } = imported()
    say({ id: 1, result: { findings: [], leftOut: [] } })
    await vi.advanceTimersByTimeAsync(0)
    const there = { source: 'imported', importing: 'done', read: 'found' }
    expect(said()).toEqual(there)
    control.undo()
    expect(said()).toEqual({ source: 'sample', importing: 'none', read: 'none' })
    control.goTo(1)
    expect(said()).toEqual(there)
  })

  test('a reading that was under way ends with its tenant', async () => {
    const { control, say, said, ended } = imported()
    control.undo()
    expect(ended).toHaveBeenCalledTimes(1)
    say({ id: 1, result: { findings: [], leftOut: [] } })
    await vi.advanceTimersByTimeAsync(0)
    expect(said().read).toBe('none')
  })

  test('a change of a policy while files are read leaves nothing reading, once they are in', () => {
    const { control } = listening()
    control.update({ importing: running })
    control.switchPolicy(engine.contosoPolicyTenant.conditionalAccessPolicies[0]?.id ?? '', 'disabled')
    control.undo()
    expect(pick(control).importing).toBe('running')
    control.goTo(1)
    control.update({ importing: { status: 'cancelled' } })
    control.undo()
    expect(pick(control).importing).toBe('cancelled')
  })

  test('a tenant that could not be answered from in the other thread takes what was read of it along', async () => {
    const { control, say, said } = imported()
    const users = Array.from({ length: 3_001 }, (_, n) => ({ id: `u${n}` }))
    const fitted = { question: { ...control.worked }, isLinked: false, reset: undefined }
    control.update({ importing: running })
    control.bring({ ...engine.contosoPolicyTenant, users }, { ...ours }, fitted)
    control.update({ importing: done })
    control.read()
    say({ id: 1, fault: 'This tenant cannot be read.' })
    await vi.advanceTimersByTimeAsync(0)
    expect(said()).toMatchObject({ importing: 'done', read: 'none' })
    expect(control.store.getState().source).toBe(ours)
  })
})

test('many policies are answered in the other thread, and of a change only the policy that changed travels', () => {
  const { sent, control } = listening()
  const [first] = engine.contosoPolicyTenant.conditionalAccessPolicies
  const conditionalAccessPolicies = Array.from({ length: 601 }, (_, n) => ({
    ...first,
    id: `p${n}`,
    state: 'enabled',
  }))
  const { source } = control.store.getState()
  control.answerFrom({ ...engine.contosoPolicyTenant, conditionalAccessPolicies }, source, control.worked)
  control.switchPolicy('p7', 'disabled')
  control.change({ country: 'BR' })
  expect(sent).toMatchObject([
    { kind: 'evaluate', tenant: { conditionalAccessPolicies } },
    { kind: 'evaluate', policies: { put: [{ id: 'p7', state: 'disabled' }] } },
    { kind: 'evaluate', question: { signInConditions: { country: 'BR' } } },
  ])
  expect(Object.keys(sent[2] ?? {})).toEqual(['kind', 'question', 'id'])
  // The search has a thread of its own, which knows nothing yet: an answer does not wait for it.
  vi.runAllTimers()
  expect(sent.slice(3)).toMatchObject([
    { kind: 'counterfactuals', id: 1, tenant: { conditionalAccessPolicies: { length: 601 } } },
  ])
})

describe('a tenant that cannot be answered from', () => {
  const unread = { kind: 'imported', name: 'broken.json', document: {} } as const
  const nobody = { ...engine.contosoPolicyTenant, users: [] }
  const fault = new Error('This tenant cannot be read.')
  const pageOf = ({ store }: ReturnType<typeof createWhatIf>) => {
    const { source, base, tenant, question, decision, past, step } = store.getState()
    return { source, base, tenant, question, decision, past, step }
  }

  test('leaves the page as it was: header, question and verdict are of one tenant', () => {
    const { helper } = listening()
    const control = createWhatIf(
      {
        ...engine,
        compile: (tenant, rules) => {
          if (tenant !== engine.contosoPolicyTenant) throw fault
          return engine.compile(tenant, rules)
        },
      },
      [],
      helper,
    )
    const before = pageOf(control)
    const fitted = { question: { ...control.worked }, isLinked: false, reset: undefined }
    expect(() => control.bring(nobody, unread, fitted)).toThrow(fault)
    expect(pageOf(control)).toEqual(before)
    expect(() => control.answerFrom(nobody, unread, control.worked)).toThrow(fault)
    expect(pageOf(control)).toEqual(before)
  })

  test('leaves it so where the other thread answers, too', async () => {
    const { say, control } = listening()
    const before = pageOf(control)
    const users = Array.from({ length: 3_001 }, (_, n) => ({ id: `u${n}` }))
    const fitted = { question: { ...control.worked }, isLinked: false, reset: undefined }
    control.bring({ ...engine.contosoPolicyTenant, users }, unread, fitted)
    expect(pageOf(control).source).toBe(unread)
    say({ id: 1, fault: fault.message })
    await vi.advanceTimersByTimeAsync(0)
    expect(pageOf(control)).toEqual(before)
    expect(control.store.getState().problem).toContain(fault.message)
  })
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as policy from '../../../simulator/doors/policy'
import * as aside from '../../../simulator/doors/policy-aside'
import { createHelper } from './helper'
import { createWhatIf } from './store'

const engine = { ...policy, ...aside }

/** A worker that answers what it is told to, and keeps what it was sent. */
function listening() {
  const sent: { readonly kind: string; readonly question: typeof policy.contosoQuestion }[] = []
  const heard: ((event: { readonly data: object }) => void)[] = []
  const worker = {
    addEventListener: (kind: string, hear: (typeof heard)[number]) => kind === 'message' && heard.push(hear),
    postMessage: (message: (typeof sent)[number]) => sent.push(message),
  }
  return {
    sent,
    /** What the worker says. */
    say: (data: object) => {
      for (const hear of heard) hear({ data })
    },
    control: createWhatIf(
      engine,
      [],
      createHelper(() => worker as unknown as Worker),
    ),
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

test('of questions in quick succession only the last is searched', () => {
  const { sent, control } = listening()
  for (const country of ['NO', 'BR', 'SE']) control.change({ country })
  vi.runAllTimers()
  expect(sent.map(({ question }) => question.signInConditions.country)).toEqual(['SE'])
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
    { kind: 'evaluate', changed: [{ id: 'p7', state: 'disabled' }] },
    { kind: 'evaluate', question: { signInConditions: { country: 'BR' } } },
  ])
  expect(Object.keys(sent[2] ?? {})).toEqual(['kind', 'question', 'id'])
  // The search has a thread of its own, which knows nothing yet: an answer does not wait for it.
  vi.runAllTimers()
  expect(sent.slice(3)).toMatchObject([
    { kind: 'counterfactuals', id: 1, tenant: { conditionalAccessPolicies: { length: 601 } } },
  ])
})

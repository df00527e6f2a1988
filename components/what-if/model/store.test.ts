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

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as policy from '../../../simulator/doors/policy'
import * as aside from '../../../simulator/doors/policy-aside'
import { createHelper } from './helper'
import { createWhatIf } from './store'

const engine = { ...policy, ...aside }

/** A worker that answers nothing, and keeps what it was sent. */
function listening() {
  const sent: { readonly kind: string; readonly question: typeof policy.contosoQuestion }[] = []
  const worker = {
    addEventListener() {},
    postMessage: (message: (typeof sent)[number]) => sent.push(message),
  }
  return {
    sent,
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

test('of questions in quick succession only the last is searched', () => {
  const { sent, control } = listening()
  for (const country of ['NO', 'BR', 'SE']) control.change({ country })
  vi.runAllTimers()
  expect(sent.map(({ question }) => question.signInConditions.country)).toEqual(['SE'])
})

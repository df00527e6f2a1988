import { describe, expect, it } from 'vitest'
import { type PlayerState, reduce, STEP_MS, stopped } from './player'

const at = (position: number, more: Partial<PlayerState> = {}): PlayerState => ({
  ...stopped,
  length: 10,
  position,
  ...more,
})

describe('the player', () => {
  it.each([
    ['forward from a whole step', 3, 1, 4],
    ['forward from the middle of a step', 3.4, 1, 4],
    ['back from a whole step', 3, -1, 2],
    ['back from the middle of a step', 3.4, -1, 3],
    ['forward at the end', 10, 1, 10],
    ['back at the start', 0, -1, 0],
  ])('steps %s', (_what, from, by, to) => {
    expect(reduce(at(from), { type: 'step', by }).position).toBe(to)
  })

  it('advances by the time that passed, times the speed', () => {
    expect(reduce(at(2, { playing: true, speed: 2 }), { type: 'tick', ms: STEP_MS / 2 }).position).toBe(3)
  })

  it('does not move while paused', () => {
    expect(reduce(at(2), { type: 'tick', ms: 5000 }).position).toBe(2)
  })

  it('stops at the end', () => {
    const state = reduce(at(9.9, { playing: true }), { type: 'tick', ms: 10_000 })
    expect(state).toMatchObject({ position: 10, playing: false })
  })

  it('plays again from the start when it stands at the end', () => {
    expect(reduce(at(10), { type: 'play' })).toMatchObject({ position: 0, playing: true })
  })

  it.each([
    [-3, 0],
    [99, 10],
    [Number.NaN, 0],
  ])('seeks %s within the trace', (wanted, position) => {
    expect(reduce(at(5), { type: 'seek', position: wanted }).position).toBe(position)
  })

  it('keeps its place when a longer trace is loaded, and falls back to the end of a shorter one', () => {
    expect(reduce(at(5), { type: 'load', length: 20 }).position).toBe(5)
    expect(reduce(at(5), { type: 'load', length: 3 }).position).toBe(3)
  })
})

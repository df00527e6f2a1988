import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { afterPaint } from './after-paint'
import type { LabState } from './lab-state'

describe('the store as it was when the browser last painted', () => {
  const frames: (() => void)[] = []
  const paint = () => {
    for (const frame of frames.splice(0)) frame()
    vi.runAllTimers()
  }
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
    frames.length = 0
  })

  const lab = () => {
    const source = createStore<LabState>(() => ({ seed: 1 }) as LabState)
    const later = afterPaint(source)
    const told: number[] = []
    return { source, later, told, tell: ({ seed }: LabState) => told.push(seed) }
  }

  it('is the store itself while nobody listens', () => {
    const { source, later } = lab()
    source.setState({ seed: 2 })
    expect(later.getState().seed).toBe(2)
  })

  it('stays as it was until the frame is on screen, and tells the newest state once', () => {
    const { source, later, told, tell } = lab()
    later.subscribe(tell)
    source.setState({ seed: 2 })
    source.setState({ seed: 3 })
    expect([later.getState().seed, told]).toEqual([1, []])
    paint()
    expect([later.getState().seed, told]).toEqual([3, [3]])
  })

  it('tells nobody who has left, and begins with what is there now', () => {
    const { source, later, told, tell } = lab()
    later.subscribe(tell)()
    source.setState({ seed: 2 })
    paint()
    later.subscribe(tell)
    expect([later.getState().seed, told]).toEqual([2, []])
  })

  it('writes to the store itself', () => {
    const { source, later, tell } = lab()
    later.subscribe(tell)
    later.setState({ seed: 5 })
    expect(source.getState().seed).toBe(5)
  })
})

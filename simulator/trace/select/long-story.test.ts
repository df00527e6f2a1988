import { beforeAll, describe, expect, it } from 'vitest'
import { narration } from '../../flows/authorization-code-pkce/narration'
import type { TraceEvent } from '../event'
import { knowledge } from './knowledge'
import { steps } from './steps'
import { longStory } from './testing/long-story'

/** The events, and how many times one of them was looked at by its place. */
function counted(events: readonly TraceEvent[]) {
  const looked = { times: 0 }
  const watched = new Proxy(events as TraceEvent[], {
    get(target, name, receiver) {
      if (typeof name === 'string' && /^\d+$/.test(name)) looked.times++
      return Reflect.get(target, name, receiver)
    },
  })
  return { watched, looked }
}

const work: Readonly<Record<string, (events: readonly TraceEvent[]) => unknown>> = {
  steps: (events) => steps(events, narration),
  knowledge: (events) => knowledge(events, events.length),
  'steps, asked for again': (events) => {
    steps(events, narration)
    return steps(events, narration)
  },
}

describe('a long story', () => {
  let short: readonly TraceEvent[]
  let long: readonly TraceEvent[]
  beforeAll(async () => {
    short = await longStory(7)
    long = await longStory(30)
  }, 60_000)

  it('has more than 700 events, and further visits whose steps are told like the first', () => {
    expect(long.length).toBeGreaterThan(700)
    const list = steps(long, narration)
    expect(list.filter(({ title }) => title.includes('chooses “Open Expenses again”'))).toHaveLength(30)
    expect(list.map(({ title }) => title).join()).not.toMatch(/undefined|\[object/)
  })

  // What grows with the square of the length would grow by the ratio once more.
  it.each(Object.keys(work))('%s look at each event a fixed number of times, however long it is', (name) => {
    const times = [short, long].map((events) => {
      const { watched, looked } = counted(events)
      work[name]?.(watched)
      return looked.times / events.length
    })
    const [few = 0, many = 0] = times
    expect(many).toBeLessThan(few * 1.5)
  })
})

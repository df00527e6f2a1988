import { describe, expect, it } from 'vitest'
import { createLane } from './lane'
import type { FromWorker, ToWorker } from './messages'

const task = { kind: 'cell', slug: 'stolen-code', way: 'log', mitigation: 'pkce' } as const

/** A worker that answers when it is told to. */
function fake() {
  const workers: { ended: boolean; sent: ToWorker[]; listeners: Map<string, (event: never) => void> }[] = []
  const start = () => {
    const own = { ended: false, sent: [] as ToWorker[], listeners: new Map() }
    workers.push(own)
    return {
      addEventListener: (type: string, listener: () => void) => own.listeners.set(type, listener),
      postMessage: (message: ToWorker) => own.sent.push(message),
      terminate: () => {
        own.ended = true
      },
    } as unknown as Worker
  }
  const tell = (at: number, data: FromWorker) => workers[at]?.listeners.get('message')?.({ data } as never)
  return { lane: createLane(start), workers, tell }
}

describe('the other thread', () => {
  it('starts with the first task, and not before', () => {
    const { lane, workers } = fake()
    expect(workers).toHaveLength(0)
    void lane.ask(task)
    void lane.ask(task)
    expect(workers).toHaveLength(1)
    expect(workers[0]?.sent.map(({ id }) => id)).toEqual([1, 2])
  })

  it('gives each answer to whoever asked, and what went wrong as an error', async () => {
    const { lane, tell } = fake()
    const asked = [lane.ask(task), lane.ask(task)]
    tell(0, { id: 2, fault: 'There is no attack.' })
    tell(0, { id: 1, result: { link: 'one' } as never })
    expect(await asked[0]).toEqual({ link: 'one' })
    await expect(asked[1]).rejects.toThrow('There is no attack.')
  })

  it('is ended to stop it: nobody is answered, and the next task starts another', async () => {
    const { lane, workers, tell } = fake()
    const stopped = lane.ask(task)
    lane.stop()
    expect(await stopped).toBeUndefined()
    expect(workers[0]?.ended).toBe(true)
    const next = lane.ask(task)
    tell(1, { id: 2, result: { link: 'two' } as never })
    expect(await next).toEqual({ link: 'two' })
  })

  it('that does not load is said, and is tried again at the next task', async () => {
    const { lane, workers } = fake()
    const asked = lane.ask(task)
    workers[0]?.listeners.get('error')?.({} as never)
    await expect(asked).rejects.toThrow(/did not load/)
    void lane.ask(task)
    expect(workers).toHaveLength(2)
  })

  it('passes on how far it is', () => {
    const { lane, tell } = fake()
    const told: unknown[] = []
    void lane.ask(task, (so) => told.push(so))
    const progress = { depth: 1, moves: 2, runs: 3, done: 2, of: 4 }
    tell(0, { id: 1, progress })
    expect(told).toEqual([progress])
  })
})

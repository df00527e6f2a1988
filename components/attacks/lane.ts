import type { Progress } from '../../simulator/doors/attacks'
import type { FromWorker, ResultOf, Task, ToWorker } from './messages'

interface Waiting {
  resolve(result: never): void
  reject(fault: Error): void
  progress?(so: Progress): void
}

/** The other thread, as the page asks it. */
export interface Lane {
  /** Undefined where it was stopped before it was done. @throws Error what went wrong there */
  ask<T extends Task>(task: T, progress?: (so: Progress) => void): Promise<ResultOf<T> | undefined>
  /** Ends whatever it does, at once. */
  stop(): void
}

/** A worker that is started when it is first asked, and ended to stop it. */
export function createLane(start: () => Worker): Lane {
  let worker: Worker | undefined
  let last = 0
  const waiting = new Map<number, Waiting>()

  function receive({ data }: MessageEvent<FromWorker>): void {
    const own = waiting.get(data.id)
    if ('progress' in data) return own?.progress?.(data.progress)
    waiting.delete(data.id)
    if ('fault' in data) own?.reject(new Error(data.fault))
    else own?.resolve(data.result as never)
  }

  function end(each: (own: Waiting) => void): void {
    worker?.terminate()
    worker = undefined
    const all = [...waiting.values()]
    waiting.clear()
    for (const own of all) each(own)
  }

  function started(): Worker {
    if (worker) return worker
    worker = start()
    worker.addEventListener('message', receive)
    worker.addEventListener('error', () =>
      end(({ reject }) => reject(new Error('What runs attacks did not load. Try again.'))),
    )
    return worker
  }

  return {
    ask: (task, progress) =>
      new Promise((resolve, reject) => {
        const id = ++last
        waiting.set(id, { resolve, reject, ...(progress && { progress }) })
        started().postMessage({ id, task } satisfies ToWorker)
      }),
    stop: () => end(({ resolve }) => resolve(undefined as never)),
  }
}

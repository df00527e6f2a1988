/// <reference lib="webworker" />
import type { FromWorker, ToWorker } from './messages'
import { work } from './work'

/** The other thread of the page: one task after another, in the order in which they are asked for. */
let queue: Promise<unknown> = Promise.resolve()

const post = (message: FromWorker) => self.postMessage(message)

self.addEventListener('message', ({ data: { id, task } }: MessageEvent<ToWorker>) => {
  queue = queue
    .then(() => work(task, (progress) => post({ id, progress })))
    .then(
      (result) => post({ id, result }),
      (fault: unknown) => post({ id, fault: fault instanceof Error ? fault.message : String(fault) }),
    )
})

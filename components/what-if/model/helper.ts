import type {
  Counterfactual,
  ImportProgress,
  ImportResult,
  PolicyTenant,
  SignIn,
} from '../../../simulator/doors/policy'
import type { Reading } from '../../../simulator/doors/policy-aside'
import type { FromWorker, NamedFile, ToWorker } from './messages'
import { onlyPoliciesDiffer } from './same-but-policies'
import type { WhatIfState } from './state'

/** The other thread, as the page asks it. */
export type Helper = ReturnType<typeof createHelper>

interface Waiting {
  readonly kind: ToWorker['kind']
  resolve(result: unknown): void
  reject(fault: Error): void
  progress?(step: ImportProgress): void
}

type Unsent = ToWorker extends infer Message
  ? Message extends ToWorker
    ? Omit<Message, 'id'>
    : never
  : never

/**
 * A worker for the long work, started when it is first needed. A newer question replaces one of its kind that has not been sent
 * yet. An import has a worker of its own, so that cancelling it is ending it.
 */
export function createHelper(start: () => Worker) {
  const lane = createLane(start)
  let known: PolicyTenant | undefined

  /** The tenant travels once; later only its policies do. */
  function tenantFor(tenant: PolicyTenant): Pick<ToWorker & { kind: 'evaluate' }, 'tenant' | 'policies'> {
    const before = known
    known = tenant
    if (before === tenant) return {}
    return before && onlyPoliciesDiffer(before, tenant)
      ? { policies: tenant.conditionalAccessPolicies }
      : { tenant }
  }

  return {
    evaluate: (tenant: PolicyTenant, question: SignIn) =>
      lane.send({ kind: 'evaluate', ...tenantFor(tenant), question }) as Promise<
        Pick<WhatIfState, 'decision' | 'aside'>
      >,

    async counterfactuals(tenant: PolicyTenant, question: SignIn) {
      performance.mark('what-if:looking')
      const found = await lane.send({ kind: 'counterfactuals', ...tenantFor(tenant), question })
      performance.measure('what-if:counterfactuals', 'what-if:looking')
      return found as readonly Counterfactual[]
    },

    /** Reads the whole tenant for what will bite. */
    reading: (tenant: PolicyTenant) =>
      lane.send({ kind: 'reading', ...tenantFor(tenant) }) as Promise<Reading>,

    /** Reads files or a text. `cancel` ends it, wherever it is. */
    read(files: readonly NamedFile[], text: string | undefined, progress: (step: ImportProgress) => void) {
      const own = createLane(start)
      const result = own.send({ kind: 'import', files, text }, progress) as Promise<ImportResult>
      return { result: result.finally(own.end), cancel: own.end }
    },
  }
}

function createLane(start: () => Worker) {
  let worker: Worker | undefined
  let last = 0
  const waiting = new Map<number, Waiting>()

  function receive({ data }: MessageEvent<FromWorker>): void {
    const asker = waiting.get(data.id)
    if (!asker) return
    if ('progress' in data) return asker.progress?.(data.progress)
    waiting.delete(data.id)
    if ('fault' in data) asker.reject(new Error(data.fault))
    else asker.resolve(data.result)
  }

  function fail(event: ErrorEvent): void {
    for (const asker of waiting.values())
      asker.reject(new Error(event.message || 'The worker did not start.'))
    waiting.clear()
    worker?.terminate()
    worker = undefined
  }

  return {
    send(message: Unsent, progress?: (step: ImportProgress) => void): Promise<unknown> {
      if (!worker) {
        worker = start()
        worker.addEventListener('message', receive)
        worker.addEventListener('error', fail)
      }
      last += 1
      const id = last
      worker.postMessage({ ...message, id })
      return new Promise((resolve, reject) => {
        waiting.set(id, { kind: message.kind, resolve, reject, ...(progress ? { progress } : {}) })
      })
    },
    end() {
      worker?.terminate()
      worker = undefined
      for (const asker of waiting.values()) asker.reject(new Error('Cancelled.'))
      waiting.clear()
    },
  }
}

import type {
  Counterfactual,
  ImportProgress,
  ImportResult,
  PolicyTenant,
  SignIn,
} from '../../../simulator/doors/policy'
import type { Reading } from '../../../simulator/doors/policy-aside'
import type { FromWorker, NamedFile, ToWorker } from './messages'
import { changedPolicies, onlyPoliciesDiffer } from './same-but-policies'
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
 * Workers for the long work, started when they are first needed. Answers have one of their own: a search or a reading of a large
 * tenant takes longer than anybody waits for an answer. An import has one as well, so that cancelling it is ending it.
 */
export function createHelper(start: () => Worker) {
  const answers = createLane(start)
  const searches = createLane(start)

  return {
    evaluate: (tenant: PolicyTenant, question: SignIn) =>
      answers.send({ kind: 'evaluate', ...answers.tenantFor(tenant), question }) as Promise<
        Pick<WhatIfState, 'decision' | 'aside'>
      >,

    async counterfactuals(tenant: PolicyTenant, question: SignIn) {
      performance.mark('what-if:looking')
      const found = await searches.send({ kind: 'counterfactuals', ...searches.tenantFor(tenant), question })
      performance.measure('what-if:counterfactuals', 'what-if:looking')
      return found as readonly Counterfactual[]
    },

    /** Reads the whole tenant for what will bite. */
    reading: (tenant: PolicyTenant) =>
      searches.send({ kind: 'reading', ...searches.tenantFor(tenant) }) as Promise<Reading>,

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
  let known: PolicyTenant | undefined
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
    known = undefined
  }

  return {
    /** The tenant travels once; later only policies that are others than before do. */
    tenantFor(tenant: PolicyTenant): Pick<ToWorker & { kind: 'evaluate' }, 'tenant' | 'changed'> {
      const before = known
      known = tenant
      if (before === tenant) return {}
      const changed = before && onlyPoliciesDiffer(before, tenant) && changedPolicies(before, tenant)
      return changed ? { changed } : { tenant }
    },

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

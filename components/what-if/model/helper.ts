import type { Counterfactual, ImportProgress, PolicyTenant, SignIn } from '../../../simulator/doors/policy'
import type { Reading } from '../../../simulator/doors/policy-aside'
import type { Difference } from '../../../simulator/doors/policy-change'
import type { FromWorker, Imported, NamedFile, ToWorker } from './messages'
import { changesSince } from './policy-changes'
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
 * Workers for the long work, started when they are first needed. Answers have one of their own: a search or a reading of a large
 * tenant takes longer than anybody waits for an answer. An import has one as well, so that cancelling it is ending it.
 */
export function createHelper(start: () => Worker) {
  const answers = createLane(start)
  const searching = createLane(start)
  const reading = createLane(start)
  const differing = createLane(start)
  let compared: PolicyTenant | undefined

  return {
    evaluate: (tenant: PolicyTenant, question: SignIn) =>
      answers.send({ kind: 'evaluate', ...answers.tenantFor(tenant), question }) as Promise<
        Pick<WhatIfState, 'decision' | 'aside'>
      >,

    /** What would change an answer: in a worker of its own, so that a long search keeps no answer waiting. @param isLong a newer search ends it */
    async counterfactuals(tenant: PolicyTenant, question: SignIn, isLong: boolean) {
      performance.mark('what-if:looking')
      if (isLong && searching.isBusy()) searching.end()
      const found = await searching.send({
        kind: 'counterfactuals',
        ...searching.tenantFor(tenant),
        question,
      })
      performance.measure('what-if:counterfactuals', 'what-if:looking')
      return found as readonly Counterfactual[]
    },

    /** Reads the whole tenant for what will bite. A newer reading ends the one before. */
    reading(tenant: PolicyTenant) {
      if (reading.isBusy()) reading.end()
      return reading.send({ kind: 'reading', ...reading.tenantFor(tenant) }) as Promise<Reading>
    },

    /** Ends a reading, wherever it is. */
    stopReading: reading.end,

    /** What a change of policies does. It has a worker of its own: a newer change ends the work on the one before. */
    difference(before: PolicyTenant, policies: PolicyTenant['conditionalAccessPolicies']) {
      if (differing.isBusy()) {
        differing.end()
        compared = undefined
      }
      const tenant = compared === before ? {} : { before }
      compared = before
      const found = differing.send({ kind: 'difference', ...tenant, policies }) as Promise<Difference>
      return found.catch((fault: unknown) => {
        // Whether the worker that knew the tenant is still there is not known.
        if (!differing.isBusy()) compared = undefined
        throw fault
      })
    },

    /** Ends the work on a change. */
    stopDifference() {
      differing.end()
      compared = undefined
    },

    /** Reads files or a text. `cancel` ends it, wherever it is. */
    read(files: readonly NamedFile[], text: string | undefined, progress: (step: ImportProgress) => void) {
      const own = createLane(start)
      const result = own.send({ kind: 'import', files, text }, progress) as Promise<Imported>
      return { result: result.finally(own.end), cancel: own.end }
    },
  }
}

function createLane(start: () => Worker) {
  let worker: Worker | undefined
  let last = 0
  /** The tenant that the worker has. */
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
    /** The tenant travels once; later only those of its policies that are others. */
    tenantFor(tenant: PolicyTenant): Pick<ToWorker & { kind: 'evaluate' }, 'tenant' | 'policies'> {
      const before = known
      known = tenant
      if (before === tenant) return {}
      if (!before || !onlyPoliciesDiffer(before, tenant)) return { tenant }
      const { conditionalAccessPolicies: policies } = tenant
      const ids = policies.map(({ id }) => id)
      // What two policies are called by, nobody can tell apart.
      if (new Set(ids).size < ids.length) return { tenant }
      return { policies: { put: changesSince(before.conditionalAccessPolicies, policies).put, ids } }
    },
    isBusy: () => waiting.size > 0,
    end() {
      worker?.terminate()
      worker = undefined
      known = undefined
      for (const asker of waiting.values()) asker.reject(new Error('Cancelled.'))
      waiting.clear()
    },
  }
}

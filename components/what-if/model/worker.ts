/// <reference lib="webworker" />
import type { PolicyTenant } from '../../../simulator/policy'
import { loadPolicyEngine, type PolicyEngine } from './engine'
import type { FromWorker, ToWorker } from './messages'

/** Long work: the search for counterfactuals, answers of large tenants, imports. Messages are worked off in their order. */
let tenant: PolicyTenant | undefined
let compiled: ReturnType<PolicyEngine['compile']> | undefined

async function work(message: ToWorker): Promise<unknown> {
  const engine = await loadPolicyEngine()
  if (message.kind === 'import') return importFiles(engine, message)
  if (message.tenant) {
    tenant = message.tenant
    compiled = engine.compile(tenant)
  } else if (message.policies && tenant && compiled) {
    tenant = { ...tenant, conditionalAccessPolicies: message.policies }
    compiled = engine.withPolicies(compiled, message.policies)
  }
  if (!tenant || !compiled) throw new Error('There is no tenant yet.')
  const decision = engine.evaluate(compiled, message.question)
  return message.kind === 'evaluate'
    ? decision
    : engine.counterfactuals(tenant, message.question, decision, compiled)
}

const SHORTEST_TURN_MS = 60

async function importFiles(engine: PolicyEngine, { id, files, text }: ToWorker & { kind: 'import' }) {
  const read =
    text === undefined
      ? await Promise.all(
          files.map(async ({ name, file }) => ({ name, bytes: new Uint8Array(await file.arrayBuffer()) })),
        )
      : [{ name: 'pasted text', bytes: new TextEncoder().encode(text) }]
  const steps = engine.importSteps(read)
  let told = performance.now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    if (performance.now() - told < SHORTEST_TURN_MS) continue
    told = performance.now()
    post({ id, progress: step.value })
  }
}

const post = (message: FromWorker) => self.postMessage(message)

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  work(data).then(
    (result) => post({ id: data.id, result }),
    (fault: unknown) => post({ id: data.id, fault: fault instanceof Error ? fault.message : String(fault) }),
  )
})

/// <reference lib="webworker" />
import type { PolicyTenant } from '../../../simulator/doors/policy'
import {
  loadDifference,
  loadFiles,
  loadPolicyEngine,
  loadReading,
  loadRules,
  loadSearch,
  loadWords,
  needsRules,
  type PolicyEngine,
} from './engine'
import type { FromWorker, ToWorker } from './messages'

/** Long work: the search for counterfactuals, answers of large tenants, readings, imports. Messages are worked off in their order. */
let tenant: PolicyTenant | undefined
/** What a change is compared with. */
let before: PolicyTenant | undefined
let compiled: ReturnType<PolicyEngine['compile']> | undefined
/** The newest search that was asked for. */
let newest = 0
let queue: Promise<unknown> = Promise.resolve()

async function work(message: ToWorker): Promise<unknown> {
  if (message.kind === 'import') return importFiles(message)
  if (message.kind === 'difference') return differ(message)
  const engine = await loadPolicyEngine()
  if (message.tenant) {
    tenant = message.tenant
    compiled = engine.compile(tenant, needsRules(tenant) ? await loadRules() : undefined)
  } else if (message.policies && tenant && compiled) {
    const { put, ids } = message.policies
    const known = new Map([...tenant.conditionalAccessPolicies, ...put].map((policy) => [policy.id, policy]))
    const policies = ids.flatMap((id) => known.get(id) ?? [])
    tenant = { ...tenant, conditionalAccessPolicies: policies }
    compiled = engine.withPolicies(compiled, policies)
  }
  if (!tenant || !compiled) throw new Error('There is no tenant yet.')
  if (message.kind === 'reading') return (await loadReading()).reading(tenant)
  const decision = engine.evaluate(compiled, message.question)
  if (message.kind === 'evaluate') return { decision, aside: engine.aside(compiled, message.question) }
  // Whoever types fast asks more than can be searched: only the newest is waited for.
  await new Promise((resolve) => setTimeout(resolve))
  if (message.id !== newest) return []
  const { counterfactuals } = await loadSearch()
  return counterfactuals(tenant, message.question, decision, compiled)
}

async function differ(message: ToWorker & { kind: 'difference' }) {
  before = message.before ?? before
  if (!before) throw new Error('There is no tenant yet.')
  const { differenceOf } = await loadDifference()
  const after = { ...before, conditionalAccessPolicies: message.policies }
  return differenceOf(before, after, needsRules(before) ? await loadRules() : undefined)
}

const SHORTEST_TURN_MS = 60
const MOST_BYTES = 256 * 1024 * 1024

async function importFiles({ id, files, text }: ToWorker & { kind: 'import' }) {
  const [{ importSteps }, { APPLICATION_NAMES, BUILT_IN_ROLES, refusedIn }] = await Promise.all([
    loadFiles(),
    loadWords(),
  ])
  const read =
    text === undefined
      ? await Promise.all(
          files.map(async ({ name, file }) => ({
            name,
            // One byte more than any import may take is enough to be told that it is too much.
            bytes: new Uint8Array(await file.slice(0, MOST_BYTES + 1).arrayBuffer()),
          })),
        )
      : [{ name: 'pasted text', bytes: new TextEncoder().encode(text) }]
  const steps = importSteps(read, {
    knownName(kind, key) {
      const names = { role: BUILT_IN_ROLES, application: APPLICATION_NAMES }[String(kind)]
      return names && Object.hasOwn(names, key.toLowerCase()) ? names[key.toLowerCase()] : undefined
    },
  })
  let told = performance.now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) {
      const { conditionalAccessPolicies } = step.value.tenant
      return { ...step.value, refused: refusedIn(conditionalAccessPolicies) }
    }
    if (performance.now() - told < SHORTEST_TURN_MS) continue
    told = performance.now()
    post({ id, progress: step.value })
  }
}

const post = (message: FromWorker) => self.postMessage(message)

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'counterfactuals') newest = data.id
  queue = queue
    .then(() => work(data))
    .then(
      (result) => post({ id: data.id, result }),
      (fault: unknown) =>
        post({ id: data.id, fault: fault instanceof Error ? fault.message : String(fault) }),
    )
})

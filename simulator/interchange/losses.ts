import type { PolicyTenant } from '../directory/policy-tenant'
import type { Problem } from './import-result'

/** Losses that an answer names; of the others it says how many they are. */
const NAMED = 5

/** The tenant, which knows what of its export did not come in: no answer is certain without it. */
export function withLosses(tenant: PolicyTenant, problems: readonly Problem[]): PolicyTenant {
  const losses = problems.filter(({ isLoss }) => isLoss)
  if (losses.length === 0) return tenant
  const named = losses
    .slice(0, NAMED)
    .map(({ file, line, message }) => `${file}${line > 1 ? `, line ${line}` : ''}: ${message}`)
  const more = losses.length - named.length
  return {
    ...tenant,
    lost: more > 0 ? [...named, `${more} more losses are in the report of the import.`] : named,
  }
}

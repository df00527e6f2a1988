import type { PolicyTenant } from '../directory/policy-tenant'
import type { Problem, Unknown } from './import-result'

/** Losses that an answer names; of the others it says how many they are. */
const NAMED = 5

/** The tenant, which knows what of its export did not come in: no answer is certain without it. */
export function withLosses(
  tenant: PolicyTenant,
  problems: readonly Problem[],
  unknown: readonly Unknown[],
): PolicyTenant {
  const losses = [
    ...problems.flatMap(({ isLoss, file, line, message }) =>
      isLoss ? [`${file}${line > 1 ? `, line ${line}` : ''}: ${message}`] : [],
    ),
    ...unknown.flatMap(({ isLoss, file, says }) => (isLoss ? [`${file}: ${says}`] : [])),
  ]
  if (losses.length === 0) return tenant
  const named = losses.slice(0, NAMED)
  const more = losses.length - named.length
  return {
    ...tenant,
    lost: more > 0 ? [...named, `${more} more losses are in the report of the import.`] : named,
  }
}

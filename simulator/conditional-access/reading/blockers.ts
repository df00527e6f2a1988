import type { Decision } from '../decision'
import type { Finding } from './finding'

/** The policies that stand in the way of a sign-in: those that block, or else those whose demand is not met. */
export function blockersOf({ policies }: Decision): Finding['policies'] {
  const open = policies.filter(
    ({ state, policyApplies, satisfied }) => state === 'enabled' && policyApplies && !satisfied,
  )
  const blocks = open.filter(({ controls }) => controls.some(({ control }) => control === 'block'))
  return (blocks.length > 0 ? blocks : open).map(({ id, displayName, because }) => ({
    id,
    displayName,
    because,
  }))
}

import type { ControlAnswer } from '../decision'
import type { DemandState } from './demand'

const RANK: Readonly<Record<DemandState['state'], number>> = { met: 0, possible: 1, impossible: 2 }

/**
 * How strict a demand is, from 0 (met) to 2 (impossible), where what is not known of its controls counts as `unknown`.
 */
export function rankWith(
  operator: 'AND' | 'OR',
  { state, controls }: Pick<DemandState, 'state' | 'controls'>,
  unknown: DemandState['state'],
): number {
  if (!controls.some(isOpen)) return RANK[state]
  const ranks = controls.map((each) =>
    each.state === 'unknown'
      ? RANK[unknown]
      : RANK[(unknown === 'met' ? each.mildest : each.strictest) ?? each.state],
  )
  return operator === 'AND' ? Math.max(...ranks) : Math.min(...ranks)
}

/** Whether it is not known how far a control is met. */
export function isOpen({ state, mildest, strictest }: ControlAnswer): boolean {
  return state === 'unknown' || mildest !== undefined || strictest !== undefined
}

import type { Compiled, CompiledPolicy } from '../compile/compiled'
import { listed } from '../lists'
import type { Layout } from './layout'
import type { Part } from './parts'

/** What a policy does where it applies. Of policies that do the same it does not matter which applies. */
export type EffectOf = (policy: CompiledPolicy) => string

/** The effect of a policy on a decision. */
export function effectOf({ demand, frequency, protectsTokens, isVague, policy }: CompiledPolicy): string {
  const isForActions = listed(policy.conditions?.applications?.includeUserActions).length > 0
  return `${demand.index} ${frequency} ${protectsTokens} ${isVague} ${isForActions}`
}

/** Takes out of `words` what makes no difference any more. */
export type Merge = (words: Int32Array) => void

/** What tells sign-ins apart. */
export interface Merging {
  readonly effects: EffectOf
  /** By tenant and bit: where none of these may apply, it does not matter what else does. */
  readonly only?: readonly Int32Array[]
}

/**
 * Of policies that do the same, and of which the parts that are left say the same, one is enough; and where one blocks that
 * nothing can rule out any more, the others do not matter.
 * @param left parts whose values are not chosen yet
 */
export function merging(
  tenants: readonly Compiled[],
  left: readonly Part[],
  layout: Layout,
  { effects, only }: Merging,
): Merge {
  const own = tenants.map((compiled, tenant) => ofTenant(compiled, tenant, left, layout, effects))
  const matters = (words: Int32Array) =>
    !only ||
    layout.tenants.some(({ at, words: size }, tenant) => {
      const mask = only[tenant]
      return mask !== undefined && meets(words, at + size, mask)
    })
  return (words) => {
    if (!matters(words)) words.fill(0)
    else for (const merge of own) merge(words)
  }
}

function ofTenant(
  { policies, live, enforced }: Compiled,
  tenant: number,
  left: readonly Part[],
  { tenants }: Layout,
  effects: EffectOf,
): Merge {
  const { at: from = 0, words: size = 0 } = tenants[tenant] ?? {}
  const entries = left.flatMap((part) => part.entries.map(({ words }) => words))
  const classes = new Map<string, Int32Array>()
  const blockers = new Int32Array(size)
  for (const policy of policies) {
    const [at, bit] = [policy.index >> 5, 1 << (policy.index & 31)]
    if (((live[at] ?? 0) & bit) === 0) continue
    const isEnforced = ((enforced[at] ?? 0) & bit) !== 0
    let says = ''
    for (let kind = 0; kind < 3; kind++)
      for (const words of entries) says += ((words[from + kind * size + at] ?? 0) & bit) === 0 ? '0' : '1'
    if (policy.demand.blocks && isEnforced && !says.includes('0')) blockers[at] = (blockers[at] ?? 0) | bit
    const key = `${isEnforced} ${effects(policy)} ${says}`
    const mask = classes.get(key) ?? new Int32Array(size)
    mask[at] = (mask[at] ?? 0) | bit
    classes.set(key, mask)
  }
  const several = [...classes.values()].filter((mask) => firstOnly(mask.slice(), 0, size, mask))
  return (words) => {
    const surely = from + 2 * size
    if (meets(words, surely, blockers)) {
      const at = blockers.findIndex((mask, word) => (mask & (words[surely + word] ?? 0)) !== 0)
      const blocking = (words[surely + at] ?? 0) & (blockers[at] ?? 0)
      for (let kind = 0; kind < 3; kind++) {
        words.fill(0, from + kind * size, from + (kind + 1) * size)
        words[from + kind * size + at] = blocking & -blocking
      }
      return
    }
    for (const mask of several)
      for (let kind = 0; kind < 3; kind++) firstOnly(words, from + kind * size, size, mask)
  }
}

function meets(words: Int32Array, from: number, mask: Int32Array): boolean {
  for (let at = 0; at < mask.length; at++) if (((words[from + at] ?? 0) & (mask[at] ?? 0)) !== 0) return true
  return false
}

/** Leaves of the bits in `mask` the first that is set. @returns whether there were more */
function firstOnly(words: Int32Array, from: number, size: number, mask: Int32Array): boolean {
  let isFound = false
  let isChanged = false
  for (let at = 0; at < size; at++) {
    const among = (words[from + at] ?? 0) & (mask[at] ?? 0)
    if (among === 0) continue
    const kept = isFound ? 0 : among & -among
    if (kept !== among) isChanged = true
    isFound = true
    words[from + at] = ((words[from + at] ?? 0) & ~(mask[at] ?? 0)) | kept
  }
  return isChanged
}

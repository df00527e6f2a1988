import type { OwnTenant } from '../lab/engine'
import type { LabStore } from '../lab/lab-state'

/**
 * Tells the lab's flow with these names, from anywhere, and in this tenant; without any, with those of the sample tenants and in them.
 * What is on screen is shown anew by whoever calls.
 * @returns whether they are names that can be given; nothing is changed when they are not
 */
export async function giveNames(
  { getState: get, setState: set }: Pick<LabStore, 'getState' | 'setState'>,
  names: unknown,
  tenant: OwnTenant | undefined,
): Promise<boolean> {
  const { isNames, plainNames, tellWithNames, withNames, withTenant } = await import(
    '../../simulator/doors/own-names'
  )
  const state = get()
  const { flow: sample, narration } = state.plain ?? state
  if (!sample) return false
  const flow = withTenant(sample, tenant)
  const plain = { flow: sample, narration }
  if (names === undefined) set({ names, tenant, flow, narration, plain: tenant && plain })
  else if (isNames(flow, names)) {
    const given = plainNames(names)
    set({
      names: given,
      tenant,
      plain,
      flow: withNames(flow, given),
      narration: tellWithNames(flow, narration, given),
    })
  } else return false
  return true
}

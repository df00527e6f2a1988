import type { LabStore } from '../lab/lab-state'

/**
 * Tells the lab's flow with these names, from anywhere; without any, with those of the sample tenants. What is on screen is
 * shown anew by whoever calls.
 * @returns whether they are names that can be given; nothing is changed when they are not
 */
export async function giveNames(
  { getState: get, setState: set }: Pick<LabStore, 'getState' | 'setState'>,
  names: unknown,
): Promise<boolean> {
  const { isNames, plainNames, tellWithNames, withNames } = await import('../../simulator/doors/own-names')
  const state = get()
  const { flow, narration } = state.plain ?? state
  if (!flow) return false
  if (names === undefined) set({ names, flow, narration, plain: undefined })
  else if (isNames(flow, names)) {
    const given = plainNames(names)
    set({
      names: given,
      plain: { flow, narration },
      flow: withNames(flow, given),
      narration: tellWithNames(flow, narration, given),
    })
  } else return false
  return true
}

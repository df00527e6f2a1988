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
  const { isNames, tellWithNames, withNames } = await import('../../simulator/doors/own-names')
  const state = get()
  const { flow, narration } = state.plain ?? state
  if (!flow) return false
  if (names === undefined) set({ names, flow, narration, plain: undefined })
  else if (isNames(names))
    set({
      names,
      plain: { flow, narration },
      flow: withNames(flow, names),
      narration: tellWithNames(flow, narration, names),
    })
  else return false
  return true
}

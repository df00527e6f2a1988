import type { AttackEntry } from './attack'
import { stolenCode } from './stolen-code/entry'

/** Every attack of the lab. A new one is a folder beside this file and its line here. */
export const attacks: readonly AttackEntry[] = [
  { entry: stolenCode, attack: async () => (await import('./stolen-code/attack')).attack },
]

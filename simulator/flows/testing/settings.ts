import type { Flow, Switches } from '../../run/flow'

/** Nothing set, and then each value of each switch that is not its first, alone. */
export function settingsOf({ switches }: Flow): Switches[] {
  return [{}, ...switches.flatMap(({ name, values }) => values.slice(1).map((value) => ({ [name]: value })))]
}

/** `codeUse=twice`, or `nothing set`. */
export function settingName(switches: Switches): string {
  const pairs = Object.entries(switches).map(([name, value]) => `${name}=${value}`)
  return pairs.join(' ') || 'nothing set'
}

import type { Flow, Switches } from '../../run/flow'

/** Nothing set, and then each value of each switch that is not its first, with no other than those that it needs. */
export function settingsOf({ switches }: Flow): Switches[] {
  return [
    {},
    ...switches.flatMap(({ name, values, needs }) =>
      values.slice(1).map((value) => ({ ...needs, [name]: value })),
    ),
  ]
}

/** What a setting is compared with to see what its switch does: the switches that it needs, and nothing else. */
export function groundOf({ switches }: Flow, setting: Switches): Switches {
  const needs = switches.flatMap((each) =>
    Object.hasOwn(setting, each.name) && each.needs ? [each.needs] : [],
  )
  return Object.assign({}, ...needs)
}

/** `codeUse=twice`, or `nothing set`. */
export function settingName(switches: Switches): string {
  const pairs = Object.entries(switches).map(([name, value]) => `${name}=${value}`)
  return pairs.join(' ') || 'nothing set'
}

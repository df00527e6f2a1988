import type { Flow } from '../run/flow'

export type Setting = Readonly<Record<string, string>>

/**
 * Settings worth running: nothing set, then each value of each switch alone, and each again together with each value of the
 * first switch, which says what kind of application signs in.
 */
export function settingsOf({ switches }: Flow): readonly Setting[] {
  const [kind] = switches
  const single = switches.flatMap(({ name, values }) => values.slice(1).map((value) => ({ [name]: value })))
  const combined = (kind?.values.slice(1) ?? []).flatMap((value) =>
    single
      .filter((setting) => kind && !(kind.name in setting))
      .map((setting) => ({ [kind?.name ?? '']: value, ...setting })),
  )
  return [{}, ...single, ...combined]
}

/** `codeUse=twice, client=web-app` */
export function settingText(setting: Setting): string {
  const pairs = Object.entries(setting).map(([name, value]) => `${name}=${value}`)
  return pairs.join(', ') || 'as it comes'
}

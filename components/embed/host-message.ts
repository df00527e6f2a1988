/** What a host page may tell an embed: the theme of the page around it. Anything else is ignored. */
export interface ThemeMessage {
  readonly type: 'tenant-lab:theme'
  readonly theme: 'auto' | 'light' | 'dark'
}

/** Reads a message from an unknown page: only its own members of known values are looked at, and nothing is ever run. */
export function readHostMessage(data: unknown): ThemeMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { type, theme } = data as Partial<Record<string, unknown>>
  if (type !== 'tenant-lab:theme') return undefined
  return theme === 'auto' || theme === 'light' || theme === 'dark' ? { type, theme } : undefined
}

/** What an embed tells its host: how high it is, in CSS pixels, so that nothing is cut off. */
export interface HeightMessage {
  readonly type: 'tenant-lab:height'
  readonly height: number
}

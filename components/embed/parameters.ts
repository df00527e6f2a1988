export interface EmbedParameters {
  readonly theme: 'auto' | 'light' | 'dark'
  /** Step to show first, counted from 1; undefined for the picture made at build time. */
  readonly step: number | undefined
  readonly controls: boolean
  /** What was asked for and does not exist, in a sentence each: the embed works all the same. */
  readonly problems: readonly string[]
}

const THEMES = ['auto', 'light', 'dark'] as const

/** Reads `?theme=&step=&controls=` of an embed. Whatever does not fit falls back to its default and is named. */
export function readParameters(search: string): EmbedParameters {
  const parameters = new URLSearchParams(search)
  const problems: string[] = []
  const theme = THEMES.find((each) => each === (parameters.get('theme') ?? 'auto'))
  if (!theme) problems.push('theme is auto, light or dark.')
  const step = parameters.get('step')
  const counted = step !== null && /^[1-9]\d{0,3}$/.test(step)
  if (step !== null && !counted) problems.push('step is a whole number from 1.')
  const controls = parameters.get('controls') ?? '1'
  if (controls !== '0' && controls !== '1') problems.push('controls is 0 or 1.')
  return {
    theme: theme ?? 'auto',
    step: counted ? Number(step) : undefined,
    controls: controls !== '0',
    problems,
  }
}

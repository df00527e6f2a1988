import { type Option, type Options, readTable, writeTable } from './option-table'

export const THEMES = ['auto', 'light', 'dark'] as const
/** The lists beside the picture, by the tab that each of them opens with. */
export const PANELS = ['steps', 'message'] as const
/** In CSS pixels. Lower than the lowest, the player’s buttons would be cut off beside two panels. */
export const [LOWEST, HIGHEST] = [480, 2000]

/** Everything that an embed can be asked for: in its address, as attributes of `<tenant-lab>`, in the builder. */
export interface EmbedOptions {
  readonly theme: (typeof THEMES)[number]
  /** Step to show first, counted from 1; undefined for the beginning. */
  readonly step: number | undefined
  readonly controls: boolean
  readonly panels: readonly (typeof PANELS)[number][]
  /** Nothing but switches and answers is the reader's to change: no directory, no message, no time, no names. */
  readonly locked: boolean
  /** How high all of it is, in CSS pixels; undefined for a height of its own, which it tells the page around it. */
  readonly height: number | undefined
}

export const DEFAULTS: EmbedOptions = {
  theme: 'auto',
  step: undefined,
  controls: true,
  panels: PANELS,
  locked: false,
  height: undefined,
}

export const flag = (text: string) => (text === '1' ? true : text === '0' ? false : undefined)
const whole = (text: string) => (/^[1-9]\d*$/.test(text) ? Number(text) : undefined)
/** Longer than any run: what lies past the end of one is its end. */
const PAST_ANY_STEP = 9999

/** A height that an embed can have, as it is written; undefined for a text that is none. */
export function heightIn(text: string): number | undefined {
  const height = whole(text) ?? 0
  return height >= LOWEST && height <= HIGHEST ? height : undefined
}

export const themeOption: Option<EmbedOptions['theme']> = {
  says: 'theme is auto, light or dark.',
  read: (text) => THEMES.find((each) => each === text),
  write: String,
}

export const heightOption: Option<number> = {
  says: `height is a whole number of pixels from ${LOWEST} to ${HIGHEST}.`,
  read: heightIn,
  write: String,
}

const OPTIONS: Options<EmbedOptions> = {
  theme: themeOption,
  step: {
    says: 'step is a whole number from 1.',
    read: (text) => {
      const step = whole(text)
      return step && Math.min(step, PAST_ANY_STEP)
    },
    write: String,
  },
  controls: {
    says: 'controls is 0 or 1.',
    read: flag,
    write: (value) => (value ? '1' : '0'),
  },
  panels: {
    says: 'panels is steps, message, both with a comma between them, or none.',
    read: (text) => {
      const names = text === 'none' ? [] : text.split(',')
      const known = PANELS.filter((each) => names.includes(each))
      return known.length === names.length ? known : undefined
    },
    write: (value) => value.join(',') || 'none',
  },
  locked: {
    says: 'locked is 0 or 1.',
    read: flag,
    write: (value) => (value ? '1' : '0'),
  },
  height: heightOption,
}

export interface ReadOptions extends EmbedOptions {
  /** What was asked for and does not exist, in a sentence each: the embed works all the same. */
  readonly problems: readonly string[]
}

/** Reads the address of an embed from its `?`. Whatever does not fit falls back to its default and is named. */
export function readOptions(search: string, hash = ''): ReadOptions {
  const { values, problems } = readTable(OPTIONS, DEFAULTS, search)
  if (hash.length > 1 && !isLink(hash.slice(1))) problems.push('What stands after # is no link to a run.')
  return { ...values, problems }
}

/** The `?` of an embed's address, with what is not as it would be by itself; nothing for the rest. */
export function writeOptions(options: Partial<EmbedOptions>): string {
  return writeTable(OPTIONS, DEFAULTS, options)
}

/** A link to a run begins with the digit of its version. */
function isLink(fragment: string): boolean {
  return /^\d[\w-]{11,}$/.test(fragment)
}

import { THEMES } from './options'

/** Version of the messages between an embed and the page around it; it stands in each of them as `tenantLab`. */
export const VERSION = 1

/** What a page asks of an embed in it. */
export type HostMessage =
  /** Say `ready` again, and from now on where the run is. */
  | { readonly type: 'hello' }
  /** Show the run of a link (what stands behind its `#`); without one, the flow's own from the start. */
  | { readonly type: 'load'; readonly link?: string }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  /** Go to a step, counted from 1; 0 is the start. */
  | { readonly type: 'step'; readonly step: number }
  /** Change the theme; begin anew with these switches, and every other one as it is by itself. */
  | {
      readonly type: 'set'
      readonly theme?: (typeof THEMES)[number]
      readonly switches?: Readonly<Record<string, string>>
    }

/** What an embed tells the page around it. */
export type EmbedMessage =
  | { readonly type: 'ready'; readonly flow: string; readonly title: string }
  | { readonly type: 'height'; readonly height: number }
  | { readonly type: 'step'; readonly step: number; readonly steps: number; readonly title: string }
  | { readonly type: 'ended'; readonly result: 'completed' | 'refused'; readonly says: string }
  /** What was asked for cannot be done. */
  | Refusal

export interface Refusal {
  readonly type: 'refused'
  readonly says: string
}

const LONGEST_LINK = 8_000
const MOST_SWITCHES = 40
const LONGEST_WORD = 100

/** An object that came in a message: only its own members are looked at. */
function membersOf(data: unknown): Partial<Record<string, unknown>> | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const own = Object.getOwnPropertyDescriptors(data)
  return Object.fromEntries(Object.entries(own).map(([name, { value }]) => [name, value]))
}

const refuse = (says: string): Refusal => ({ type: 'refused', says })

/**
 * Reads a message from an unknown page: nothing in it is ever run. Undefined for what is not meant for us; what is, and cannot
 * be read, is refused with what it could be.
 */
export function readHostMessage(data: unknown): HostMessage | Refusal | undefined {
  const message = membersOf(data)
  if (message?.type === 'tenant-lab:theme') {
    // Pages of the first days say it like this.
    const theme = themeIn(message.theme)
    return theme && { type: 'set', theme }
  }
  if (!message || !('tenantLab' in message)) return undefined
  if (message.tenantLab !== VERSION) return refuse(`tenantLab is ${VERSION}.`)
  switch (message.type) {
    case 'hello':
    case 'play':
    case 'pause':
      return { type: message.type }
    case 'load':
      return readLoad(message.link)
    case 'step':
      return readStep(message.step)
    case 'set':
      return readSet(message)
    default:
      return refuse('type is hello, load, play, pause, step or set.')
  }
}

function readLoad(link: unknown): HostMessage | Refusal {
  if (link === undefined) return { type: 'load' }
  return typeof link === 'string' && link.length <= LONGEST_LINK
    ? { type: 'load', link }
    : refuse(`link is what stands behind the # of a link to a run, of at most ${LONGEST_LINK} characters.`)
}

function readStep(step: unknown): HostMessage | Refusal {
  return Number.isInteger(step) && (step as number) >= 0
    ? { type: 'step', step: step as number }
    : refuse('step is a whole number from 0.')
}

function readSet({ theme, switches }: Partial<Record<string, unknown>>): HostMessage | Refusal {
  const known = themeIn(theme)
  if (theme !== undefined && !known) return refuse('theme is auto, light or dark.')
  if (switches === undefined) return { type: 'set', ...(known && { theme: known }) }
  const entries = Object.entries(membersOf(switches) ?? { '': undefined })
  const texts = entries.filter((entry): entry is [string, string] => entry.every(isWord))
  return entries.length <= MOST_SWITCHES && texts.length === entries.length
    ? { type: 'set', ...(known && { theme: known }), switches: Object.fromEntries(texts) }
    : refuse('switches is an object: the value of each switch under its name.')
}

const isWord = (word: unknown) => typeof word === 'string' && word.length <= LONGEST_WORD

const themeIn = (theme: unknown) => THEMES.find((each) => each === theme)

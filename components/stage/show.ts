import { SPEEDS, type Speed } from '../../simulator/doors/view'
import type { Tab, TabList } from '../lab/lab-state'
import { isObject } from '../ui/json'

/** All that two windows need to show the same: the inputs of the run, and how it is looked at. */
export interface Show {
  /** Slug of the flow. */
  readonly flow: string
  /** The run, in the form of a permalink's fragment. It may hold what was typed in secret: it goes from window to window, and is kept nowhere. */
  readonly link: string
  readonly position: number
  readonly playing: boolean
  readonly speed: Speed
  /** A single step is under way to here. */
  readonly gliding: number | undefined
  readonly tabs: Partial<Record<TabList, Tab>>
  readonly aside: Partial<Record<TabList, Tab>>
  readonly veiled: boolean
  readonly zoomed: boolean
  /** `seq` of the token looked at. */
  readonly token: number | undefined
  /** Id of the prepared run that is played. */
  readonly run: string | undefined
  /** When the trainer began, in milliseconds since 1970; the room waits until then. */
  readonly startedAt: number | undefined
}

const LONGEST_LINK = 8_000
const LISTS: readonly string[] = ['left', 'right', 'main', 'side', 'inspect'] satisfies TabList[]
const TABS: readonly unknown[] = [
  'diagram',
  'browser',
  'steps',
  'inspect',
  'break',
  'message',
  'token',
  'knows',
  'why',
] satisfies Tab[]

/** Reads what another window says that it shows; undefined when it is anything else. */
export function readShow(value: unknown): Show | undefined {
  if (!isObject(value)) return undefined
  const {
    flow,
    link,
    position,
    playing,
    speed,
    gliding,
    tabs,
    aside,
    veiled,
    zoomed,
    token,
    run,
    startedAt,
  } = value
  const fits =
    isText(flow, /^[a-z0-9-]{1,64}$/) &&
    typeof link === 'string' &&
    link.length <= LONGEST_LINK &&
    isNumber(position) &&
    isBoolean(playing) &&
    SPEEDS.some((each) => each === speed) &&
    isMaybe(gliding, isNumber) &&
    isTabs(tabs) &&
    isTabs(aside) &&
    isBoolean(veiled) &&
    isBoolean(zoomed) &&
    isMaybe(token, isNumber) &&
    isMaybe(run, (each) => isText(each, /^[\w-]{1,64}$/)) &&
    isMaybe(startedAt, isNumber)
  if (!fits) return undefined
  // Nothing else that may stand in it goes further.
  return {
    flow,
    link,
    position,
    playing,
    speed,
    gliding,
    tabs,
    aside,
    veiled,
    zoomed,
    token,
    run,
    startedAt,
  } as Show
}

/** From zero on, and finite. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean'
}

function isText(value: unknown, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value)
}

function isMaybe(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value)
}

function isTabs(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value).every(([list, tab]) => LISTS.includes(list) && TABS.includes(tab))
  )
}

import { SPEEDS, type Speed } from '../../simulator/doors/view'
import { type Held, isHeld } from '../hand/held'
import { isTabs, type Tabs } from '../lab/tab-names'
import { isObject } from '../ui/json'

/** All that two windows need to show the same: the inputs of the run, and how it is looked at. */
export interface Show {
  /** Slug of the flow. */
  readonly flow: string
  /** The run, in the form of a permalink's fragment. It may hold what was typed in secret: it goes from window to window, and is kept nowhere. */
  readonly link: string
  /** The tenant that the run is in, where it is not the sample tenant: a key of this browser, and its Graph JSON. */
  readonly tenant:
    | 'empty'
    | { readonly key: string; readonly objects: Readonly<Record<string, unknown>> }
    | undefined
  readonly position: number
  readonly playing: boolean
  readonly speed: Speed
  /** A single step is under way to here. */
  readonly gliding: number | undefined
  readonly tabs: Partial<Tabs>
  readonly aside: Partial<Tabs>
  readonly veiled: boolean
  readonly zoomed: boolean
  /** `seq` of the token looked at. */
  readonly token: number | undefined
  /** The message in hand, as it is being changed. It may hold what was typed in secret, as the run may. */
  readonly held: Held | undefined
  /** What the run is held against; a run that one of the windows has left goes along. */
  readonly compared:
    | {
        readonly id: string
        readonly of?: { readonly title: string } & Pick<Show, 'link' | 'tenant'>
      }
    | undefined
  /** Id of the prepared run that is played. */
  readonly run: string | undefined
  /** When the trainer began, in milliseconds since 1970; the room waits until then. */
  readonly startedAt: number | undefined
}

/** Two windows have no address to fit into: a run that is too long for a link goes between them. */
const LONGEST_LINK = 100_000

/** What each member has to be. */
const FORMS: { readonly [Member in keyof Show]: (value: unknown) => boolean } = {
  flow: (value) => isText(value, /^[a-z0-9-]{1,64}$/),
  link: isLink,
  tenant: isTenant,
  position: isNumber,
  playing: isBoolean,
  speed: (value) => SPEEDS.some((each) => each === value),
  gliding: (value) => value === undefined || isNumber(value),
  tabs: isTabs,
  aside: isTabs,
  veiled: isBoolean,
  zoomed: isBoolean,
  token: (value) => value === undefined || isNumber(value),
  held: (value) => value === undefined || isHeld(value),
  compared: (value) =>
    value === undefined ||
    (isObject(value) &&
      isText(value.id, /^[\w -]{1,64}$/) &&
      (value.of === undefined ||
        (isObject(value.of) &&
          typeof value.of.title === 'string' &&
          isLink(value.of.link) &&
          isTenant(value.of.tenant)))),
  run: (value) => value === undefined || isText(value, /^[\w-]{1,64}$/),
  startedAt: (value) => value === undefined || isNumber(value),
}

/** Reads what another window says that it shows; undefined when it is anything else. Nothing else that stands in it goes further. */
export function readShow(value: unknown): Show | undefined {
  if (!isObject(value)) return undefined
  const forms = Object.entries(FORMS)
  return forms.every(([member, fits]) => fits(value[member]))
    ? (Object.fromEntries(forms.map(([member]) => [member, value[member]])) as unknown as Show)
    : undefined
}

/** From zero on, and finite. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isLink(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_LINK
}

function isTenant(value: unknown): boolean {
  return (
    value === undefined ||
    value === 'empty' ||
    (isObject(value) && isText(value.key, /^[\w-]{1,64}$/) && isObject(value.objects))
  )
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean'
}

function isText(value: unknown, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value)
}

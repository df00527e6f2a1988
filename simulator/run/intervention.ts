import { isShallowJson } from '../core/json'
import { readAdminConsentRequestPolicy } from '../directory/admin-consent-request-policy'
import { type AdminConsentRequestPolicy, type Collection, isCollection } from '../directory/tenant'
import { isEdit, type MessageEdit } from '../network/message-edit'
import { MAX_WAIT_SECONDS } from '../prompts/answer'
import type { ActorId } from '../trace/event'
import { isProgramSettings, type ProgramSettings } from './program-settings'

/** Who acts from outside of the story, in the trace. */
export const OUTSIDE = 'outside'

/**
 * Where in a run a change from outside happens. Each kind survives replay: it names what has to have happened, never a time.
 * - `start`: before anybody does anything
 * - `after`: when the answer with this number (from 1) has been given
 * - `message`: when the nth message (from 1) from one party to another sets out; with `path`, of those whose address ends with it
 */
export type Moment =
  | { readonly at: 'start' }
  | { readonly after: number }
  | {
      readonly message: number
      readonly from: ActorId
      readonly to: ActorId
      readonly path?: string
    }

/** Something that has to have happened before a message goes on: an answer has been given, another message has set out. */
export type Later = Exclude<Moment, { readonly at: 'start' }>

/** What somebody outside of the story does. The last four happen to a message, and need one. */
export type Deed =
  /**
   * Adds an object, or changes members of the one with this `id`; members that are not named keep their value, and those in `now` get
   * the moment at which it happens. In place of an `id` that nobody knows beforehand, an alternate key (`alternate-key.ts`).
   */
  | {
      readonly do: 'put'
      readonly collection: Collection
      readonly object: { readonly id: string } & Readonly<Record<string, unknown>>
      readonly now?: readonly string[]
    }
  /** Takes out the object with this `id`; for an alternate key, what an application has there. */
  | { readonly do: 'remove'; readonly collection: Collection; readonly id: string }
  /** What people may consent to from now on: ids of permission grant policies, in the tenant's authorizationPolicy. */
  | { readonly do: 'consent-policy'; readonly permissionGrantPoliciesAssigned: readonly string[] }
  /** Whether people can ask for approval, and who reviews: members of the tenant's adminConsentRequestPolicy; what is not named keeps its value. */
  | { readonly do: 'consent-requests'; readonly policy: Partial<AdminConsentRequestPolicy> }
  | { readonly do: 'wait'; readonly seconds: number }
  /** Takes a server down, or brings it back. */
  | { readonly do: 'server'; readonly party: ActorId; readonly up: boolean }
  /** Sets a program up to send something else; what is not named stays as it is. */
  | { readonly do: 'configure'; readonly party: ActorId; readonly settings: ProgramSettings }
  | { readonly do: 'edit'; readonly edits: readonly MessageEdit[] }
  | { readonly do: 'drop' }
  | { readonly do: 'hold'; readonly seconds: number }
  /**
   * Whoever sent it, or asked for it, waits as long as anybody else can go on, and then for no answer any more. A request still arrives
   * when its time has come.
   */
  | { readonly do: 'hold'; readonly until: Later }
  /**
   * Sends the message on as it is, and a copy after so many seconds, or when something has happened: from another party where one is
   * named, and to another.
   */
  | ({ readonly do: 'replay'; readonly from?: ActorId; readonly to?: ActorId } & (
      | { readonly afterSeconds: number }
      | { readonly until: Later }
    ))
  | { readonly do: 'divert'; readonly party: ActorId }

/** A change from outside, at its place. `says` is what the step list says of it, if the words of its own are not enough. */
export type Intervention = {
  readonly when: Moment
  /** The tenant it concerns, by place; the first one without. */
  readonly in?: string
  readonly says?: string
  /** It followed from the change before it, by itself: it goes when that one goes. */
  readonly follows?: true
} & Deed

/** What only a message can have done to it. */
const NEEDS_MESSAGE: ReadonlySet<Deed['do']> = new Set(['edit', 'drop', 'hold', 'replay', 'divert'])

const MOST_EDITS = 20
const MOST_BYTES = 20_000

const name = (value: unknown, most = 128): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most
const count = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= 1_000
const seconds = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= MAX_WAIT_SECONDS
const record = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const deeds: { readonly [K in Deed['do']]: (deed: Record<string, unknown>) => boolean } = {
  put: ({ collection, object, now = [] }) =>
    isCollection(collection) &&
    Array.isArray(now) &&
    now.length <= MOST_EDITS &&
    now.every((each) => name(each)) &&
    record(object) &&
    name(object.id) &&
    isShallowJson(object) &&
    JSON.stringify(object).length <= MOST_BYTES,
  remove: ({ collection, id }) => isCollection(collection) && name(id),
  'consent-policy': ({ permissionGrantPoliciesAssigned: ids }) =>
    Array.isArray(ids) && ids.length <= MOST_EDITS && ids.every((each) => name(each)),
  'consent-requests': ({ policy }) => {
    if (!record(policy) || !isShallowJson(policy) || JSON.stringify(policy).length > MOST_BYTES) return false
    const wrong: string[] = []
    readAdminConsentRequestPolicy(policy, wrong)
    return wrong.length === 0
  },
  wait: (deed) => seconds(deed.seconds),
  server: ({ party, up }) => name(party) && typeof up === 'boolean',
  configure: ({ party, settings }) => name(party) && record(settings) && isProgramSettings(settings),
  edit: ({ edits }) =>
    Array.isArray(edits) && edits.length > 0 && edits.length <= MOST_EDITS && edits.every(isEdit),
  drop: () => true,
  hold: (deed) => isSpan(deed.seconds, deed.until),
  replay: ({ afterSeconds, until, from, to }) =>
    isSpan(afterSeconds, until) && (from === undefined || name(from)) && (to === undefined || name(to)),
  divert: ({ party }) => name(party),
}

function isMoment(when: unknown): when is Moment {
  return isLater(when) || (record(when) && !('message' in when) && when.at === 'start')
}

function isLater(when: unknown): when is Later {
  if (!record(when)) return false
  if ('message' in when) {
    const { message, from, to, path } = when
    return count(message) && name(from) && name(to) && (path === undefined || name(path, 256))
  }
  return 'after' in when && count(when.after)
}

/** Either so many seconds, or until something has happened. */
const isSpan = (most: unknown, until: unknown) =>
  until === undefined ? seconds(most) : most === undefined && isLater(until)

/** Whether `candidate` (from a link, a file, a host page) is an intervention of a known kind and form. */
export function isIntervention(candidate: unknown): candidate is Intervention {
  if (!record(candidate) || !isMoment(candidate.when)) return false
  const { do: kind, says, follows, in: place } = candidate
  if (says !== undefined && !name(says, 200)) return false
  if (place !== undefined && !name(place)) return false
  if (follows !== undefined && follows !== true) return false
  if (typeof kind !== 'string' || !Object.hasOwn(deeds, kind)) return false
  if (NEEDS_MESSAGE.has(kind as Deed['do']) && !('message' in candidate.when)) return false
  return deeds[kind as Deed['do']](candidate)
}

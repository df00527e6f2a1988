import { header } from '../../network/message'
import { promptNamed } from '../../prompts/all'
import { OUTSIDE } from '../../run/intervention'
import type { EventOf, TraceEvent } from '../event'
import type { Step } from './step'
import { tokens } from './token'
import { traceIndex } from './trace-index'

/** A run as it is compared: its trace and its steps. */
export interface Compared {
  readonly events: readonly TraceEvent[]
  readonly steps: readonly Step[]
}

/** Two runs side by side. */
export interface Comparison {
  /** What somebody outside did in one of them only. */
  readonly changed: { readonly before: readonly Step[]; readonly after: readonly Step[] }
  /**
   * The first step of the story that is not the same in both, by its place in each; undefined where that run is over by then. Without a
   * member: every step of the story is the same.
   */
  readonly first: { readonly before: Step | undefined; readonly after: Step | undefined } | undefined
  /** What is different there, in a sentence. */
  readonly says: string
}

/** Made anew in each run, or by the clock: that they differ says nothing. */
const PASSING = new Set(['iat', 'nbf', 'exp', 'auth_time', 'jti', 'uti', 'nonce', 'sid', 'at_hash', 'c_hash'])
/** Made anew in each run, or secret: what says something is whether it is there. */
const FRESH = new Set([
  'id_token_hint',
  'state',
  'nonce',
  'code',
  'refresh_token',
  'device_code',
  'code_challenge',
  'code_verifier',
  'client_secret',
  'client_assertion',
])
/** What a request says that its sender means. */
const MEANT = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'prompt',
  'login_hint',
  'domain_hint',
  'max_age',
  'id_token_hint',
  'state',
  'nonce',
  'grant_type',
  'code',
  'refresh_token',
  'device_code',
  'code_challenge',
  'code_challenge_method',
  'code_verifier',
  'client_secret',
  'client_assertion',
  'resource',
  'error',
] as const

/** Where the story of `after` leaves that of `before`, and by what. What was done from outside is told apart, and is no step of either story. */
export function compare(before: Compared, after: Compared): Comparison {
  const one = storyOf(before)
  const other = storyOf(after)
  const changed = onlyIn(outside(before), outside(after))
  const length = Math.min(one.length, other.length)
  let at = 0
  while (at < length && same(before, one[at], after, other[at])) at++
  const [left, right] = [one[at], other[at]]
  if (!left && !right) {
    return { changed, first: undefined, says: 'Every step of the story is the same in both runs.' }
  }
  return { changed, first: { before: left, after: right }, says: difference(before, left, after, right) }
}

function storyOf({ steps }: Compared): readonly Step[] {
  return steps.filter(({ from }) => from !== OUTSIDE)
}

const outside = ({ steps }: Compared) => steps.filter(({ from }) => from === OUTSIDE)

/** What is in one list and not in the other, each as often as it is there more. */
function onlyIn(before: readonly Step[], after: readonly Step[]): Comparison['changed'] {
  const less = (list: readonly Step[], by: readonly Step[]) => {
    const titles = by.map(({ title }) => title)
    return list.filter(({ title }) => {
      const found = titles.indexOf(title)
      if (found >= 0) titles.splice(found, 1)
      return found < 0
    })
  }
  return { before: less(before, after), after: less(after, before) }
}

function same(one: Compared, left: Step | undefined, other: Compared, right: Step | undefined): boolean {
  return (
    left !== undefined &&
    right !== undefined &&
    JSON.stringify(look(one, left)) === JSON.stringify(look(other, right))
  )
}

/** What of a step counts when it is held against another. */
function look(run: Compared, step: Step) {
  const own = eventsOf(run, step)
  return {
    act: actOf(run, step),
    cargo: step.cargo,
    refused: step.refused,
    checks: checksIn(own).map(({ check, type }) => `${check} ${type}`),
    claims: claimsIn(run, own),
    meant: own.flatMap((event) => (event.type === 'request-sent' ? meantIn(event) : [])),
    typed: own.flatMap((event) => (event.type === 'prompt-answered' ? [openly(event)] : [])),
  }
}

/** Who does what to whom, whoever they turn out to be. */
function actOf(run: Compared, { title, kind, from, to }: Step): string {
  const names = traceIndex(run.events).identified.map(({ user }) => user.givenName ?? user.displayName)
  const plain = names.reduce((text, name) => text.replaceAll(name, 'Somebody'), title)
  return JSON.stringify([plain, kind, from, to])
}

function eventsOf({ events }: Compared, { seq, lastSeq }: Step): readonly TraceEvent[] {
  return events.slice(seq, lastSeq + 1)
}

type Check = EventOf<'check-passed'> | EventOf<'check-failed'>

function checksIn(events: readonly TraceEvent[]): readonly Check[] {
  return events.filter(
    (event): event is Check => event.type === 'check-passed' || event.type === 'check-failed',
  )
}

/** An answer without what is typed in secret: which password it was is seen where it is checked, and a code is another one at every minute. */
function openly({ prompt, value }: EventOf<'prompt-answered'>): unknown {
  const { secret } = promptNamed(prompt)
  const { [secret?.member ?? '']: _, ...open } = value as Readonly<Record<string, unknown>>
  return open
}

interface Said {
  /** "the access token's roles" */
  readonly of: string
  /** Undefined where only that it is there is told. */
  readonly value: string | undefined
}

function claimsIn({ events }: Compared, own: readonly TraceEvent[]): readonly Said[] {
  const signed = new Set(
    own.flatMap(({ type, seq }) => (type === 'token-issued' || type === 'request-sent' ? [seq] : [])),
  )
  const last = own.at(-1)?.seq ?? -1
  if (signed.size === 0) return []
  return tokens(events, last)
    .filter(({ seq }) => signed.has(seq))
    .flatMap(({ kind, header: head, claims }) =>
      [...head, ...claims]
        .filter(({ name }) => !PASSING.has(name))
        .map(({ name, value }) => ({ of: `“${name}” in the ${WORDS[kind] ?? kind}`, value })),
    )
}

const WORDS: Readonly<Record<string, string>> = {
  'id-token': 'ID token',
  'access-token': 'access token',
  'client-assertion': 'client assertion',
}

function meantIn({ request }: EventOf<'request-sent'>): readonly Said[] {
  const query = URL.canParse(request.url) ? new URL(request.url).searchParams : new URLSearchParams()
  const isForm = header(request, 'Content-Type')?.startsWith('application/x-www-form-urlencoded')
  const form = new URLSearchParams(isForm ? request.body : '')
  return MEANT.flatMap((name) => {
    const value = query.get(name) ?? form.get(name)
    return value === null ? [] : [{ of: `“${name}”`, value: FRESH.has(name) ? undefined : value }]
  })
}

/** What tells the one step from the other, in a sentence: what somebody typed, what was decided, what was said, what happened. */
function difference(
  before: Compared,
  left: Step | undefined,
  after: Compared,
  right: Step | undefined,
): string {
  if (!right) return `The run after ends here; the one before goes on: ${ended(left?.title)}`
  if (!left) return `The run before ends here; the one after goes on: ${ended(right.title)}`
  if (actOf(before, left) !== actOf(after, right))
    return `Now: ${ended(right.title)} Before: ${ended(left.title)}`
  const [one, other] = [eventsOf(before, left), eventsOf(after, right)]
  const said = typing(one, other) ?? losing(one, other, after.steps[right.index + 1]) ?? refusing(one, other)
  if (said !== undefined) return said
  const differs =
    wording(meantOf(one), meantOf(other)) ??
    wording(claimsIn(before, one), claimsIn(after, other)) ??
    deciding(one, other) ??
    'What comes with it is not the same.'
  return `${differs}${refusedLater(before, after, right)}`
}

/** What comes of it later: a check that says no then, and did not before. */
function refusedLater(before: Compared, after: Compared, { lastSeq }: Step): string {
  const known = checksIn(before.events)
  const no = checksIn(after.events).find(
    (each) => each.seq > lastSeq && each.type === 'check-failed' && !has(known, each),
  )
  return no ? ` This is refused later: ${ended(no.says)}` : ''
}

const meantOf = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'request-sent' ? meantIn(event) : []))

/** A person who answers otherwise. What was typed in secret is not said. */
function typing(one: readonly TraceEvent[], other: readonly TraceEvent[]): string | undefined {
  const answer = (events: readonly TraceEvent[]) => events.find((event) => event.type === 'prompt-answered')
  const [left, right] = [answer(one), answer(other)]
  if (left?.type !== 'prompt-answered' || right?.type !== 'prompt-answered') return undefined
  if (left.prompt !== right.prompt || JSON.stringify(openly(left)) === JSON.stringify(openly(right)))
    return undefined
  const typed = [right, left].map(({ value }) => (value as { readonly username?: unknown }).username)
  return typeof typed[0] === 'string' && typeof typed[1] === 'string'
    ? `Somebody else signs in: ${typed[0]}; before it was ${typed[1]}.`
    : 'The person answers otherwise than before.'
}

const has = (list: readonly Check[], { check, type }: Check) =>
  list.some((each) => each.check === check && each.type === type)

/** A check that says no in one of the runs only. */
function refusing(one: readonly TraceEvent[], other: readonly TraceEvent[]): string | undefined {
  const [left, right] = [checksIn(one), checksIn(other)]
  const now = right.find((each) => !has(left, each))
  const then = left.find((each) => !has(right, each))
  const no = right.find((each) => each.type === 'check-failed' && !has(left, each))
  if (no) return `This is refused now: ${ended(no.says)}${then ? ` Before: ${ended(then.says)}` : ''}`
  const was = left.find((each) => each.type === 'check-failed' && !has(right, each))
  return was && `This is not refused any more: ${ended(was.says)}${now ? ` Now: ${ended(now.says)}` : ''}`
}

/** A message that nobody looks at any more: it did not arrive. */
function losing(
  one: readonly TraceEvent[],
  other: readonly TraceEvent[],
  next: Step | undefined,
): string | undefined {
  if (checksIn(one).length === 0 || checksIn(other).length > 0) return undefined
  return `Nobody looks at it now.${next ? ` ${ended(next.title)}` : ''}`
}

/** A check that was looked at in one of the runs only. */
function deciding(one: readonly TraceEvent[], other: readonly TraceEvent[]): string | undefined {
  const [left, right] = [checksIn(one), checksIn(other)]
  const now = right.find((each) => !has(left, each))
  const then = left.find((each) => !has(right, each))
  if (now) return `This is looked at now: ${ended(now.says)}`
  return then && `This is not looked at any more: ${ended(then.says)}`
}

/** As many differences as are told; the others are counted. */
const MOST_TOLD = 4

/** All that is said otherwise, is new, or is not said any more. */
function wording(one: readonly Said[], other: readonly Said[]): string | undefined {
  const [left, right] = [
    new Map(one.map((each) => [each.of, each.value])),
    new Map(other.map((each) => [each.of, each.value])),
  ]
  const found = [...new Set([...right.keys(), ...left.keys()])].flatMap((of) => {
    const [was, is] = [left.get(of), right.get(of)]
    if (left.has(of) && right.has(of))
      return was === is ? [] : [`${of} is ${short(is)}; before it was ${short(was)}.`]
    if (right.has(of)) return [is === undefined ? `${of} is new.` : `${of} is new: ${short(is)}.`]
    return [was === undefined ? `${of} is gone.` : `${of} is gone: it was ${short(was)}.`]
  })
  if (found.length === 0) return undefined
  const more = found.length - MOST_TOLD
  return [...found.slice(0, MOST_TOLD), ...(more > 0 ? [`${more} more.`] : [])].join(' ')
}

const LONGEST = 160

function short(given = ''): string {
  const text = given.replace(/\s+/g, ' ')
  return text === '' ? 'empty' : text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** A sentence with one point at its end. */
const ended = (says = '') => `${says.replace(/[.\s]+$/, '')}.`

import type { HttpRequest, HttpResponse, RequestKind } from '../network/message'
import { partEdited } from '../network/message-edit'
import type { Passage, Passed } from '../network/virtual-network'
import { inWords, perform, type Reach, whyNoServer } from './deeds'
import { applyEdit } from './editing'
import { type Deed, type Intervention, type Later, OUTSIDE } from './intervention'
import type { Unusable } from './run-result'

/** The changes from outside of one run. It is loaded by a run that has some. */
export interface Intervening {
  start(): Promise<void>
  /** @param answer its number, from 1 @param cause the event that says it was given */
  afterAnswer(answer: number, cause: number): Promise<void>
  /** Interventions that did not happen, by their index in the list. */
  unreached(): readonly Unusable[]
  /** Resolves when every message that was to be sent once more has been. */
  settled(): Promise<void>
}

interface Parts extends Reach {
  readonly list: readonly Intervention[]
  /** How many of them, from the first, belong to the story: its switches stand for them. */
  readonly own: number
}

/** What happens to a message in one direction only. */
type More<M> = (each: Intervention, index: number, message: M, cause: number) => Passed<M>

type Of<K extends Deed['do']> = Extract<Intervention, { do: K }>

/** Does what `list` says where its places are reached, and remembers which were not. */
export function createIntervening(parts: Parts): Intervening {
  const { list, own, parties, scheduler, network, log } = parts
  const done = new Set<number>()
  const failed = new Map<number, string>()
  const onMessages = list.flatMap((each, index) =>
    'message' in each.when ? [{ each, index, when: each.when }] : [],
  )
  const counts = onMessages.map(() => 0)
  /** What messages are held, or copied, until. */
  const awaited = list.flatMap((each) => ('until' in each ? [{ until: each.until, passed: 0 }] : []))
  const come = new Set<Later>()
  /** Copies on their way to somebody else than their address says. */
  const elsewhere = new WeakMap<HttpRequest, string>()
  let pending = 0
  if (onMessages.length > 0) network.intercept({ request: onRequest, response: onResponse })

  return {
    start: () => doAll((each) => 'at' in each.when, 0),
    afterAnswer: (answer, cause) => {
      for (const { until } of awaited) if ('after' in until && until.after === answer) come.add(until)
      return doAll(({ when }) => 'after' in when && when.after === answer, cause)
    },
    unreached: () =>
      list.flatMap((each, index) => {
        const why = failed.get(index) ?? (done.has(index) ? undefined : whyNotReached(each))
        return why === undefined ? [] : [{ index, says: `${whatOf(each)} did not happen: ${why}` }]
      }),
    settled: () => (pending > 0 ? scheduler.until(() => pending === 0, true) : Promise.resolve()),
  }

  function whyNotReached({ when }: Intervention): string {
    const known = [OUTSIDE, ...parties.map(({ id }) => id)]
    const unknown = 'message' in when ? [when.from, when.to].find((id) => !known.includes(id)) : undefined
    return unknown === undefined ? 'the run did not come to its place.' : `there is no party "${unknown}".`
  }

  async function doAll(due: (each: Intervention) => boolean, cause: number): Promise<void> {
    for (const [index, each] of list.entries()) if (due(each)) await act(index, each, cause)
  }

  /** Something that happens apart from any message. Returns the event that says so, or `cause`. */
  async function act(index: number, each: Intervention, cause: number): Promise<number> {
    const performed = await perform(each, cause, parts)
    if ('seq' in performed) done.add(index)
    else failed.set(index, performed.problem)
    return 'seq' in performed ? performed.seq : cause
  }

  /** The interventions whose turn it is when a message sets out. */
  function due(passage: Passage) {
    for (const each of awaited) {
      const { until } = each
      if (isOf(passage, until) && ++each.passed === until.message) come.add(until)
    }
    return onMessages.filter(({ when }, at) => {
      if (!isOf(passage, when)) return false
      counts[at] = (counts[at] ?? 0) + 1
      return counts[at] === when.message
    })
  }

  async function onRequest(
    passage: Passage,
    request: HttpRequest,
    kind: RequestKind,
    cause: number,
  ): Promise<Passed<HttpRequest>> {
    const passed = await handle(passage, request, cause, (each, index, message, at) => {
      if (each.do === 'hold' && 'until' in each) {
        sendLate(each, index, passage, kind, message, at)
        return { message, cause: at, lost: 'Nobody has answered: the message is still held.' }
      }
      if (each.do === 'divert') {
        const problem = whyNoServer(each.party, parts)
        if (problem === undefined && network.serves(each.party)) {
          done.add(index)
          const says = each.says ?? `The message to ${called(passage.to)} goes to ${called(each.party)}.`
          return { message, cause: interfered(each, each.party, says, at), to: each.party }
        }
        failed.set(index, problem ?? `${each.party} has no server.`)
      }
      if (each.do === 'replay') sendAgain(each, index, passage, kind, message, at)
      return { message, cause: at }
    })
    const to = elsewhere.get(request)
    return to === undefined ? passed : { ...passed, to }
  }

  /** The same message, once more and later. */
  function sendAgain(
    each: Of<'replay'>,
    index: number,
    { to: named }: Passage,
    kind: RequestKind,
    message: HttpRequest,
    cause: number,
  ): void {
    const { from = OUTSIDE, to = named } = each
    if (from !== OUTSIDE && !parties.some(({ id }) => id === from))
      return void failed.set(index, `there is no party "${from}".`)
    const problem =
      to === named
        ? undefined
        : (whyNoServer(to, parts) ?? (network.serves(to) ? undefined : `${to} has no server.`))
    if (problem !== undefined) return void failed.set(index, problem)
    const copy = { ...message }
    if (to !== named) elsewhere.set(copy, to)
    failed.set(index, 'the run was over before the message was sent once more.')
    later(
      () =>
        'until' in each
          ? scheduler.until(() => come.has(each.until))
          : scheduler.sleep(each.afterSeconds * 1000),
      async () => {
        failed.delete(index)
        done.add(index)
        const what = to === named ? 'is sent once more' : `is a copy of the one to ${called(named)}`
        await network.send(from, withoutPage(kind), copy, note(each, to, what, cause))
      },
    )
  }

  /** A request whose sender has given up goes on when its time has come. */
  function sendLate(
    each: Extract<Of<'hold'>, { until: Later }>,
    index: number,
    { from, to }: Passage,
    kind: RequestKind,
    message: HttpRequest,
    cause: number,
  ): void {
    failed.set(index, 'the run was over before the message went on.')
    later(
      () => scheduler.until(() => come.has(each.until)),
      async () => {
        failed.delete(index)
        done.add(index)
        await network.send(from, withoutPage(kind), message, note(each, to, 'goes on', cause))
      },
    )
  }

  /** The run does not end before it is done, unless its time never comes. */
  function later(time: () => Promise<void>, act: () => Promise<void>): void {
    pending++
    scheduler.spawn(async () => {
      await time()
      await act()
      pending--
    })
  }

  function onResponse(
    passage: Passage,
    response: HttpResponse,
    cause: number,
  ): Promise<Passed<HttpResponse>> {
    return handle(passage, response, cause, (each, index, message, at) => {
      const isHeld = each.do === 'hold'
      failed.set(
        index,
        isHeld ? 'nobody waited for the answer any longer.' : 'an answer goes to whoever asked, once.',
      )
      return {
        message,
        cause: at,
        ...(isHeld && { lost: 'The answer is still held: nobody waits for it any longer.' }),
      }
    })
  }

  async function handle<M extends HttpRequest | HttpResponse>(
    passage: Passage,
    original: M,
    cause: number,
    more: More<M>,
  ): Promise<Passed<M>> {
    let passed: Passed<M> = { message: original, cause }
    for (const { each, index } of due(passage)) {
      const next = await one(each, index, passage, passed, more)
      passed = { ...passed, ...next }
    }
    return passed
  }

  async function one<M extends HttpRequest | HttpResponse>(
    each: Intervention,
    index: number,
    passage: Passage,
    { message, cause }: Passed<M>,
    more: More<M>,
  ): Promise<Passed<M>> {
    switch (each.do) {
      case 'edit':
        return edit(each, index, passage, message, cause)
      case 'drop':
        done.add(index)
        return {
          message,
          cause: note(each, passage.to, 'is dropped', cause),
          lost: 'The message was lost on its way.',
        }
      case 'hold': {
        if ('until' in each) {
          const held = note(each, passage.to, `is held until ${happens(each.until)}`, cause)
          await scheduler.until(() => come.has(each.until), true)
          if (!come.has(each.until)) return more(each, index, message, held)
          done.add(index)
          return { message, cause: held }
        }
        done.add(index)
        const held = note(each, passage.to, `is held for ${inWords(each.seconds)}`, cause)
        await scheduler.sleep(each.seconds * 1000)
        return { message, cause: held }
      }
      case 'replay':
      case 'divert':
        return more(each, index, message, cause)
      default:
        return { message, cause: await act(index, each, cause) }
    }
  }

  async function edit<M extends HttpRequest | HttpResponse>(
    each: Of<'edit'>,
    index: number,
    { to }: Passage,
    original: M,
    originalCause: number,
  ): Promise<Passed<M>> {
    let message = original
    let cause = originalCause
    for (const change of each.edits) {
      const what = partEdited(change)
      const edited = await applyEdit(message, change)
      if (!edited) {
        failed.set(index, `the message has no ${what} to change.`)
        continue
      }
      message = edited.message
      const { before, after } = edited
      const says =
        each.says ?? `${what} is ${after === '' ? 'taken out' : 'replaced'} on the way to ${called(to)}.`
      cause = log.append(OUTSIDE, { type: 'tampered', what, before, after, says, ...byStory(each) }, cause)
      done.add(index)
    }
    return { message, cause }
  }

  function happens(until: Later): string {
    return 'after' in until
      ? `answer ${until.after} has been given`
      : `a message from ${called(until.from)} to ${called(until.to)} has set out`
  }

  /** A party as its reader knows it. */
  function called(party: string): string {
    return parties.find(({ id }) => id === party)?.name ?? party
  }

  function note(each: Intervention, party: string, what: string, cause: number): number {
    return interfered(each, party, each.says ?? `The message to ${called(party)} ${what}.`, cause)
  }

  function interfered(each: Intervention, party: string, says: string, cause: number): number {
    return log.append(OUTSIDE, { type: 'interfered', with: party, says, ...byStory(each) }, cause)
  }

  function byStory(each: Intervention): { readonly byStory?: true } {
    return list.indexOf(each) < own ? { byStory: true } : {}
  }

  /** A change from outside, as its reader knows it: nobody numbers them. */
  function whatOf(each: Intervention): string {
    if (each.says) return `“${each.says.replace(/\.$/, '')}”`
    switch (each.do) {
      case 'put':
        return `The change in ${each.collection}`
      case 'remove':
        return `The removal from ${each.collection}`
      case 'consent-policy':
        return 'The change of what people may consent to'
      case 'consent-requests':
        return 'The change of who may ask for approval, and who reviews'
      case 'wait':
        return `The wait of ${inWords(each.seconds)}`
      case 'server':
        return `That ${called(each.party)} ${each.up ? 'is back' : 'goes down'}`
      case 'configure':
        return `The set-up of ${called(each.party)}`
      default: {
        const { when } = each
        const way = 'message' in when ? ` in a message from ${called(when.from)} to ${called(when.to)}` : ''
        return each.do === 'edit'
          ? `The change of ${each.edits.map(partEdited).join(', ')}${way}`
          : `${HAPPENS[each.do]}${way.replace(' in a', ' of a')}`
      }
    }
  }
}

const HAPPENS = {
  drop: 'The loss',
  hold: 'The delay',
  replay: 'The copy',
  divert: 'The other way',
} as const

/** Whether a message is one of those that a moment counts. */
function isOf(
  { from, to, path }: Passage,
  when: Intervention['when'],
): when is Extract<Later, { readonly message: number }> {
  return 'message' in when && when.from === from && when.to === to && path.endsWith(when.path ?? '')
}

/** Nobody looks at the page that comes back. */
const withoutPage = (kind: RequestKind): RequestKind => (kind === 'navigation' ? 'back-channel' : kind)

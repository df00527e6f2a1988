import type { Scheduler } from '../core/scheduler'
import type { Directory } from '../directory/directory'
import { shapeObject } from '../directory/shape'
import { editMessage } from '../network/edit-message'
import type { HttpRequest, HttpResponse } from '../network/message'
import type { Passage, Passed, VirtualNetwork } from '../network/virtual-network'
import type { TraceLog } from '../trace/log'
import type { Deed, Intervention } from './intervention'
import type { Unusable } from './run-result'

/** Who acts from outside of the story, in the trace. */
export const OUTSIDE = 'outside'

/** The changes from outside of one run. */
export interface Intervening {
  start(): Promise<void>
  /** @param answer its number, from 1 @param cause the event that says it was given */
  afterAnswer(answer: number, cause: number): Promise<void>
  /** Interventions that did not happen, by their index in the list. */
  unreached(): readonly Unusable[]
}

interface Parts {
  readonly list: readonly Intervention[]
  readonly directories: Readonly<Record<string, Directory>>
  readonly home: Directory
  readonly scheduler: Scheduler
  readonly network: VirtualNetwork
  readonly log: TraceLog
}

type Of<K extends Deed['do']> = Extract<Intervention, { do: K }>

/** Does what `list` says where its places are reached, and remembers which were not. */
export function createIntervening(parts: Parts): Intervening {
  const { list, scheduler, network, log } = parts
  const done = new Set<number>()
  const failed = new Map<number, string>()
  const onMessages = list.flatMap((each, index) =>
    'message' in each.when ? [{ each, index, when: each.when }] : [],
  )
  const counts = onMessages.map(() => 0)
  if (onMessages.length > 0) network.intercept({ request: onRequest, response: onResponse })

  return {
    start: () => doAll((each) => 'at' in each.when, 0),
    afterAnswer: (answer, cause) => doAll(({ when }) => 'after' in when && when.after === answer, cause),
    unreached: () =>
      list.flatMap((_each, index) =>
        done.has(index)
          ? []
          : [
              {
                index,
                says:
                  failed.get(index) ??
                  `Change ${index + 1} did not happen: the run did not come to its place.`,
              },
            ],
      ),
  }

  async function doAll(due: (each: Intervention) => boolean, cause: number): Promise<void> {
    for (const [index, each] of list.entries()) if (due(each)) await act(index, each, cause)
  }

  /** Something that happens apart from any message. Returns the event that says so, or `cause`. */
  async function act(index: number, each: Intervention, cause: number): Promise<number> {
    const problem = await perform(each, cause)
    if (problem === undefined) done.add(index)
    else failed.set(index, `Change ${index + 1} did not happen: ${problem}`)
    return problem === undefined ? log.events.length - 1 : cause
  }

  async function perform(each: Intervention, cause: number): Promise<string | undefined> {
    switch (each.do) {
      case 'put':
        return put(each, cause)
      case 'remove': {
        const directory = directoryOf(each)
        const emit = emitFrom(cause)
        const says =
          each.says ?? `${nameOf(directory, each.collection, each.id)} is taken out of the directory.`
        return directory?.remove(each.collection, each.id, says, emit)
          ? undefined
          : `there is no ${each.id} in ${each.collection}.`
      }
      case 'wait': {
        const says = each.says ?? `${inWords(each.seconds)} pass.`
        log.append(OUTSIDE, { type: 'clock-advanced', seconds: each.seconds, says }, cause)
        await scheduler.sleep(each.seconds * 1000)
        return undefined
      }
      case 'server': {
        const says = each.says ?? `${each.party} ${each.up ? 'is back' : 'goes down'}.`
        log.append(OUTSIDE, { type: 'interfered', with: each.party, says }, cause)
        network.setUp(each.party, each.up)
        return undefined
      }
      default:
        return 'it needs a message.'
    }
  }

  function put(each: Of<'put'>, cause: number): string | undefined {
    const directory = directoryOf(each)
    if (!directory) return `there is no tenant "${each.in}".`
    const rows: readonly { readonly id: string }[] = directory.tenant[each.collection]
    const existing = rows.find((row) => row.id === each.object.id)
    const shaped = shapeObject(each.collection, each.object, existing)
    if (!shaped.ok) return shaped.says
    const says =
      each.says ??
      `${nameOf(undefined, '', each.object.id, shaped.object)} is ${existing ? 'changed' : 'added'}.`
    directory.put(each.collection, shaped.object as never, says, emitFrom(cause))
    return undefined
  }

  function emitFrom(cause: number) {
    return (event: Parameters<TraceLog['append']>[1], own?: number) =>
      log.append(OUTSIDE, event, own ?? cause)
  }

  function directoryOf(each: Intervention): Directory | undefined {
    return each.in === undefined ? parts.home : parts.directories[each.in]
  }

  /** The interventions whose turn it is when a message sets out. */
  function due({ from, to, path }: Passage) {
    return onMessages.filter(({ when }, at) => {
      if (when.from !== from || when.to !== to || !path.endsWith(when.path ?? '')) return false
      counts[at] = (counts[at] ?? 0) + 1
      return counts[at] === when.message
    })
  }

  async function onRequest(
    passage: Passage,
    request: HttpRequest,
    kind: Parameters<VirtualNetwork['send']>[1],
    cause: number,
  ): Promise<Passed<HttpRequest>> {
    const passed = await handle(passage, request, cause, (each, message, at) => {
      if (each.do === 'divert')
        return { message, cause: note(each, each.party, 'is sent elsewhere', at), to: each.party }
      if (each.do !== 'replay') return undefined
      scheduler.spawn(async () => {
        await scheduler.sleep(each.afterSeconds * 1000)
        const again = note(each, passage.to, 'is sent once more', at)
        await network.send(OUTSIDE, kind === 'navigation' ? 'back-channel' : kind, message, again)
      })
      return { message, cause: at }
    })
    return passed
  }

  function onResponse(
    passage: Passage,
    response: HttpResponse,
    cause: number,
  ): Promise<Passed<HttpResponse>> {
    return handle(passage, response, cause, () => undefined)
  }

  async function handle<M extends HttpRequest | HttpResponse>(
    passage: Passage,
    original: M,
    cause: number,
    more: (each: Intervention, message: M, cause: number) => Passed<M> | undefined,
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
    more: (each: Intervention, message: M, cause: number) => Passed<M> | undefined,
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
        done.add(index)
        const held = note(each, passage.to, `is held for ${inWords(each.seconds)}`, cause)
        await scheduler.sleep(each.seconds * 1000)
        return { message, cause: held }
      }
      case 'replay':
      case 'divert': {
        const passed = more(each, message, cause)
        if (passed) done.add(index)
        else failed.set(index, `Change ${index + 1} did not happen: an answer goes to whoever asked, once.`)
        return passed ?? { message, cause }
      }
      default:
        return { message, cause: await act(index, each, cause) }
    }
  }

  function edit<M extends HttpRequest | HttpResponse>(
    each: Of<'edit'>,
    index: number,
    { to }: Passage,
    original: M,
    originalCause: number,
  ): Passed<M> {
    let message = original
    let cause = originalCause
    for (const change of each.edits) {
      const edited = editMessage(message, change)
      if (!edited) {
        failed.set(index, `Change ${index + 1} did not happen: the message has no ${change.name} to change.`)
        continue
      }
      message = edited.message
      const { before, after } = edited
      const says =
        each.says ?? `${change.name} is ${after === '' ? 'taken out' : 'replaced'} on the way to ${to}.`
      cause = log.append(OUTSIDE, { type: 'tampered', what: change.name, before, after, says }, cause)
      done.add(index)
    }
    return { message, cause }
  }

  function note(each: Intervention, party: string, what: string, cause: number): number {
    const says = each.says ?? `The message to ${party} ${what}.`
    return log.append(OUTSIDE, { type: 'interfered', with: party, says }, cause)
  }
}

function nameOf(directory: Directory | undefined, collection: string, id: string, object?: object): string {
  const rows = (directory?.tenant as unknown as Record<string, readonly { id: string }[]> | undefined)?.[
    collection
  ]
  const found = (object ?? rows?.find((row) => row.id === id)) as { displayName?: unknown } | undefined
  return typeof found?.displayName === 'string' && found.displayName !== '' ? found.displayName : id
}

/** A time as a person says it: "90 seconds", "11 minutes", "2 hours", "90 days". */
function inWords(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ] as const
  const [size, unit] = units.find(([each]) => seconds >= each && seconds % each === 0) ?? [1, 'second']
  return `${seconds / size} ${unit}${seconds === size ? '' : 's'}`
}

import type { Scheduler } from '../core/scheduler'
import type { Tenant } from '../directory/tenant'
import { type PromptKind, type PromptPage, type PromptPages, promptNamed } from '../prompts/all'
import { type Given, isGiven, THINKING_SECONDS } from '../prompts/answer'
import type { Look } from '../prompts/prompt'
import type { TraceLog } from '../trace/log'
import type { OpenQuestion, Unusable } from './run-result'
import type { Ask, Offer, Reply, Somebody } from './world'

/** The side of a run that asks people. */
export interface Answering {
  readonly ask: Ask
  readonly offer: Offer
  /** What is open, what could not be used, and what was not used because it was answered live, at the end. */
  state(): { readonly open?: OpenQuestion; readonly unusable?: Unusable; readonly dropped?: Unusable }
}

/** Answers questions from the list that a run was given, in the order in which they are asked. */
export function createAnswering(parts: {
  readonly answers: readonly Given[]
  /** Answers what the list does not. What a page offers can be left: from there on nothing is answered so. */
  readonly live?: (question: OpenQuestion, before: readonly Given[]) => Given | undefined
  readonly tenants: () => readonly Tenant[]
  readonly scheduler: Scheduler
  readonly log: TraceLog
  /** Told of every answer: its number from 1, and the event that says it was given. */
  readonly answered: (answer: number, cause: number) => Promise<void>
}): Answering {
  const { scheduler, log, live } = parts
  let answers = parts.answers
  let asked = 0
  let open: OpenQuestion | undefined
  let unusable: Unusable | undefined
  let dropped: Unusable | undefined

  /** Opens the question, and gives what was answered; undefined when nothing fits. */
  async function put<K extends PromptKind>(
    { person, on }: Somebody,
    kind: K,
    page: PromptPages[K],
    cause: number,
    isOffer = false,
  ): Promise<Reply<K> | undefined> {
    const index = asked++
    const opened = log.append(person, { type: 'prompt-opened', index, prompt: kind, on, page }, cause)
    const question: OpenQuestion = { index, kind, actor: person, on, page, seq: opened, isOffer }
    const now = look()
    const turn = live && scheduler.turn()
    const read = readNext(question, now) ?? (await readLive(question, now))
    if (!read) {
      leaveOpen(question)
      return undefined
    }
    const { value, afterSeconds } = read
    await scheduler.sleep(afterSeconds * 1000, turn)
    const seq = log.append(
      person,
      { type: 'prompt-answered', index, prompt: kind, on, value, afterSeconds },
      opened,
    )
    await parts.answered(index + 1, seq)
    return { value: value as never, seq }
  }

  /** With one question open for good, a second one that opens beside it is not the one to be answered first. */
  function leaveOpen(question: OpenQuestion): void {
    if (!open || question.index < open.index) open = question
  }

  /** What the list has for this question; undefined, and remembered, when that does not fit. */
  function readNext(question: OpenQuestion, now: Look): Read | undefined {
    const given = answers[question.index]
    const read = given === undefined ? undefined : readAnswer(given, question.kind, question.page, now)
    if (!read || !('says' in read)) return read
    unusable ??= { index: question.index, says: `Answer ${question.index + 1} ${read.says}` }
    return undefined
  }

  /** What whoever is there answers: to a question, once everything that happens at this moment has happened. An offer does not wait. */
  async function readLive(question: OpenQuestion, now: Look): Promise<Read | undefined> {
    if (!live) return undefined
    const { index, isOffer } = question
    // What comes before it in the list is not answered yet: whether it is taken is known when the run is over.
    if (isOffer && answers.length < index) return undefined
    // An answer that does not fit takes the rest of the list with it.
    answers = answers.slice(0, index)
    if (!isOffer) await scheduler.atLast()
    if (open && open.index < index) return undefined
    const before = answers.slice(0, index)
    const given = live(question, before)
    if (given === undefined) return undefined
    answers = [...before, given]
    dropped ??= unusable
    unusable = undefined
    return readNext(question, now)
  }

  function look(): Look {
    return {
      tenants: parts.tenants(),
      shown: log.events.flatMap((event) => (event.type === 'code-displayed' ? [event] : [])),
    }
  }
  return {
    ask: async (who, kind, page, cause) => (await put(who, kind, page, cause)) ?? scheduler.forever(),
    offer: (who, page, cause) => put(who, 'next', page, cause, true),
    state: () => ({ ...(open && { open }), ...(unusable && { unusable }), ...(dropped && { dropped }) }),
  }
}

interface Read {
  readonly value: object
  readonly afterSeconds: number
}

/** The value of an answer to this question, or why there is none. */
function readAnswer(
  given: Given,
  kind: PromptKind,
  page: PromptPage,
  look: Look,
): Read | { readonly says: string } {
  if (!isGiven(given) || given.prompt !== kind) {
    const named = (given as { prompt?: unknown } | null)?.prompt
    const what = typeof named === 'string' && isGiven(given) ? `"${named}"` : 'something else'
    return { says: `is for ${what}, but the question is "${kind}".` }
  }
  const afterSeconds = given.afterSeconds ?? THINKING_SECONDS
  if (!('is' in given)) {
    const { choose } = given.value as { readonly choose?: string | null }
    if (page.kind === 'app' && choose !== null && !page.offers?.some(({ id }) => id === choose))
      return { says: `chooses "${choose}", which the page does not offer.` }
    return { value: given.value, afterSeconds }
  }
  const { secret } = promptNamed(kind)
  const { is } = given
  const text =
    is === 'right'
      ? secret?.right(page, look)
      : 'wrong' in is
        ? secret?.wrong(is.wrong, page, look)
        : secret?.of(is.of, look)
  // Nobody knows a right one: whatever is typed is wrong, as it was when the link was made.
  return { value: { [secret?.member ?? '']: text ?? '' }, afterSeconds }
}

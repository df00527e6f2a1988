import type { Tenant } from '../directory/tenant'
import { promptNamed } from '../prompts/all'
import { type Answer, type Given, THINKING_SECONDS } from '../prompts/answer'
import type { TraceEvent } from '../trace/event'
import type { Asked, Flow, RunInput, Switches } from './flow'
import { resolveSwitches, run } from './run'
import type { OpenQuestion, RunResult, Unusable } from './run-result'
import { tenantsAt } from './tenants-at'

/** More prompts than any story has. */
const MOST_PROMPTS = 60

/** Whoever has answered the same so often in a row does not do it once more. */
const MOST_ALIKE = 3

/** A run that came to an end, with every answer of it. */
export interface Completed {
  readonly result: RunResult
  readonly answers: readonly Answer[]
  /** The first of the given answers that did not fit; from it on, they were not used. */
  readonly dropped?: Unusable
}

/** A user principal name, or whose it is when nothing is left of the given answers. */
export type As = string | ((events: readonly TraceEvent[]) => string | undefined)

/**
 * Runs a flow to its end: the given answers first, then what a sensible person answers. Answers that do not fit are dropped
 * from that point on. A question that is asked in vain, again and again, stays open.
 * @param as the sensible person, instead of the one whom the flow was written for
 * @throws SimulationError as `run` does.
 */
export async function completeRun(flow: Flow, input: RunInput, as?: As): Promise<Completed> {
  const switches = resolveSwitches(flow, input.switches ?? {})
  let known: { readonly as: string | undefined } | undefined
  let used: readonly Given[] = input.answers ?? []
  let dropped: Unusable | undefined
  const sensible = (
    question: OpenQuestion,
    before: readonly Given[],
    events: readonly TraceEvent[],
    waits = !question.isOffer,
  ) => {
    known ??= { as: typeof as === 'function' ? as(events) : as }
    const given = sensibleAnswer(flow, question, { events, waits }, switches, known.as)
    if (!given || isInVain(given, before)) return undefined
    used = [...before, given]
    return given
  }
  for (let own = false; ; own = true) {
    const result = await run(flow, { ...input, answers: used }, (...asked) => sensible(...asked))
    dropped ??= result.dropped
    const open = openQuestion(result)
    // What was asked or offered while the run ran has had its answer. What is still open is answered now, and the run begins anew.
    const waits = result.status === 'awaiting'
    const given = open && sensible(open, used.slice(0, open.index), result.events, waits)
    // What a sensible person answers, and nobody can type, is not usable a second time either.
    if (!given || (own && result.unusable))
      return { result, answers: givenAnswers(result.events), ...(dropped && { dropped }) }
  }
}

function isInVain(given: Given, before: readonly Given[]): boolean {
  const alike = before.slice(-MOST_ALIKE).filter((each) => JSON.stringify(each) === JSON.stringify(given))
  return before.length >= MOST_PROMPTS || alike.length === MOST_ALIKE
}

/** What a sensible person answers to what is open at the end of `result`; undefined when nothing is, or when they leave it. */
export function sensibleNext(flow: Flow, result: RunResult, chosen: Switches): Given | undefined {
  const open = openQuestion(result)
  const { events, status } = result
  const at = { events, waits: status === 'awaiting' }
  return open && sensibleAnswer(flow, open, at, resolveSwitches(flow, chosen), undefined)
}

function openQuestion(result: RunResult): OpenQuestion | undefined {
  return result.status === 'awaiting' ? result.prompt : result.status === 'ended' ? result.offer : undefined
}

/** What the person behind the open question answers of their own accord. */
function sensibleAnswer(
  flow: Flow,
  { index, kind, page, actor, on, seq, isOffer }: OpenQuestion,
  now: { readonly events: readonly TraceEvent[]; readonly waits: boolean },
  switches: Switches,
  as: string | undefined,
): Given | undefined {
  // Whoever is offered something settles when they see it whether they take it, whatever happens beside.
  const events = isOffer ? now.events.slice(0, seq + 1) : now.events
  const [first = ''] = Object.keys(flow.people)
  const persona = flow.people[actor] ?? flow.people[first]
  const tenants = tenantsAt(flow, events)
  const nameOf = (name: string) => nameNow(name, flow, tenants)
  const username = nameOf(
    as !== undefined && (actor === first || !flow.people[actor]) ? as : (persona?.username ?? ''),
  )
  const before = events.filter(
    (event) => event.type === 'prompt-answered' && event.prompt === kind && event.actor === actor,
  ).length
  const asked: Asked = { index, kind, page: page as never, actor, on, before, events }
  const own = persona?.answers?.[kind] as
    | ((asked: Asked, switches: Switches) => Given | undefined)
    | undefined
  const answered = own?.(asked, switches)
  if (answered?.prompt === 'username' && 'value' in answered)
    return { ...answered, value: { username: nameOf(answered.value.username) } }
  if (answered) return answered
  const shown = events.flatMap((event) => (event.type === 'code-displayed' ? [event] : []))
  const value = promptNamed(kind).sensible(page, username, { tenants, shown })
  if (value) return { prompt: kind, value } as Answer
  // A question that a run waits for has an answer; what a page only offers may be left.
  return now.waits && kind === 'next' ? { prompt: 'next', value: { choose: null } } : undefined
}

/** What whoever goes by `name` when the flow begins is called by now: people know that they were renamed. */
function nameNow(name: string, flow: Flow, tenants: readonly Tenant[]): string {
  const users = (all: readonly (Tenant | undefined)[]) => all.flatMap((tenant) => tenant?.users ?? [])
  const then = users(flow.sites.map(({ tenant }) => tenant)).find((user) => user.userPrincipalName === name)
  return users(tenants).find(({ id }) => id === then?.id)?.userPrincipalName ?? name
}

/** Every answer that was given in a run, as it was typed. */
export function givenAnswers(events: readonly TraceEvent[]): Answer[] {
  return events.flatMap((event) => {
    if (event.type !== 'prompt-answered') return []
    const { prompt, value, afterSeconds } = event
    return [{ prompt, value, ...(afterSeconds === THINKING_SECONDS ? {} : { afterSeconds }) } as Answer]
  })
}

import { expect, it } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import type { Trace } from '../_build/exercise'
import { type LessonRun, runOf } from '../_build/lesson-run'
import type { LessonScenario } from '../_build/scenario'
import type { Act } from './act'

/** A message as it travelled, and nothing that anybody made of it. */
export interface Sent {
  readonly from: string
  readonly to: string
  readonly isAnswer: boolean
  readonly url: URL
  readonly status: number | undefined
  /** The values of a header, in lower case. */
  header(name: string): readonly string[]
  readonly body: string
  /** Address, headers and body: where a value is looked for. */
  readonly text: string
  readonly seq: number
}

type Told = (sent: Sent, all: readonly Sent[]) => boolean

/** What is true of the message that an act looks for, and of each that gets a sentence, by words of it: read off the wire, and by no selector. */
export type Truths = Readonly<
  Record<string, { readonly has: Told; readonly says?: Readonly<Record<string, Told>> }>
>

/** Every message of the standard run, and of the run with each other setting, is graded: what is said must be so. */
export function testTruth(scenario: LessonScenario, acts: readonly Act[], truths: Truths): void {
  const looks = acts.filter(({ by }) => by === 'message')
  it('has a look of its own for every act that looks for a message', () => {
    expect(Object.keys(truths).toSorted()).toEqual(looks.map(({ id }) => id).toSorted())
  })
  let runs: ReturnType<typeof runsOf> | undefined
  it.each(looks)(
    '$id is told the truth in every run with one thing changed',
    async (act) => {
      runs ??= runsOf(scenario)
      const untrue = (await runs).flatMap(([switches, run]) =>
        disagreements(act, run, truths).map((each) => `${switches} ${each}`),
      )
      expect(untrue).toEqual([])
    },
    60_000,
  )
}

async function runsOf(scenario: LessonScenario) {
  const flow = await findFlow(scenario.flow)?.flow()
  const settings = (flow?.switches ?? []).flatMap(({ name, values }) =>
    values.slice(1).map((value) => ({ [name]: value })),
  )
  const runs: (readonly [string, LessonRun])[] = []
  for (const switches of [{}, ...settings])
    runs.push([JSON.stringify(switches), await runOf(scenario, switches)])
  return runs
}

function disagreements(act: Act, { events, steps }: LessonRun, truths: Truths): readonly string[] {
  const { has, says: words = {} } = truths[act.id] ?? { has: () => false }
  const all = sentIn(events)
  const first = all.find((each) => has(each, all))
  return steps.flatMap((step) => {
    const { done, says } = act.check({ trace: events, steps, seq: step.seq })
    // A run of which the sentence of the act is not true: a table says which.
    if (says.startsWith('In this run')) return []
    const here = all.find(({ seq }) => seq === step.seq)
    const told = () => {
      if (!here) return /Nothing travels|nothing travels/.test(says) || !first
      if (done !== (here === first)) return false
      if (done) return true
      if (says.startsWith('No message of this run')) return !first
      if (says.includes('But an earlier message')) return has(here, all)
      if (says.includes('not in this message')) return !has(here, all)
      const [, isSo] = Object.entries(words).find(([word]) => says.includes(word)) ?? []
      return isSo?.(here, all) ?? false
    }
    return told() ? [] : [`step ${step.index + 1}: ${says}`]
  })
}

function sentIn(events: Trace): readonly Sent[] {
  const urls = new Map<number, URL>()
  return events.flatMap((event) => {
    if (event.type !== 'request-sent' && event.type !== 'response-received') return []
    const isAnswer = event.type === 'response-received'
    if (!isAnswer) urls.set(event.exchange, new URL(event.request.url))
    const url = urls.get(event.exchange) ?? new URL('about:blank')
    const { headers, body } = isAnswer ? event.response : event.request
    return {
      from: event.actor,
      to: isAnswer ? event.from : event.to,
      isAnswer,
      url,
      status: isAnswer ? event.response.status : undefined,
      header: (name: string) =>
        headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value),
      body,
      text: [isAnswer ? '' : url.href, ...headers.map(([, value]) => value), body].join('\n'),
      seq: event.seq,
    }
  })
}

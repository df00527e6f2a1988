import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Given } from '../prompts/answer'
import { completeRun } from './complete'
import type { Asked, Flow } from './flow'
import { run } from './run'
import { smallFlow, who } from './testing/small-flow'

const SEED = 20261129
const PAGE = {
  kind: 'app',
  appName: 'App',
  state: 'welcome',
  heading: '',
  lines: [],
  offers: [
    { id: 'a', label: 'A', href: '/' },
    { id: 'b', label: 'B', href: '/' },
  ],
} as const

interface Act {
  readonly does: 'ask' | 'offer' | 'sleep' | 'note'
  readonly seconds: number
}

/** People who sit side by side, and do what they do at the same time. */
function together(people: readonly (readonly Act[])[]): Flow {
  const acting = smallFlow(async (world) => {
    let left = people.length
    for (const acts of people)
      world.scheduler.spawn(async () => {
        for (const { does, seconds } of acts) {
          if (does === 'sleep') await world.scheduler.sleep(seconds * 1000)
          if (does === 'note') world.emit('app', { type: 'note', says: String(world.clock.now()) }, 0)
          if (does === 'ask') await world.ask(who, 'next', PAGE, 0)
          if (does === 'offer') await world.offer(who, PAGE, 0)
        }
        left--
      })
    await world.scheduler.until(() => left === 0)
    return { result: 'completed', says: 'Everybody is done.' }
  })
  return { ...acting, people: { person: { username: 'ada@contoso.example', answers: { next: dependent } } } }
}

/** An answer that depends on everything that has happened, and is never the same twice. */
function dependent({ events, before }: Asked<'next'>): Given {
  const noted = JSON.stringify(events).length
  return { prompt: 'next', value: { choose: noted % 2 === 0 ? 'a' : 'b' }, afterSeconds: 1 + before }
}

/** The run that has `given`, and from there on what `dependent` answers, from the start for each question. */
async function fromTheStart(flow: Flow, given: readonly Given[]) {
  let answers = given
  for (;;) {
    const result = await run(flow, { seed: 1, answers })
    const open =
      result.status === 'awaiting' ? result.prompt : result.status === 'ended' ? result.offer : undefined
    if (!open) return { events: result.events, status: result.status }
    // Whoever is offered something decides when they see it; whoever is asked, when everything else of that moment has happened.
    const events = open.isOffer ? result.events.slice(0, open.seq + 1) : result.events
    const before = events.filter(({ type }) => type === 'prompt-answered').length
    const asked = { ...open, before, events } as unknown as Asked<'next'>
    answers = [...answers.slice(0, open.index), dependent(asked)]
  }
}

const acts = fc.array(
  fc.record({
    does: fc.constantFrom<Act['does']>('ask', 'ask', 'offer', 'sleep', 'note'),
    seconds: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 4 },
)
const given = fc.array(
  fc.constantFrom<Extract<Given, { prompt: 'next' }> & { readonly value: { readonly choose: string } }>(
    { prompt: 'next', value: { choose: 'a' } },
    { prompt: 'next', value: { choose: 'b' }, afterSeconds: 2 },
    { prompt: 'next', value: { choose: 'not offered' } },
  ),
  { maxLength: 3 },
)

describe(`what is answered while a run runs (seed ${SEED})`, () => {
  it('is what would be answered if it began anew for each question, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 3 }), given, async (people, answers) => {
        // What of the list is dropped is settled one question at a time; side by side it would be a matter of words.
        const alone = answers.some(({ value }) => value.choose === 'not offered')
        const flow = together(alone ? people.slice(0, 1) : people)
        const { result } = await completeRun(flow, { seed: 1, answers })
        const { events, status } = await fromTheStart(flow, answers)
        expect(result.status).toBe(status)
        expect(result.events).toEqual(events)
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  it('says which of the given answers did not fit', async () => {
    const flow = together([
      [
        { does: 'ask', seconds: 0 },
        { does: 'ask', seconds: 0 },
      ],
    ])
    const unfit: Given[] = [
      { prompt: 'next', value: { choose: 'a' } },
      { prompt: 'next', value: { choose: 'c' } },
    ]
    const completed = await completeRun(flow, { seed: 1, answers: unfit })
    expect(completed.dropped).toEqual({
      index: 1,
      says: 'Answer 2 chooses "c", which the page does not offer.',
    })
    expect(completed.result.unusable).toBeUndefined()
    expect(completed.answers).toHaveLength(2)
  })

  it('comes before what was begun after the question, when both are due at the same time', async () => {
    const flow = together([
      [
        { does: 'ask', seconds: 0 },
        { does: 'note', seconds: 0 },
      ],
      [
        { does: 'sleep', seconds: 1 },
        { does: 'note', seconds: 0 },
      ],
    ])
    const { result } = await completeRun(flow, { seed: 1 })
    expect(result.events).toEqual((await fromTheStart(flow, [])).events)
  })

  it('takes the rest of the list with what did not fit, whoever it is for', async () => {
    const flow = together([[{ does: 'ask', seconds: 0 }], [{ does: 'ask', seconds: 0 }]])
    const answers: Given[] = [
      { prompt: 'next', value: { choose: 'c' } },
      { prompt: 'next', value: { choose: 'a' }, afterSeconds: 77 },
    ]
    const completed = await completeRun(flow, { seed: 1, answers })
    expect(completed.dropped?.index).toBe(0)
    expect(completed.answers.map(({ afterSeconds }) => afterSeconds)).not.toContain(77)
  })

  it('that cannot be used leaves the first question open, and not what was offered after it', async () => {
    const flow = together([[{ does: 'ask', seconds: 0 }], [{ does: 'offer', seconds: 0 }]])
    const next = () => ({ prompt: 'next', value: { choose: 'c' } }) as const
    const people = { person: { username: 'ada@contoso.example', answers: { next } } }
    const { result } = await completeRun({ ...flow, people }, { seed: 1 })
    expect(result).toMatchObject({ status: 'awaiting', prompt: { index: 0 } })
  })

  it.each(['ask', 'offer'] as const)('plays a flow of many questions once: %s', async (does) => {
    let plays = 0
    const asking = together([Array.from({ length: 6 }, () => ({ does, seconds: 0 }))])
    const counted: Flow = {
      ...asking,
      play: (world) => {
        plays++
        return asking.play(world)
      },
    }
    await completeRun(counted, { seed: 1 })
    expect(plays).toBe(1)
  })
})

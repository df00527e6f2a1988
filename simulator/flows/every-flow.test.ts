import { beforeAll, describe, expect, it } from 'vitest'
import { completeRun } from '../run/complete'
import type { Flow, Switches } from '../run/flow'
import { run } from '../run/run'
import { digest } from '../trace/digest'
import type { TraceEvent } from '../trace/event'
import { isNotYet } from '../trace/not-yet'
import { diagram } from '../trace/select/diagram'
import type { Narration } from '../trace/select/narration'
import { parties } from '../trace/select/parties'
import { specLink } from '../trace/select/spec'
import { steps } from '../trace/select/steps'
import { catalogue } from './catalogue'
import { again } from './testing/again'
import { groundOf, settingName, settingsOf } from './testing/settings'

it('every flow stands in the catalogue once', () => {
  const slugs = catalogue.map(({ slug }) => slug)
  expect(slugs).toEqual([...new Set(slugs)])
})

/** What is true of every flow. A new one is held to it by being in the catalogue. */
describe.each(catalogue.map((entry) => [entry.slug, entry] as const))('%s', (_slug, entry) => {
  let flow: Flow
  let narration: Narration
  beforeAll(async () => {
    ;[flow, narration] = await Promise.all([entry.flow(), entry.narration()])
  })
  /** Each setting is played once: what is looked at here is the same run. */
  const played = new Map<string, ReturnType<typeof completeRun>>()
  const play = (switches: Switches = {}): ReturnType<typeof completeRun> => {
    const name = settingName(switches)
    const known = played.get(name) ?? completeRun(flow, { seed: 1, switches })
    played.set(name, known)
    return known
  }

  it('is called the same everywhere', () => {
    expect(flow.slug).toBe(entry.slug)
    expect(narration).toMatchObject({ slug: entry.slug, title: entry.title, question: entry.question })
    expect(entry.question).toMatch(/\?$/)
    for (const spec of entry.specs) expect(specLink(spec).href, spec).toMatch(/^https:/)
  })

  it('has words for every switch and every value of it, and a place for every party', () => {
    expect(Object.keys(narration.switches)).toEqual(flow.switches.map(({ name }) => name))
    for (const { name, values } of flow.switches)
      expect(Object.keys(narration.switches[name]?.values ?? {}), name).toEqual(values)
    expect(Object.keys(narration.layout).sort()).toEqual(flow.parties.map(({ id }) => id).sort())
  })

  it('completes when everybody is sensible, and nothing is refused', async () => {
    const { result } = await play()
    expect(result).toMatchObject({ status: 'ended', outcome: { result: 'completed' }, unreached: [] })
    expect(
      result.events.filter((event) => event.type === 'check-failed' && !isNotYet(event.error.error)),
    ).toEqual([])
  })

  it('has no furniture: every party sends, receives, acts, or is tied to one that does', async () => {
    // Where every party has a part under every switch, a run that ends early leaves some without a message.
    for (const switches of flow.takesPart ? settingsOf(flow) : [{}]) {
      const { result } = await play(switches)
      if (result.status === 'ended' && result.outcome.result === 'completed') holdsNoFurniture(result.events)
    }
  })

  function holdsNoFurniture(events: readonly TraceEvent[]): void {
    const cast = parties(events, events.length)
    const active = new Set(
      events.flatMap((event) => [
        event.actor,
        ...(event.type === 'request-sent' ? [event.to] : []),
        ...(event.type === 'prompt-answered' ? [event.on] : []),
      ]),
    )
    const facts = diagram(events, events.length).facts
    for (const { id, object } of cast) {
      const tied = object !== undefined && facts.some(({ from, to }) => from === id || to === id)
      expect(active.has(id) || tied, id).toBe(true)
    }
    for (const event of events)
      if (event.type === 'request-sent')
        expect(cast.map(({ id }) => id)).toEqual(expect.arrayContaining([event.actor, event.to]))
  }

  it('goes through its chapters in order', async () => {
    // `steps` never goes back to an earlier chapter, so its own list is in order whatever the narration says.
    const opened: string[] = []
    const list = steps((await play()).result.events, {
      ...narration,
      opens: (event, telling) => {
        const id = narration.opens(event, telling)
        if (id !== undefined) opened.push(id)
        return id
      },
    })
    const order = narration.chapters.map(({ id }) => id)
    expect([...new Set(opened)]).toEqual(order.filter((id) => opened.includes(id)))
    expect(list[0]?.chapter).toBe(order[0])
  })

  it('ends under every value of every switch; a refusal names a check that failed; no value does nothing', async () => {
    const grounds = new Map<string, string[]>()
    for (const switches of settingsOf(flow)) {
      const name = settingName(switches)
      const { result } = await play(switches)
      expect(result.status, name).toBe('ended')
      if (result.status === 'ended' && result.outcome.result === 'refused')
        expect(
          result.events.some(({ type }) => type === 'check-failed'),
          name,
        ).toBe(true)
      if (Object.keys(switches).length === 0) continue
      const ground = groundOf(flow, switches)
      const key = settingName(ground)
      const plain = grounds.get(key) ?? (await told(await again(flow, ground), narration))
      grounds.set(key, plain)
      expect(await told(await again(flow, switches), narration), name).not.toEqual(plain)
    }
  })

  it('keeps the log dense, its times in order and its causes in the past', async () => {
    for (const switches of settingsOf(flow)) {
      const { events } = (await play(switches)).result
      for (const [index, event] of events.entries()) {
        expect(event.seq).toBe(index)
        expect(event.at).toBeGreaterThanOrEqual(events[index - 1]?.at ?? 0)
        expect(event.cause ?? -1).toBeLessThan(index)
        if (index > 0) expect(event.cause).not.toBeNull()
      }
    }
  })

  it('gives the same bytes for the same inputs, and others for another seed', async () => {
    const [one, two, other] = await Promise.all(
      [1, 1, 2].map(async (seed) => digest((await completeRun(flow, { seed })).result.events)),
    )
    expect(one).toBe(two)
    expect(other).not.toBe(one)
  })

  it('cut at any answer is a prefix of the full run, under every switch', async () => {
    for (const switches of settingsOf(flow)) {
      const { result, answers } = await play(switches)
      for (let kept = 0; kept < answers.length; kept++) {
        const cut = await run(flow, { seed: 1, switches, answers: answers.slice(0, kept) })
        const own = cut.events.filter(({ type }) => type !== 'run-ended')
        expect(own, `${settingName(switches)}, ${kept} answers`).toEqual(result.events.slice(0, own.length))
      }
    }
  })

  it('tells the story of whoever signs in', async () => {
    if (!flow.parties.some(({ whoSignsIn }) => whoSignsIn)) return
    const written = Object.values(flow.people)[0]?.username ?? ''
    const users = flow.sites.flatMap(({ tenant }) => tenant?.users ?? [])
    const first = users.find(({ userPrincipalName }) => userPrincipalName === written)?.givenName ?? written
    const { result } = await completeRun(flow, { seed: 1 }, 'chidi@contoso.example')
    expect(result).toMatchObject({ status: 'ended', outcome: { result: 'completed' } })
    const list = steps(result.events, narration)
    const says = [
      ...list.map(({ title }) => title),
      ...(result.status === 'ended' ? [result.outcome.says] : []),
    ]
    expect(says.filter((line) => line.includes(first))).toEqual([])
    expect(says.some((line) => line.includes('Chidi'))).toBe(true)
    expect(pagesOf(result.events).filter((page) => page.includes(first))).toEqual([])
    for (const seq of [0, result.events.length])
      expect(parties(result.events, seq).some(({ name }) => name === 'Chidi')).toBe(true)
  })

  it('has no page, no question, no browser and no phone where there is nobody', async () => {
    if (Object.keys(flow.people).length > 0) return
    const { result } = await play()
    expect(pagesOf(result.events)).toEqual([])
    expect(result.events.filter(({ type }) => type.startsWith('prompt-'))).toEqual([])
    const theirs = ['browser', 'phone', 'television']
    // Somebody may be in the directory, and far away.
    const acts = (id: string) => result.events.some(({ actor }) => actor === id)
    const cast = parties(result.events, 0)
    expect(cast.filter(({ id, kind }) => theirs.includes(kind) || (kind === 'user' && acts(id)))).toEqual([])
  })

  it('proves no client twice with the same assertion, under any switch', async () => {
    for (const switches of settingsOf(flow)) {
      const { events } = (await play(switches)).result
      const sent = events.flatMap((event) =>
        event.type === 'request-sent' && event.actor !== 'outside'
          ? new URLSearchParams(event.request.body).getAll('client_assertion')
          : [],
      )
      expect(new Set(sent).size, settingName(switches)).toBe(sent.length)
    }
  })

  it('runs twice in one run without sharing one random value', async () => {
    const { events } = await again(flow, {})
    const seen = new Map<string, number>()
    for (const event of events) {
      if (event.type !== 'request-sent') continue
      const pairs = [...new URL(event.request.url).searchParams, ...new URLSearchParams(event.request.body)]
      for (const [name, value] of pairs) {
        if (!['state', 'nonce', 'code_challenge', 'code_verifier'].includes(name)) continue
        const key = `${name} ${value}`
        seen.set(key, (seen.get(key) ?? 0) + (name === 'state' ? 0 : 1))
      }
    }
    expect([...seen].filter(([, times]) => times > 1)).toEqual([])
  })
})

/** What a run comes to for somebody who watches it. */
async function told(
  { events }: { readonly events: readonly TraceEvent[] },
  narration: Narration,
): Promise<string[]> {
  const last = events.at(-1)
  const checks = events.flatMap((event) => (event.type === 'check-failed' ? [event.says] : []))
  const ending = last?.type === 'run-ended' ? [JSON.stringify(last.outcome)] : []
  return [...steps(events, narration).map(({ title }) => title), ...checks, ...ending]
}

function pagesOf(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'page-shown' ? [JSON.stringify(event.page)] : []))
}

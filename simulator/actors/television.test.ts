import { describe, expect, it } from 'vitest'
import { contoso } from '../fixtures/contoso'
import type { Given } from '../prompts/answer'
import type { AppPage } from '../prompts/next/prompt'
import type { Flow } from '../run/flow'
import { run } from '../run/run'
import type { World } from '../run/world'
import { createTelevision } from './television'

const page: AppPage = {
  kind: 'app',
  appName: 'Screen',
  state: 'refused',
  heading: 'Nothing',
  lines: [],
  offers: [{ id: 'again', label: 'Again', href: 'again' }],
}

function watch(play: (world: World) => Promise<string>, answers: readonly Given[] = []) {
  const flow: Flow = {
    slug: 'television',
    revision: 1,
    sites: [{ id: 'contoso', kind: 'tenant', name: 'Contoso', detail: '', tenant: contoso }],
    parties: [
      { id: 'ada', kind: 'user', name: 'Ada', detail: '' },
      { id: 'tv', kind: 'television', name: 'Television', detail: '' },
    ],
    switches: [],
    people: {},
    play: async (world) => ({ result: 'completed', says: await play(world) }),
  }
  return run(flow, { seed: 1, answers })
}

const offered = (free: (world: World) => Promise<void>) => async (world: World) => {
  const reply = await createTelevision(world, 'tv', 'screen:test').offer('ada', page, 0, () => free(world))
  return `${reply.chosen ?? 'nothing'} ${reply.seq}`
}

describe('a television', () => {
  it('shows pages, and asks nobody anything', async () => {
    const { events } = await watch(async (world) => {
      return String(createTelevision(world, 'tv', 'screen:test').show(page, 0))
    })
    expect(events.map(({ type, actor }) => [type, actor])).toEqual([
      ['run-started', 'run'],
      ['page-shown', 'tv'],
      ['run-ended', 'run'],
    ])
    expect(events[1]).toMatchObject({ url: 'screen:test', page, cause: 0 })
  })

  it('with buttons asks the person on the television, and does not wait', async () => {
    const result = await watch(offered(async () => {}))
    expect(result).toMatchObject({
      outcome: { says: 'nothing 1' },
      offer: { kind: 'next', actor: 'ada', on: 'tv' },
    })
  })

  it('says which button was pressed, and by which event', async () => {
    const result = await watch(
      offered(async () => {}),
      [{ prompt: 'next', value: { choose: 'again' } }],
    )
    expect(result).toMatchObject({ outcome: { says: 'again 3' } })
    expect(result.events[3]).toMatchObject({ type: 'prompt-answered', actor: 'ada', on: 'tv' })
  })

  it('nothing, when whoever is asked leaves it as it is', async () => {
    const result = await watch(
      offered(async () => {}),
      [{ prompt: 'next', value: { choose: null } }],
    )
    expect(result).toMatchObject({ outcome: { says: 'nothing 3' } })
  })

  it('shows the page at once, and asks when the person has a hand free', async () => {
    const { events } = await watch(offered((world) => world.scheduler.sleep(3000)))
    const at = (type: string) => events.find((event) => event.type === type)?.at ?? 0
    expect(at('prompt-opened') - at('page-shown')).toBe(3000)
  })
})

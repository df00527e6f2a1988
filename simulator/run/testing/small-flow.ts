import { contoso } from '../../fixtures/contoso'
import { fabrikam } from '../../fixtures/fabrikam'
import { type HttpRequest, json } from '../../network/message'
import type { Outcome, Party } from '../../trace/event'
import type { Flow } from '../flow'
import type { World } from '../world'

const parties: readonly Party[] = [
  { id: 'person', kind: 'user', name: 'Somebody', detail: '' },
  { id: 'browser', kind: 'browser', name: 'Browser', detail: '', belongsTo: 'person' },
  { id: 'app', kind: 'service-principal', name: 'App', detail: '' },
  { id: 'api', kind: 'resource', name: 'API', detail: '' },
]

export const who = { person: 'person', on: 'browser' } as const
export const APP = 'https://app.example'
export const API = 'https://api.example'

/** A flow of no protocol over two tenants: what it does is `play`, and its two servers say back what they were told. */
export function smallFlow(play: (world: World) => Promise<Outcome | undefined> = twoQuestions): Flow {
  return {
    slug: 'small',
    revision: 1,
    sites: [
      { id: 'contoso', kind: 'tenant', name: 'Contoso', detail: '', tenant: contoso },
      { id: 'street', kind: 'premises', name: 'Street', detail: '' },
      { id: 'fabrikam', kind: 'tenant', name: 'Fabrikam', detail: '', tenant: fabrikam },
    ],
    parties,
    switches: [{ name: 'colour', kind: 'setting', values: ['red', 'blue'] }],
    people: { person: { username: 'ada@contoso.example' } },
    play: async (world) => {
      for (const [origin, actor] of [
        [APP, 'app'],
        [API, 'api'],
      ] as const)
        world.network.mount(origin, {
          actor,
          handler: async ({ url, body }, { now, emit }) => {
            emit({ type: 'note', says: `${actor} answers` })
            return json(200, { told: `${new URL(url).search}${body}`, at: now() })
          },
        })
      return (await play(world)) ?? { result: 'completed', says: 'Done.' }
    },
  }
}

/** Asks for a name, opens the app, asks for a password, posts it, and calls the API from the app. */
async function twoQuestions(world: World): Promise<undefined> {
  const { network } = world
  const page = { action: '/', fields: {}, username: 'ada@contoso.example' }
  const named = await world.ask(who, 'username', { ...page, kind: 'username', appName: 'App' }, 0)
  const first = await network.send('browser', 'navigation', get(`${APP}/first?a=1`), named.seq)
  const typed = await world.ask(who, 'password', { ...page, kind: 'password' }, first.seq)
  const request = { ...get(`${APP}/second`), method: 'POST', body: 'a=1' }
  const second = await network.send('browser', 'navigation', request, typed.seq)
  await network.send('app', 'back-channel', get(`${API}/third`), second.seq)
}

export function get(url: string): HttpRequest {
  return { method: 'GET', url, headers: [['Host', new URL(url).host]], body: '' }
}

export const ANSWERS = [
  { prompt: 'username', value: { username: 'ada@contoso.example' } },
  { prompt: 'password', value: { password: 'x' } },
] as const

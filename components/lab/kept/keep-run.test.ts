import { beforeEach, describe, expect, it, vi } from 'vitest'
import { catalogue } from '../../../simulator/doors/catalogue'
import type { Intervention } from '../engine'
import { createLab, type LabControl } from '../lab-store'
import { keepRun } from './keep-run'
import { type Kept, keptOf, readKept, writeKept } from './kept'
import { keptKey, TENANTS } from './key'

const entry = catalogue.find(({ slug }) => slug === 'authorization-code-pkce')
if (!entry) throw new Error('The flow is gone.')
const [flow, narration] = await Promise.all([entry.flow(), entry.narration()])

const stored = new Map<string, string>()
/** Characters that storage takes. */
let room = 0
const storage = {
  getItem: (key: string) => stored.get(key) ?? null,
  removeItem: (key: string) => {
    stored.delete(key)
    delete (storage as Record<string, unknown>)[key]
  },
  setItem: (key: string, text: string) => {
    const others = [...stored].reduce((sum, [each, { length }]) => sum + (each === key ? 0 : length), 0)
    if (others + text.length > room) throw new DOMException('full', 'QuotaExceededError')
    stored.set(key, text)
    // A storage has its keys as members.
    Object.assign(storage, { [key]: text })
  },
}
vi.stubGlobal('sessionStorage', storage)
vi.stubGlobal('location', {
  pathname: `/lab/${flow.slug}`,
  hash: '',
  search: '',
  href: 'https://lab.example/',
})
vi.stubGlobal('window', { addEventListener: () => {} })
const router = { __NA: true }
const entries = { state: null as unknown, pushState: enter, replaceState: enter }
function enter(state: unknown): void {
  entries.state = state
}
vi.stubGlobal('history', entries)

const added = (at: number, bytes = 300): Intervention => ({
  when: { at: 'start' },
  do: 'put',
  collection: 'users',
  object: { id: `user-${at}`, displayName: `Person ${at} `.padEnd(bytes, '.') },
})

async function opened(): Promise<LabControl> {
  const lab = createLab(narration, () => import('../../../simulator/doors/index'))
  await lab.start()
  await keepRun(lab, router)
  return lab
}
/** What is written when the page has been painted is written. */
const painted = () => new Promise((resolve) => setTimeout(resolve))
const says = (lab: LabControl) => lab.store.getState().problem

beforeEach(() => {
  for (const key of [...stored.keys()]) storage.removeItem(key)
  room = 5_000_000
  enter(null)
})

describe('a run with change after change', () => {
  it('is there again after a reload, every change of it, and Back has where it was', async () => {
    const lab = await opened()
    for (let at = 1; at <= 40; at++) await lab.change([...lab.store.getState().interventions, added(at)])
    await painted()
    const after = await opened()
    expect(says(after)).toBeUndefined()
    expect(after.store.getState().interventions).toEqual(lab.store.getState().interventions)
    expect(readKept(stored.get(keptKey()) ?? '', flow)?.places.size).toBe(30)
  })

  it('is kept with less of what was before it where there is less room', async () => {
    room = 20_000
    const lab = await opened()
    for (let at = 1; at <= 6; at++)
      await lab.change([...lab.store.getState().interventions, added(at, 2_000)])
    await painted()
    expect(says(lab)).toBeUndefined()
    const after = await opened()
    expect(after.store.getState().interventions).toHaveLength(6)
  })

  it('that has no room at all is said, once', async () => {
    room = 15_000
    const lab = await opened()
    await lab.change([added(1)])
    await painted()
    expect(says(lab)).toBeUndefined()
    await lab.change([added(2, 19_000)])
    await painted()
    expect(says(lab)).toMatch(/too long for this tab to keep: a reload loses it/)
    lab.seek(2)
    await painted()
    expect(says(lab)?.split('too long')).toHaveLength(2)
  })
})

describe('a tenant that this tab has no more', () => {
  const keep = async (change: (kept: Kept) => readonly (readonly [number, Kept])[]) => {
    const lab = createLab(narration, () => import('../../../simulator/doors/index'))
    await lab.start()
    await lab.change([added(1)])
    const kept = keptOf(flow, lab.store.getState())
    if (!kept) throw new Error('Nothing was kept.')
    const places = new Map(change(kept))
    storage.setItem(keptKey(), writeKept({ last: Math.max(...places.keys()), places }) ?? '')
  }

  it('takes the runs along that were in it, and no other', async () => {
    await keep((kept) => {
      const branch = { title: 'Left', run: kept.run, tenant: undefined }
      return [[0, { ...kept, branches: [branch, { ...branch, tenant: 'gone' }] }]]
    })
    const { interventions, branches, problem } = (await opened()).store.getState()
    expect(interventions).toEqual([added(1)])
    expect(branches.map(({ title }) => title)).toEqual(['Left'])
    expect(problem).toMatch(/Runs that you left .* their tenant/)
  })

  it('takes its place along: the newest other one is shown', async () => {
    await keep((kept) => [
      [0, { ...kept, run: { ...kept.run, interventions: [] } }],
      [1, kept],
      [2, { ...kept, tenant: 'gone' }],
    ])
    const lab = await opened()
    expect(lab.store.getState().interventions).toEqual([added(1)])
    expect(says(lab)).toMatch(/cannot be shown\. This tab has the tenant no more\. This is the newest/)
  })

  it('of every place leaves nothing, and that is said', async () => {
    await keep((kept) => [[0, { ...kept, tenant: 'gone' }]])
    const lab = await opened()
    expect(lab.store.getState().interventions).toEqual([])
    expect(says(lab)).toMatch(/starts afresh/)
  })
})

it('of tenants, those go that no run names, of this page or another', async () => {
  for (const key of ['here', 'there', 'nowhere']) storage.setItem(TENANTS + key, '{}')
  storage.setItem(keptKey(), '["here"]')
  storage.setItem('tenant-lab:run:/lab/another', '["there"]')
  await opened()
  expect([...stored.keys()].filter((key) => key.startsWith(TENANTS))).toEqual([
    `${TENANTS}here`,
    `${TENANTS}there`,
  ])
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findFlow } from '../../simulator/doors/catalogue'
import { addRun, deckNow, keepDeck } from '../decks/keeper'
import { createLab, type LabControl } from '../lab/lab-store'
import { linkTo } from '../share/moment'
import { begin, change } from './pair'
import { showOf } from './show-lab'
import { createStage, type StageControl } from './stage-control'

const loadEngine = () => import('../../simulator/doors/index')
const [PKCE, CLIENT] = ['authorization-code-pkce', 'client-credentials'] as const

async function labOf(flow: string): Promise<LabControl> {
  const narration = await findFlow(flow)?.narration()
  if (!narration) throw new Error(`There is no flow "${flow}".`)
  const lab = createLab(narration, loadEngine)
  await lab.start()
  return lab
}

/** A window as `StageRoom` makes it, without its page. */
async function openWindow(search: string): Promise<StageControl> {
  let here = ''
  const show = async (flow: string, link?: string) => {
    // The page of a flow that is on its way brings its lab, and no second one.
    if (flow === here) return
    here = flow
    const lab = await labOf(flow)
    await stage.attach(lab)
    if (link) await lab.openLink(link)
  }
  const stage = createStage((flow, link) => void show(flow, link))
  vi.stubGlobal('location', { search, pathname: `/stage/${PKCE}`, origin: 'http://localhost' })
  stage.find()
  await show(PKCE)
  return stage
}

const shown = ({ store }: StageControl) => {
  const { lab, run } = store.getState()
  const { narration, player } = lab?.store.getState() ?? {}
  return { flow: narration?.slug, position: player?.position, run }
}

/** A run of another flow is loaded on the way. */
const comes = (windows: readonly StageControl[], what: ReturnType<typeof shown>) =>
  vi.waitFor(() => expect(windows.map(shown)).toEqual(windows.map(() => what)), { timeout: 10_000 })

let room: StageControl
let trainer: StageControl
/** Each test has a pair of its own: windows of the one before hear nothing of it. */
let pairs = 0

beforeEach(async () => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('history', { state: null, replaceState: () => {} })
  keepDeck([])
  for (const [title, flow] of [
    ['One', PKCE],
    ['Two', CLIENT],
  ] as const) {
    const lab = await labOf(flow)
    lab.seek(2)
    addRun({ title, notes: '', flow, link: await linkTo(lab.store.getState()) })
  }
  room = await openWindow(`?room=${++pairs}`)
  trainer = await openWindow(`?trainer=${pairs}`)
  trainer.start()
}, 60_000)

afterEach(() => {
  vi.unstubAllGlobals()
})

test('what comes back by undo from a run of another flow is shown in both windows, at its place in the list', {
  timeout: 60_000,
}, async () => {
  const [one, two] = deckNow()
  trainer.beside(1)
  await comes([room], { flow: PKCE, position: 2, run: one?.id })
  trainer.beside(1)
  await comes([room], { flow: CLIENT, position: 2, run: two?.id })
  trainer.undo()
  const back = { flow: PKCE, position: 2, run: one?.id }
  await comes([trainer, room], back)
})

test('runs that are asked for and taken back one after the other end where they began', {
  timeout: 60_000,
}, async () => {
  const [one] = deckNow()
  trainer.beside(1)
  trainer.beside(1)
  void trainer.undo()
  const back = { flow: PKCE, position: 2, run: one?.id }
  await comes([trainer, room], back)
  expect(room.store.getState().startedAt).toBeDefined()
})

test('a step that the trainer makes begins for the room, however it is made; a run that is only chosen does not', {
  timeout: 60_000,
}, async () => {
  room = await openWindow(`?room=${++pairs}`)
  trainer = await openWindow(`?trainer=${pairs}`)
  const [one] = deckNow()
  if (one) await trainer.goTo(one)
  await comes([trainer, room], { flow: PKCE, position: 2, run: one?.id })
  expect(trainer.store.getState().startedAt).toBeUndefined()
  trainer.store.getState().lab?.forward(true)
  await comes([room], { flow: PKCE, position: 3, run: one?.id })
  expect(room.store.getState().startedAt).toBeDefined()
})

test('what does not load in one window is said there, and what is shown after it is followed', {
  timeout: 60_000,
}, async () => {
  const { lab } = room.store.getState()
  if (!lab) throw new Error('The room has no lab.')
  const shows = vi.spyOn(lab, 'show').mockRejectedValueOnce(new Error('It did not load.'))
  await trainer.store.getState().lab?.setSwitches({ state: 'tampered' })
  await vi.waitFor(() => expect(room.store.getState().says).toMatch(/did not load here/), { timeout: 10_000 })
  shows.mockRestore()
  await trainer.store.getState().lab?.setSwitches({ state: 'intact' })
  await vi.waitFor(() => expect(lab.store.getState().switches).toEqual({ state: 'intact' }), {
    timeout: 10_000,
  })
})

test('both windows are in one tenant: a new one, one that was brought in, and back', {
  timeout: 60_000,
}, async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: kept.set.bind(kept),
  })
  const { bringTenant } = await import('../sandbox/tab-tenants')
  const { moveToTenant } = await import('../sandbox/use-tenant')
  const lab = trainer.store.getState().lab
  const tenant = lab?.store.getState().flow?.sites[0]?.tenant
  if (!lab || !tenant) throw new Error('The trainer has no lab.')
  const { own } = bringTenant({ ...tenant, organization: { ...tenant.organization, displayName: 'Corp' } })
  const called = () => room.store.getState().lab?.store.getState().flow?.sites[0]?.name
  for (const [next, name] of [
    ['empty', 'New tenant'],
    [own, 'Corp'],
    [undefined, 'Contoso'],
  ] as const) {
    await moveToTenant(lab, next)
    await vi.waitFor(() => expect(called()).toBe(name), { timeout: 10_000 })
  }
})

test('the room sees the message in the trainer’s hand while it is changed, and that it is let go', {
  timeout: 60_000,
}, async () => {
  const [mine, theirs] = [trainer, room].map((each) => each.store.getState().lab)
  if (!mine || !theirs) throw new Error('There is no lab.')
  const { take } = await import('../hand/late')
  mine.seek(2)
  take(mine, mine.store.getState().story.steps[1]?.seq ?? -1)
  const { held } = mine.store.getState()
  if (!held) throw new Error('Nothing is in hand.')
  const draft = { ...held.draft, values: { 'query state': 'mine' } }
  mine.update({ held: { ...held, draft } })
  await vi.waitFor(() => expect(theirs.store.getState().held).toEqual({ ...held, draft }), {
    timeout: 10_000,
  })
  mine.update({ held: undefined })
  await vi.waitFor(() => expect(theirs.store.getState().held).toBeUndefined(), { timeout: 10_000 })
})

test('the room sees what the run is held against, and a run that only the trainer has left', {
  timeout: 60_000,
}, async () => {
  const [mine, theirs] = [trainer, room].map((each) => each.store.getState().lab)
  if (!mine || !theirs) throw new Error('There is no lab.')
  const { befores } = await import('../sandbox/told-runs')
  const shownIn = async (lab: LabControl) => {
    const state = lab.store.getState()
    const before = befores(state, []).find(({ id }) => id === state.compared?.id)
    return before && { title: before.title, ends: (await before.tell()).outcome }
  }
  mine.update({ compared: { id: 'untouched' } })
  await vi.waitFor(() => expect(theirs.store.getState().compared).toEqual({ id: 'untouched' }), {
    timeout: 10_000,
  })
  await mine.setSwitches({ state: 'tampered' })
  mine.leave()
  await mine.setSwitches({})
  const [left] = mine.store.getState().branches
  mine.update({ compared: { id: `branch ${left?.id}` } })
  await vi.waitFor(() => expect(theirs.store.getState().compared?.of?.title).toBe(left?.title), {
    timeout: 10_000,
  })
  expect(await shownIn(theirs)).toEqual(await shownIn(mine))
  expect(await shownIn(theirs)).toMatchObject({ ends: { result: 'refused' } })
})

test('that the trainer’s window is gone is told until it has been read, and again when it goes again', () => {
  const other = () => room.store.getState().pair?.other
  room.store.setState(({ pair }) => ({ pair: pair && { ...pair, other: 'gone' } }))
  room.quiet()
  expect(other()).toBe('awaited')
  room.store.setState(({ pair }) => ({ pair: pair && { ...pair, other: 'here' } }))
  room.quiet()
  expect(other()).toBe('here')
})

test('what the trainer does before the room has said what it shows is not undone by it', {
  timeout: 60_000,
}, async () => {
  trainer = await openWindow(`?trainer=${++pairs}`)
  const late = new BroadcastChannel(`tenant-lab:stage:${pairs}`)
  const heard: unknown[] = []
  late.onmessage = ({ data }) => heard.push(data)
  const { lab } = trainer.store.getState()
  const show = lab && (await showOf(lab))
  if (!lab || !show) throw new Error('The trainer has no lab.')
  const [one] = deckNow()
  if (!one) throw new Error('Nothing is prepared.')
  const gone = trainer.goTo(one)
  const before = { ...show, run: undefined, startedAt: undefined }
  late.postMessage(change(begin(`${pairs}`, 'room'), before).say)
  await gone
  await lab.setSwitches({ state: 'tampered' })
  const here = { run: one.id, position: lab.store.getState().player.position }
  await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ type: 'show', show: here }), {
    timeout: 10_000,
  })
  expect(lab.store.getState().switches).toEqual({ state: 'tampered' })
  late.close()
})

test('a prepared run keeps the tenant that was brought in, and plays in it in both windows, from any flow', {
  timeout: 60_000,
}, async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: kept.set.bind(kept),
  })
  const { bringTenant } = await import('../sandbox/tab-tenants')
  const { moveToTenant } = await import('../sandbox/use-tenant')
  const labIn = (stage: StageControl) => stage.store.getState().lab?.store.getState()
  const called = () => [trainer, room].map((each) => labIn(each)?.flow?.sites[0]?.name)
  const comesTo = (...names: string[]) =>
    vi.waitFor(() => expect(called()).toEqual(names), { timeout: 10_000 })
  const lab = trainer.store.getState().lab
  const tenant = labIn(trainer)?.flow?.sites[0]?.tenant
  if (!lab || !tenant) throw new Error('The trainer has no lab.')
  const { own } = bringTenant({ ...tenant, organization: { ...tenant.organization, displayName: 'Corp' } })
  await moveToTenant(lab, own)
  lab.seek(3)
  await trainer.keep('Ours')
  const [one, two, ours] = deckNow()
  if (!one || !two || !ours) throw new Error('It is not kept.')
  await trainer.goTo(one)
  await comesTo('Contoso', 'Contoso')
  await trainer.goTo(ours)
  await comesTo('Corp', 'Corp')
  expect(trainer.store.getState().lab?.store.getState()).toMatchObject({
    problem: undefined,
    player: { position: 3 },
  })
  await trainer.goTo(two)
  await comes([trainer, room], { flow: CLIENT, position: 2, run: two.id })
  await trainer.goTo(ours)
  await comesTo('Corp', 'Corp')
  await comes([trainer, room], { flow: PKCE, position: 3, run: ours.id })
})

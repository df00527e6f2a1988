import { loadLinks } from '../lab/engine'
import type { Compared, LabState } from '../lab/lab-state'
import type { LabControl } from '../lab/lab-store'
import type { Inputs } from '../lab/tell-story'
import { giveNames } from '../names/give-names'
import { branchId } from '../sandbox/branch-id'
import type { Show } from './show'

type LabShow = Omit<Show, 'run' | 'startedAt'>

/** What a lab shows, for another window. Undefined before it has been started. */
export async function showOf({ store }: LabControl): Promise<LabShow | undefined> {
  const { flow, player, gliding, tabs, aside, veiled, zoomed, token, held, ...rest } = store.getState()
  if (!flow) return undefined
  const { position, playing, speed } = player
  return {
    flow: flow.slug,
    link: await linkOf({ flow, ...rest }),
    tenant: await toldOf(rest.tenant),
    position,
    playing,
    speed,
    gliding,
    tabs,
    aside,
    veiled,
    zoomed,
    token,
    held,
    compared: await comparedOf({ flow, ...rest }),
  }
}

/** Shows in a lab what another window shows; in a run that it has already, nothing is run. */
export async function showIn(lab: LabControl, show: LabShow): Promise<void> {
  const { link, position, playing, speed, gliding, tabs, aside, veiled, zoomed, token, held } = show
  const { decodePermalink } = await loadLinks()
  const before = lab.store.getState()
  const { key } = typeof show.tenant === 'object' ? show.tenant : { key: show.tenant }
  if (before.flow && (key !== keyOf(before.tenant) || link !== (await linkOf(before)))) {
    const decoded = await decodePermalink(link)
    if (!decoded.ok || decoded.state.flow !== show.flow) return
    const { answers, switches, interventions, seed, names } = decoded.state
    lab.update({ hold: undefined })
    if (!(await giveNames(lab.store, names, await ownOf(show.tenant, before)))) return
    await lab.show({ answers, switches, interventions, seed }, position)
  }
  const compared = show.compared && (await comparedIn(show.compared, before))
  const { player, tabs: here } = lab.store.getState()
  lab.update({
    player: { ...player, position: Math.min(position, player.length), playing, speed },
    gliding: gliding === undefined ? undefined : Math.min(gliding, player.length),
    tabs: { ...here, ...tabs },
    aside,
    veiled,
    zoomed,
    token,
    held,
    compared,
    taken: true,
  })
}

const keyOf = (own: LabState['tenant']) => (typeof own === 'object' ? own.key : own)

/** A tenant as the other window is told of it. What writes and reads one is loaded where there is one. */
async function toldOf(own: LabState['tenant']): Promise<Show['tenant']> {
  if (typeof own !== 'object') return own
  const { toldTenant } = await import('../sandbox/tab-tenants')
  return { key: own.key, objects: toldTenant(own) }
}

async function ownOf(told: Show['tenant'], { plain, flow }: LabState): Promise<LabState['tenant']> {
  const sample = plain?.flow ?? flow
  if (typeof told !== 'object' || !sample) return typeof told === 'object' ? undefined : told
  const { tenantFrom } = await import('../sandbox/tab-tenants')
  return tenantFrom(told.key, told.objects, sample)
}

/** What the run is held against. A run that was left is known in its own window only: it goes along. */
async function comparedOf(
  state: Pick<LabState, 'compared' | 'branches' | 'flow' | 'seed' | 'names'>,
): Promise<Show['compared']> {
  const { compared, branches, flow, seed, names } = state
  if (!compared) return undefined
  const of = compared.of ?? branches.find(({ id }) => branchId(id) === compared.id)
  if (!of) return { id: compared.id }
  const { title, tenant } = of
  const link = await linkOf({ seed, ...of, flow, names })
  return { id: compared.id, of: { title, link, tenant: await toldOf(tenant) } }
}

async function comparedIn({ id, of }: NonNullable<Show['compared']>, here: LabState): Promise<Compared> {
  if (!of) return { id }
  const { decodePermalink } = await loadLinks()
  const decoded = await decodePermalink(of.link)
  if (!decoded.ok) return { id }
  const { answers, switches, interventions, seed } = decoded.state
  const tenant = await ownOf(of.tenant, here)
  return { id, of: { title: of.title, answers, switches, interventions, seed, tenant } }
}

/** The run as a permalink would carry it, with everything that was typed: it is handed to another window of this browser, and kept nowhere. */
async function linkOf(state: Inputs & Pick<LabState, 'flow' | 'names'>) {
  const { flow, answers, switches, interventions, seed, names } = state
  const { encodePermalink } = await loadLinks()
  return encodePermalink({
    flow: flow?.slug ?? '',
    revision: flow?.revision ?? 0,
    seed,
    switches,
    interventions,
    answers,
    step: 0,
    ...(names ? { names } : {}),
  })
}

/** Whether somebody goes on, or back, in the run that a lab has. */
export function isMove(now: LabState, before: LabState): boolean {
  return (
    now.story === before.story &&
    (now.player.position !== before.player.position || now.player.playing || now.gliding !== undefined)
  )
}

const KEPT = [
  'gliding',
  'story',
  'answers',
  'tabs',
  'aside',
  'veiled',
  'zoomed',
  'token',
  'held',
  'compared',
] as const

/** Whether a lab has only gone on by itself: nothing that another window would not come to as well. */
export function isTick(now: LabState, before: LabState): boolean {
  const moving = now.player.playing || now.gliding !== undefined
  return (
    moving &&
    now.player.playing === before.player.playing &&
    now.player.speed === before.player.speed &&
    KEPT.every((part) => now[part] === before[part])
  )
}

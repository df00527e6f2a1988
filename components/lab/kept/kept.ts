import { MOST_KEPT, type PermalinkState, readState } from '../../../simulator/doors/kept'
import { isObject } from '../../ui/json'
import type { Flow } from '../engine'
import type { LabState } from '../lab-state'
import { isTabs, TAB_LISTS } from '../tab-names'
import { createShelf, runsOn } from './shelf'

/** What a tab keeps of a lab: where its reader stood, and what they had typed, passwords as well. */
export interface Kept {
  readonly run: PermalinkState
  readonly tabs: LabState['tabs']
  readonly aside: LabState['aside']
  readonly taken: boolean
  readonly branches: readonly {
    readonly title: string
    readonly run: PermalinkState
    readonly tenant: string | undefined
  }[]
  /** `empty`, or the key of one that was brought in: this tab keeps it apart, because it may be long. */
  readonly tenant: string | undefined
}

/** Places by their number, and the one that was shown last. */
export interface KeptPlaces {
  readonly last: number
  readonly places: ReadonlyMap<number, Kept>
}

/** Raise it when the form below changes: what another version kept is dropped. */
const VERSION = 2
const MOST_PLACES = 30
const MOST_BRANCHES = 12
/** Of the text, in characters: a tab has some five million, and tenants that were brought in need theirs. */
export const LONGEST = 2_000_000
const LONGEST_TITLE = 1_000
/** Room for what stands around the things that are kept. */
const FRAME = 200

/** A state of the lab as it is kept; undefined while a text keeps its end back, which a reload would give away. */
export function keptOf(flow: Flow, state: LabState): Kept | undefined {
  if (state.hold) return undefined
  const { slug, revision } = flow
  const run = (of: Pick<LabState, 'seed' | 'switches' | 'answers' | 'interventions'>, step: number) => ({
    flow: slug,
    revision,
    seed: of.seed,
    switches: of.switches,
    answers: of.answers,
    interventions: of.interventions,
    // In the middle of a step it is this step that is looked at.
    step: Math.ceil(step),
  })
  const keyOf = (own: LabState['tenant']) => (typeof own === 'object' ? own.key : own)
  const { tabs, aside, taken, branches, seed, names } = state
  return {
    run: { ...run(state, state.player.position), ...(names && { names }) },
    tabs,
    aside,
    taken,
    branches: branches.map((each) => ({
      title: each.title,
      run: run({ ...each, seed }, each.position),
      tenant: keyOf(each.tenant),
    })),
    tenant: keyOf(state.tenant),
  }
}

/**
 * The text that a tab keeps: the place that is shown, then of many the newest, and of the runs that were left as many as there is room for.
 * Undefined where the place that is shown cannot be among them.
 * @param most characters
 */
export function writeKept({ last, places }: KeptPlaces, most = LONGEST): string | undefined {
  const newest = [...places.keys()].toSorted((one, other) => other - one)
  const shelf = createShelf(most - FRAME)
  const kept: { readonly head: readonly unknown[]; readonly place: Kept; readonly branches: unknown[] }[] = []
  for (const id of new Set([last, ...newest])) {
    const place = places.get(id)
    if (!place) continue
    const { run, tabs, aside, taken, tenant } = place
    const head = shelf.put(run, (at) => [id, at, tabs, aside, taken, tenant ?? null])
    if (!head && id === last) return undefined
    if (!head || kept.length === MOST_PLACES) break
    kept.push({ head, place, branches: [] })
  }
  for (const { place, branches } of kept)
    for (const { title, run, tenant } of place.branches.slice(0, MOST_BRANCHES)) {
      const row = shelf.put(run, (at) => [title.slice(0, LONGEST_TITLE), at, ...(tenant ? [tenant] : [])])
      if (row) branches.push(row)
    }
  const rows = kept
    .map(({ head, branches }) => [...head, branches])
    .toSorted(([one], [other]) => Number(one) - Number(other))
  return `{"tenant-lab-run":${VERSION},"last":${last},${shelf.text()},"places":${JSON.stringify(rows)}}`
}

/** Reads what a tab kept, which may be damaged, or of another version or flow: undefined then. Never throws. */
export function readKept(text: string, flow: Flow): KeptPlaces | undefined {
  if (text.length > LONGEST) return undefined
  try {
    const json: unknown = JSON.parse(text)
    if (!isObject(json) || json['tenant-lab-run'] !== VERSION || !isId(json.last)) return undefined
    if (!Array.isArray(json.places) || json.places.length > MOST_PLACES) return undefined
    const runs = runsOn(json)?.map((packed) => readRun(packed, flow))
    if (!runs) return undefined
    const places = new Map<number, Kept>()
    for (const row of json.places) {
      const place = readPlace(row, runs)
      if (!place || !isId(row[0])) return undefined
      places.set(row[0], place)
    }
    return { last: json.last, places }
  } catch {
    return undefined
  }
}

/**
 * The place to come back to: that of the entry of the history, else the one that was shown last, else the newest. A run whose end a text kept
 * back is none of them: the newest is what was there before.
 */
export function placeToShow({ last, places }: KeptPlaces, marked: number | undefined): number | undefined {
  return [marked, last, Math.max(...places.keys())].find((each) => each !== undefined && places.has(each))
}

function readPlace(row: unknown, runs: readonly (PermalinkState | undefined)[]): Kept | undefined {
  if (!Array.isArray(row)) return undefined
  const [, at, tabs, aside, taken, key, rows] = row as unknown[]
  const tenant = key ?? undefined
  const run = isId(at) ? runs[at] : undefined
  if (!run || !isTabs(tabs) || !TAB_LISTS.every((list) => list in tabs) || !isTabs(aside)) return undefined
  if (typeof taken !== 'boolean' || !Array.isArray(rows) || rows.length > MOST_BRANCHES) return undefined
  const branches = rows.flatMap((each: unknown) => {
    const [title, branch, of] = Array.isArray(each) ? (each as unknown[]) : []
    const left = isId(branch) ? runs[branch] : undefined
    return left && typeof title === 'string' && isKey(of)
      ? [{ title: title.slice(0, LONGEST_TITLE), run: left, tenant: of }]
      : []
  })
  return branches.length === rows.length && isKey(tenant)
    ? { run, tabs: tabs as Kept['tabs'], aside, taken, branches, tenant }
    : undefined
}

const isKey = (value: unknown): value is string | undefined =>
  value === undefined || (typeof value === 'string' && /^[\w-]{1,64}$/.test(value))

/** A run of this flow as it is today, whose answers say what was typed. */
function readRun(packed: unknown, flow: Flow): PermalinkState | undefined {
  const run = readState(packed, undefined, MOST_KEPT)
  return run?.flow === flow.slug && run.revision === flow.revision && hasSwitches(flow, run.switches)
    ? run
    : undefined
}

function hasSwitches(flow: Flow, chosen: PermalinkState['switches']): boolean {
  return Object.entries(chosen).every(([name, value]) =>
    flow.switches.some((each) => each.name === name && each.values.includes(value)),
  )
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

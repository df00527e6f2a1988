import { type Clock, createClock, START_OF_DAY } from '../core/clock'
import { SimulationError } from '../core/errors'
import { createRandom, type RandomStream } from '../core/random'
import { createScheduler, type Scheduler } from '../core/scheduler'
import { createDirectory, type Directory } from '../directory/directory'
import { factsOf } from '../directory/facts/all'
import { createNetwork } from '../network/virtual-network'
import type { Given } from '../prompts/answer'
import { type Fact, type Outcome, type Party, TRACE_VERSION, type TraceEvent } from '../trace/event'
import { createLog, type TraceLog } from '../trace/log'
import { type Answering, createAnswering } from './answering'
import type { Flow, RunInput, Switches } from './flow'
import type { Intervening } from './intervene'
import { type Intervention, isIntervention, OUTSIDE } from './intervention'
import type { ProgramSettings } from './program-settings'
import type { OpenQuestion, RunResult } from './run-result'
import type { World } from './world'

export { START_OF_DAY }

/**
 * What somebody answers who was not told what to answer; undefined leaves the question open.
 * @param before what was answered so far, as it was given @param events everything that has happened
 */
type Live = (
  question: OpenQuestion,
  before: readonly Given[],
  events: readonly TraceEvent[],
) => Given | undefined

/**
 * Runs a flow from the start: (flow, seed, switches, interventions, answers) -> trace. Going back, branching and opening a link
 * are this function with other answers. A run that needs an answer it does not have stops there; nothing is left behind,
 * because what waits is referred to by nothing.
 * @param live answers the questions that the input has no answer for
 * @throws SimulationError when a switch or a value does not exist, an intervention is none, or the seed is not a whole number.
 */
export async function run(flow: Flow, input: RunInput, live?: Live): Promise<RunResult> {
  const switches = resolveSwitches(flow, input.switches ?? {})
  if (!Number.isSafeInteger(input.seed) || input.seed < 0)
    throw new SimulationError(`Seed ${input.seed}.`, 'A seed is a whole number from 0.')
  for (const [index, each] of (input.interventions ?? []).entries()) {
    if (!isIntervention(each))
      throw new SimulationError(
        `Change ${index + 1} is none that we know.`,
        'CONTRIBUTING says what one looks like.',
      )
  }
  const clock = createClock(START_OF_DAY)
  const scheduler = createScheduler(clock)
  const log = createLog(clock)
  const directories = directoriesOf(flow)
  const random = streams(input.seed)
  const network = createNetwork({ clock, scheduler, log, random: (actor) => random(`server ${actor}`) })
  const home = Object.values(directories)[0] ?? noTenant(flow)
  const own = flow.interventions?.(switches) ?? []
  const interventions = [...own, ...(input.interventions ?? [])]
  const settings = new Map<string, ProgramSettings>()
  const reach = { clock, parties: flow.parties, directories, home, scheduler, network, log, settings }
  // What changes a run from outside is no part of what everybody loads.
  const intervening =
    interventions.length > 0
      ? (await loadIntervening()).createIntervening({ ...reach, list: interventions, own: own.length })
      : UNTOUCHED
  const answering = createAnswering({
    answers: input.answers ?? [],
    ...(live && { live: (question, before) => live(question, before, log.events) }),
    tenants: () => Object.values(directories).map(({ tenant }) => tenant),
    scheduler,
    log,
    answered: intervening.afterAnswer,
  })
  const world = worldOf(
    { clock, scheduler, network, log, directories, home, random, answering, settings },
    flow,
    switches,
  )

  log.append(
    'run',
    opening(
      flow,
      input.seed,
      switches,
      directories,
      interventions.some((each) => each.do === 'replay'),
    ),
    null,
  )
  let outcome: Outcome | undefined
  try {
    await scheduler.run(async () => {
      await intervening.start()
      const played = await flow.play(world)
      await intervening.settled()
      outcome = played
    })
  } catch (fault) {
    const says = fault instanceof Error ? fault.message : String(fault)
    return { status: 'crashed', events: log.events, unreached: [], says }
  }
  const { open, unusable, dropped } = answering.state()
  // What happens when the open question has been answered has not failed to happen.
  const isNext = (when: Intervention['when']) =>
    open !== undefined && 'after' in when && when.after === open.index + 1
  const isYetToCome = (each: Intervention | undefined) =>
    each !== undefined && (isNext(each.when) || ('until' in each && isNext(each.until)))
  const unreached = intervening
    .unreached()
    .flatMap(({ index, says }) =>
      index < own.length || isYetToCome(interventions[index]) ? [] : [{ index: index - own.length, says }],
    )
  const common = { events: log.events, unreached, ...(unusable && { unusable }), ...(dropped && { dropped }) }
  if (outcome) {
    log.append('run', { type: 'run-ended', outcome }, log.events.length - 1)
    return { status: 'ended', ...common, outcome, ...(open && { offer: open }) }
  }
  return open
    ? { status: 'awaiting', ...common, prompt: open }
    : { status: 'crashed', ...common, says: 'Nobody can go on, and nobody was asked anything.' }
}

/** What a run needs that is changed from outside: loaded ahead, the first change does not wait for it. */
export const loadIntervening = () => import('./intervene')

/** A run that nobody changes from outside. */
const UNTOUCHED: Intervening = {
  start: async () => {},
  afterAnswer: async () => {},
  unreached: () => [],
  settled: async () => {},
}

interface Parts extends Pick<World, 'clock' | 'scheduler' | 'network' | 'log' | 'directories' | 'random'> {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: TraceLog
  readonly home: Directory
  readonly answering: Answering
  readonly settings: ReadonlyMap<string, ProgramSettings>
}

function worldOf({ home, answering, settings, ...parts }: Parts, flow: Flow, switches: Switches): World {
  return {
    ...parts,
    directory: home,
    emit: (actor, event, cause) => parts.log.append(actor, event, cause),
    ask: answering.ask,
    offer: answering.offer,
    called: (id) => flow.parties.find((party) => party.id === id)?.name ?? id,
    settingsOf: (program) => settings.get(program) ?? {},
    switchOf: (name) => switches[name] ?? unknownSwitch(flow, name),
  }
}

/** One stream a name, however often it is asked for. */
function streams(seed: number): (name: string) => RandomStream {
  const known = new Map<string, RandomStream>()
  return (name) => {
    const stream = known.get(name) ?? createRandom(seed, name)
    known.set(name, stream)
    return stream
  }
}

function directoriesOf(flow: Flow): Record<string, Directory> {
  const tenants = flow.sites.flatMap(({ id, tenant }) => (tenant ? [{ id, tenant }] : []))
  return Object.fromEntries(
    tenants.map(({ id, tenant }, index) => [id, createDirectory(tenant, index === 0 ? undefined : id)]),
  )
}

function noTenant(flow: Flow): never {
  throw new SimulationError(`${flow.slug} has no tenant.`, 'One of its sites needs one.')
}

function opening(
  flow: Flow,
  seed: number,
  switches: Switches,
  directories: Readonly<Record<string, Directory>>,
  interfering: boolean,
) {
  const outside: Party = { id: OUTSIDE, kind: 'program', name: 'Outside', detail: 'sends what it has seen' }
  const own = flow.parties.filter(({ id }) => flow.takesPart?.(id, switches) ?? true)
  const parties = interfering ? [...own, outside] : own
  return {
    type: 'run-started',
    version: TRACE_VERSION,
    flow: flow.slug,
    revision: flow.revision,
    seed,
    switches,
    places: flow.sites.map(({ id, kind, name, detail }) => ({ id, kind, name, detail })),
    parties,
    facts: [
      ...Object.values(directories).flatMap(({ tenant }) => between(factsOf(tenant), tenant.users, parties)),
      ...between(flow.facts?.(switches) ?? [], [], parties),
    ],
  } as const
}

/** Facts that the diagram can ever draw: between objects that are parties, or that may turn out to be somebody's account. */
function between(
  facts: readonly Fact[],
  users: readonly { readonly id: string }[],
  parties: readonly Party[],
): Fact[] {
  const drawn = new Set(parties.flatMap(({ object }) => (object ? [object.id] : [])))
  if (parties.some(({ whoSignsIn }) => whoSignsIn)) for (const { id } of users) drawn.add(id)
  return facts.filter(({ from, to }) => drawn.has(from) && drawn.has(to))
}

/** The switches of `flow` with `chosen` over the defaults. @throws SimulationError for a name or value that does not exist. */
export function resolveSwitches(flow: Flow, chosen: Switches): Record<string, string> {
  for (const [name, value] of Object.entries(chosen)) {
    const known = flow.switches.find((each) => each.name === name) ?? unknownSwitch(flow, name)
    if (!known.values.includes(value)) {
      throw new SimulationError(
        `Switch ${name} has no value "${value}".`,
        `Use one of: ${known.values.join(', ')}.`,
      )
    }
  }
  return Object.fromEntries(
    flow.switches.map((each) => [each.name, chosen[each.name] ?? each.values[0] ?? '']),
  )
}

function unknownSwitch(flow: Flow, name: string): never {
  throw new SimulationError(
    `There is no switch "${name}".`,
    `This flow has: ${flow.switches.map((each) => each.name).join(', ')}.`,
  )
}

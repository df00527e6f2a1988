import { createClock } from '../core/clock'
import { SimulationError } from '../core/errors'
import { createRandom } from '../core/random'
import { createScheduler } from '../core/scheduler'
import { createDirectory } from '../directory/directory'
import { createNetwork } from '../network/virtual-network'
import { TRACE_VERSION } from '../trace/event'
import { createLog } from '../trace/log'
import type { Flow, RunInput } from './flow'
import { type Answer, isAnswer, THINKING_SECONDS } from './prompt'
import type { RunResult } from './run-result'
import type { Ask, World } from './world'

/** Monday 2 March 2026, nine in the morning (UTC): every run begins then. */
export const START_OF_DAY = Date.UTC(2026, 2, 2, 9, 0, 0)

type Awaiting = Extract<RunResult, { status: 'awaiting' }>

/**
 * Runs a flow from the start: (flow, seed, switches, answers) -> trace. Going back, branching and opening a link are this
 * function with other answers. A run that needs an answer it does not have stops there; nothing is left behind, because
 * what waits is referred to by nothing.
 * @throws SimulationError when a switch or a value does not exist, or the seed is not a whole number.
 */
export async function run(flow: Flow, input: RunInput): Promise<RunResult> {
  const switches = resolveSwitches(flow, input.switches ?? {})
  if (!Number.isSafeInteger(input.seed) || input.seed < 0)
    throw new SimulationError(`Seed ${input.seed}.`, 'A seed is a whole number from 0.')
  const clock = createClock(START_OF_DAY)
  const scheduler = createScheduler(clock)
  const log = createLog(clock)
  const directory = createDirectory(flow.tenant)
  const network = createNetwork({ seed: input.seed, clock, scheduler, log })
  let awaiting: Awaiting | undefined
  let outcome: Extract<RunResult, { status: 'ended' }>['outcome'] | undefined

  const world: World = {
    clock,
    scheduler,
    network,
    log,
    directory,
    random: (actor) => createRandom(input.seed, `actor ${actor}`),
    emit: (actor, event, cause) => log.append(actor, event, cause),
    switchOf: (name) => switches[name] ?? unknownSwitch(flow, name),
    ask: createAsk(input.answers ?? [], (prompt) => {
      awaiting ??= { status: 'awaiting', events: log.events, ...prompt }
      return scheduler.forever()
    }),
  }
  const { organization } = flow.tenant
  log.append(
    'run',
    {
      type: 'run-started',
      version: TRACE_VERSION,
      flow: flow.slug,
      revision: flow.revision,
      seed: input.seed,
      switches,
      tenant: {
        id: organization.id,
        displayName: organization.displayName,
        domain: organization.verifiedDomains.find((domain) => domain.isDefault)?.name ?? '',
      },
      parties: flow.parties,
      facts: flow.facts(flow.tenant),
    },
    null,
  )
  try {
    await scheduler.run(async () => {
      outcome = await flow.play(world)
    })
  } catch (fault) {
    return {
      status: 'crashed',
      events: log.events,
      says: fault instanceof Error ? fault.message : String(fault),
    }
  }
  if (outcome) {
    log.append('run', { type: 'run-ended', outcome }, log.events.length - 1)
    return { status: 'ended', events: log.events, outcome }
  }
  return (
    awaiting ?? {
      status: 'crashed',
      events: log.events,
      says: 'Nobody can go on, and nobody was asked anything.',
    }
  )

  function createAsk(
    answers: readonly Answer[],
    suspend: (prompt: Pick<Awaiting, 'prompt' | 'unusable'>) => Promise<never>,
  ): Ask {
    let asked = 0
    return async (actor, kind, page, cause) => {
      const index = asked++
      const opened = log.append(actor, { type: 'prompt-opened', index, prompt: kind, page }, cause)
      const answer = answers[index]
      if (!answer) return suspend({ prompt: { index, kind, page } })
      if (!isAnswer(answer) || answer.prompt !== kind) {
        const given =
          typeof answer === 'object' && answer !== null && 'prompt' in answer
            ? `"${String(answer.prompt)}"`
            : 'something else'
        return suspend({
          prompt: { index, kind, page },
          unusable: { index, says: `Answer ${index + 1} is for ${given}, but the question is "${kind}".` },
        })
      }
      const afterSeconds = answer.afterSeconds ?? THINKING_SECONDS
      await scheduler.sleep(afterSeconds * 1000)
      const seq = log.append(
        actor,
        { type: 'prompt-answered', index, prompt: kind, value: answer.value, afterSeconds },
        opened,
      )
      return { value: answer.value as never, seq }
    }
  }
}

/** The switches of `flow` with `chosen` over the defaults. @throws SimulationError for a name or value that does not exist. */
export function resolveSwitches(
  flow: Flow,
  chosen: Readonly<Record<string, string>>,
): Record<string, string> {
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

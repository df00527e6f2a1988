import type { Clock, EpochMs } from './clock'

interface Waiting {
  readonly at: EpochMs
  readonly order: number
  readonly ready: () => boolean
  readonly resume: () => void
  /** It goes on as well where otherwise nobody could. */
  readonly givesUp?: true
}

/**
 * Hands the baton from actor to actor: one runs until it sleeps, waits or ends; the next is the earliest by (time, order of
 * asking). Parallel WebCrypto finishes in any order, so without a baton the order of a trace would be chance.
 */
export interface Scheduler {
  /** Adds an actor's task. It gets its first turn when the baton is next free. */
  spawn(task: () => Promise<void>): void
  /**
   * Gives the baton away for `ms` of virtual time.
   * @param turn its place among those who wake at the same time: that of now, unless it was taken before
   */
  sleep(ms: number, turn?: number): Promise<void>
  /** A place among those who wake at the same time, taken now for a sleep that begins later. */
  turn(): number
  /** Gives the baton away until `condition` holds; with `givesUp` also no longer than anybody else can go on, or waits for good. */
  until(condition: () => boolean, givesUp?: true): Promise<void>
  /** Gives the baton away for good: the task waits for something this run does not have. */
  forever(): Promise<never>
  /** Gives the baton away until nobody else can go on at this moment. Of those who wait so, whoever began first goes on first. */
  atLast(): Promise<void>
  /**
   * Runs until `main` ends or nobody can go on. Resolves with `true` when `main` ended.
   * @throws whatever a task threw.
   */
  run(main: () => Promise<void>): Promise<boolean>
}

export function createScheduler(clock: Clock): Scheduler {
  const waiting: Waiting[] = []
  let order = 0
  const atLast: (() => void)[] = []
  /** While somebody waits for good, time stands still: what happens later depends on an answer that is not there yet. */
  let horizon = Number.POSITIVE_INFINITY
  let finish: (ended: boolean) => void = () => {}
  let fail: (reason: unknown) => void = () => {}

  function pass(): void {
    const until = atLast.length > 0 ? Math.min(horizon, clock.now()) : horizon
    const next = first(until, (each) => each.ready())
    if (next) return resume(next)
    const last = atLast.shift()
    if (last) return last()
    const stuck = horizon === Number.POSITIVE_INFINITY
    const givenUp = stuck ? first(horizon, (each) => each.givesUp === true) : undefined
    if (givenUp) resume(givenUp)
    else finish(false)
  }
  function resume(next: Waiting): void {
    waiting.splice(waiting.indexOf(next), 1)
    clock.moveTo(next.at)
    next.resume()
  }
  function first(until: EpochMs, may: (each: Waiting) => boolean): Waiting | undefined {
    return waiting
      .filter((each) => each.at <= until && may(each))
      .sort((a, b) => Math.max(a.at, clock.now()) - Math.max(b.at, clock.now()) || a.order - b.order)[0]
  }
  function wait(at: EpochMs, ready: () => boolean, turn = order++, givesUp?: true): Promise<void> {
    return new Promise((resume) => {
      waiting.push({ at, order: turn, ready, resume, ...(givesUp && { givesUp }) })
      pass()
    })
  }
  function spawn(task: () => Promise<void>): void {
    waiting.push({
      at: clock.now(),
      order: order++,
      ready: () => true,
      resume: () => void task().then(pass, fail),
    })
  }
  return {
    spawn,
    sleep: (ms, turn) => wait(clock.now() + ms, () => true, turn),
    turn: () => order++,
    until: (condition, givesUp) => wait(clock.now(), condition, undefined, givesUp),
    forever: () =>
      new Promise<never>(() => {
        horizon = clock.now()
        pass()
      }),
    atLast: () =>
      new Promise((resume) => {
        atLast.push(resume)
        pass()
      }),
    run: (main) =>
      new Promise((resolve, reject) => {
        finish = resolve
        fail = reject
        waiting.push({
          at: clock.now(),
          order: -1,
          ready: () => true,
          resume: () => void main().then(() => resolve(true), reject),
        })
        pass()
      }),
  }
}

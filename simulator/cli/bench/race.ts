import { fork } from 'node:child_process'

const ROUNDS = 11

/** Sign-ins a second, round by round. */
export type Laps = ReadonlyMap<string, readonly number[]>

/**
 * Lets the contestants sign people in, one after the other within each round, so that whatever else the machine does falls on
 * all of them alike.
 * @param program path of the program that is one contestant's process
 */
export async function race(names: readonly string[], program: string): Promise<Laps> {
  const laps = new Map(names.map((name) => [name, [] as number[]]))
  const lanes = new Map<string, Lane>()
  try {
    for (const name of names) {
      const lane = openLane(program, name)
      lanes.set(name, lane)
      await lane.says()
    }
    for (let round = 0; round < ROUNDS; round++) {
      // Nobody is always the first.
      for (const at of names.keys()) {
        const name = names[(at + round) % names.length] ?? ''
        laps.get(name)?.push(Number(await lanes.get(name)?.lap()))
      }
    }
    return laps
  } finally {
    for (const lane of lanes.values()) lane.close()
  }
}

interface Lane {
  /** The next word of the contestant. @throws Error when its process ends instead */
  says(): Promise<unknown>
  lap(): Promise<unknown>
  close(): void
}

function openLane(program: string, name: string): Lane {
  // A peer remarks on its set-up: that is shown only when it matters.
  const child = fork(program, [name], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let remarks = ''
  child.stderr?.on('data', (text) => {
    remarks += text
  })
  const says = () =>
    new Promise<unknown>((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`${name} ended with ${code}. ${remarks}`))
      child.once('exit', ended)
      child.once('message', (message) => {
        child.off('exit', ended)
        resolve(message)
      })
    })
  return {
    says,
    lap: () => {
      const answer = says()
      child.send('go')
      return answer
    },
    close: () => void child.kill(),
  }
}

/** Median over the rounds. */
export function speed(laps: Laps, name: string): number {
  return median(laps.get(name) ?? [])
}

/** How many times as fast `name` is as `peer`, by the medians of both. */
export function ratio(laps: Laps, name: string, peer: string): number {
  return speed(laps, name) / speed(laps, peer)
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which the share `q` of `values` lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

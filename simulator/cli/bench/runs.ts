import { catalogue } from '../../flows/catalogue'
import { completeRun } from '../../run/complete'
import { quantile } from './race'
import { type Row, row } from './row'

const WARM_UP = 30
const TIMES = 200

/** A run as a reader has it: every answer runs the flow again from its start, until it ends. And how much a trace weighs. */
export async function runs(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const entry of catalogue) {
    const flow = await entry.flow()
    const times: number[] = []
    let events: readonly unknown[] = []
    let prompts = 0
    for (let seed = 0; seed < WARM_UP + TIMES; seed++) {
      const since = performance.now()
      const { result, answers } = await completeRun(flow, { seed })
      if (seed >= WARM_UP) times.push(performance.now() - since)
      events = result.events
      prompts = answers.length
    }
    const name = `${flow.slug}, all of ${prompts + 1} runs for ${prompts} answers`
    const bytes = Buffer.byteLength(JSON.stringify(events))
    rows.push(
      row(`${name}, p50`, 'ms', quantile(times, 0.5)),
      row(`${name}, p95`, 'ms', quantile(times, 0.95)),
      row(`${flow.slug}, its trace of ${events.length} events`, 'KiB', bytes / 1024),
    )
  }
  return rows
}

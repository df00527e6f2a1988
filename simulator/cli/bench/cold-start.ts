import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { median } from './race'
import { type Row, row } from './row'

const TIMES = 7

/** Prints how long it took to load the engine and to have the first trace, up to the first question. */
const MEASURE = `
const since = performance.now()
const { flows, run } = await import('./engine.mjs')
const { events } = await run(flows[0], { seed: 1 })
console.log(performance.now() - since, events.length)
`

/**
 * From nothing loaded to the first trace, each time in a process of its own.
 * @param engine path of door 1
 */
export async function coldStart(engine: string): Promise<readonly Row[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lab-bench-'))
  try {
    await build({
      entryPoints: [engine],
      outfile: path.join(folder, 'engine.mjs'),
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
    })
    await writeFile(path.join(folder, 'measure.mjs'), MEASURE)
    const times: number[] = []
    for (let time = 0; time < TIMES; time++) {
      const { stdout } = await promisify(execFile)(process.execPath, [path.join(folder, 'measure.mjs')])
      const [ms, events] = stdout.split(' ').map(Number)
      if (!ms || !events) throw new Error(`The cold start printed ${stdout}`)
      times.push(ms)
    }
    return [row('engine loaded and first trace, in a fresh process', 'ms', median(times))]
  } finally {
    await rm(folder, { recursive: true })
  }
}

// `npm run check`: everything that can be said about the tree without a browser, in parallel, a line for each part.
//   npm run check -- types content     only the parts whose name contains one of these words
//   npm run check -- --prove           plant a violation for each part in a copy, and see each part fail
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parts } from './lib/parts.mjs'
import { at } from './lib/paths.mjs'

/**
 * Runs the parts, printing one verdict a line and then the full text of what failed.
 * @returns {Promise<{name: string, code: number, passed: number, failed: number, output: string}[]>}
 */
export async function check(wanted = parts, say = console.log) {
  const since = Date.now()
  const results = []
  const queue = [...wanted]
  mkdirSync(at('.cache'), { recursive: true })
  async function worker() {
    for (let part = queue.shift(); part; part = queue.shift()) {
      const result = await part.run()
      const ok = result.code === 0
      say(
        `${ok ? 'ok    ' : 'FAILED'} ${part.name.padEnd(18)} ${result.seconds.padStart(5)} s  ${result.detail ?? ''}`.trimEnd(),
      )
      results.push({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, ...result, name: part.name })
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker))
  for (const { name, output } of results.filter(({ code }) => code !== 0))
    say(`\n--- ${name} ---\n${output.trim()}`)
  const failures = results.filter(({ code }) => code !== 0).length
  say(
    `\n${results.length - failures} of ${results.length} parts ok, in ${((Date.now() - since) / 1000).toFixed(1)} s`,
  )
  return results
}

if (import.meta.filename === realpathSync(process.argv[1])) {
  const words = process.argv.slice(2)
  if (words.includes('--prove')) {
    const { prove } = await import('./lib/prove.mjs')
    process.exit((await prove()).every(({ proved }) => proved) ? 0 : 1)
  }
  const report = words.find((word) => word.startsWith('--report='))?.slice('--report='.length)
  const names = words.filter((word) => !word.startsWith('--'))
  const wanted =
    names.length > 0 ? parts.filter(({ name }) => names.some((word) => name.includes(word))) : parts
  if (wanted.length === 0) {
    console.error(`No such part. There are: ${parts.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  const results = await check(wanted)
  if (report) writeFileSync(report, JSON.stringify(results))
  process.exit(results.every(({ code }) => code === 0) ? 0 : 1)
}

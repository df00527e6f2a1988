import { readFileSync, rmSync } from 'node:fs'
import { at } from './paths.mjs'
import { runNode } from './run.mjs'

/** Runs the browser tests and counts them. @returns {Promise<{ passed: number, failed: number }>} */
export async function browserTests(env) {
  const report = at('e2e/.results/report.json')
  rmSync(report, { force: true })
  const { code } = await runNode([at('scripts/e2e.mjs')], { output: 'show', env })
  try {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'))
    if (stats.skipped > 0) console.log(`${stats.skipped} browser tests were skipped`)
    const failed = stats.unexpected + stats.flaky
    // A browser run can break without a test of its own to blame.
    return { passed: stats.expected, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

// `npm run e2e [-- playwright's arguments]`: builds what is stale, finds a browser and free ports, runs Playwright.
// LAB_URL=http://localhost:3100 npm run e2e -- lesson   tests a server that already runs, without building;
// with LAB_DEV=1 it is a development server, and what only a build can show is left out.
// `-- --under-load[=loops] [--times=n] early keyboard` runs them n times (3) with busy loops (3) beside them, on a machine that
// has something else to do, and says how many of how many passed. A test that passes on an idle machine only is a fault found late.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { bin } from './lib/bin.mjs'
import { ensureBuilds } from './lib/builds.mjs'
import { besideBusyLoops } from './lib/busy-loops.mjs'
import { ensureTestChromium } from './lib/chromium.mjs'
import { freePort } from './lib/free-port.mjs'
import { at } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { readLoad, tally } from './lib/under-load.mjs'

let load
try {
  load = readLoad(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exit(2)
}
const { loops, times, rest } = load
const report = at('e2e/.results/report.json')

const chromium = await ensureTestChromium()
// The build of plain files is visited in the long tests.
const builds = process.env.LAB_LONG ? ['served', 'static'] : ['served']
if (!process.env.LAB_URL && !(await ensureBuilds(console.log, builds))) process.exit(1)
rmSync(report, { force: true })
const env = {
  CHROMIUM_PATH: chromium,
  LAB_SERVED_PORT: await freePort(),
  LAB_STATIC_PORT: await freePort(),
  ...(loops > 0 ? { LAB_UNDER_LOAD: '1' } : {}),
}
const args = ['test', '--config', 'e2e/playwright.config.ts', `--repeat-each=${times}`, ...rest]
const { code } = await besideBusyLoops(loops, () =>
  runNode([bin.playwright, ...args], { output: 'show', env }),
)
if (loops > 0 && !existsSync(report)) console.error('The run broke off before it could be counted.')
else if (loops > 0) {
  const { passed, all, lines } = tally(JSON.parse(readFileSync(report, 'utf8')))
  for (const line of lines) console.log(line)
  console.log(`${passed} of ${all} runs passed, with ${loops} busy loops beside them`)
}
process.exit(loops > 0 && !existsSync(report) ? 1 : code)

// `npm run test:long`: what is slow by nature, and every flow and every page in three browsers. Installs and builds like `npm test`.
import { ensureInstalled } from './lib/install.mjs'
import { at } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'

const since = Date.now()
let passed = 0
let failed = 0
const heading = (text) => console.log(`\n== ${text} (${((Date.now() - since) / 1000).toFixed(0)} s)`)
const count = (good, bad) => {
  passed += good
  failed += bad
}

heading('Install')
await ensureInstalled()
// Everything below may use packages.
const { browserTests } = await import('./lib/browser-tests.mjs')
const { ensureBrowsers } = await import('./lib/browsers.mjs')
const { ensureBuilds } = await import('./lib/builds.mjs')
const { ensureTestChromium } = await import('./lib/chromium.mjs')
const { unitTests } = await import('./lib/parts.mjs')
const { prove } = await import('./lib/prove.mjs')
const LONG = { LAB_LONG: '1' }

const chromium = await ensureTestChromium()
await ensureBrowsers()

heading('Build')
const built = await ensureBuilds()
count(0, built ? 0 : 1)

heading('Each part of the check fails when it should')
for (const { proved } of await prove()) count(proved ? 1 : 0, proved ? 0 : 1)

heading('Long unit tests')
const unit = await unitTests(LONG)
console.log(unit.code === 0 ? unit.detail : unit.output)
count(unit.passed, unit.failed)

if (built) {
  heading('Long browser tests')
  const browser = await browserTests({ ...LONG, CHROMIUM_PATH: chromium })
  count(browser.passed, browser.failed)

  heading('Every flow and every page in three browsers')
  const { code, output } = await runNode(['--import', 'tsx', at('scripts/long/browsers.mts')], {
    env: { CHROMIUM_PATH: chromium },
  })
  console.log(output.trim())
  const [, good, bad] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? []
  count(Number(good ?? 0), Math.max(Number(bad ?? 0), code === 0 && good ? 0 : 1))
}

heading('Result')
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

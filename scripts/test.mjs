// `npm test`: everything, on a machine that has Node and git. Plain Node: it runs before anything is installed.
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
console.log('  all packages are there')
// Everything below may use packages.
const { ensureTestChromium } = await import('./lib/chromium.mjs')
const { ensureBuilds } = await import('./lib/builds.mjs')
const { browserTests } = await import('./lib/browser-tests.mjs')
const { check } = await import('./check.mjs')

const chromium = await ensureTestChromium()
console.log(`  the browser is ${chromium}`)

heading('Build')
const built = await ensureBuilds(console.log, ['served'])
count(built ? 1 : 0, built ? 0 : 1)

heading('Check')
for (const result of await check()) count(result.passed, result.failed)

heading('Size budgets of the builds')
const budgets = await runNode([at('scripts/budgets.mjs'), '--built'], { output: 'show' })
count(budgets.code === 0 ? 1 : 0, budgets.code === 0 ? 0 : 1)

heading('Browser tests')
if (built) {
  const { passed: good, failed: bad } = await browserTests({ CHROMIUM_PATH: chromium })
  count(good, bad)
} else {
  console.log('There is no build to test in a browser.')
  count(0, 1)
}

heading('Result')
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

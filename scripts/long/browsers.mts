// Every flow and every page in Chromium, Firefox and WebKit: the traces are those of Node to the byte, and every page can be used.
// The last line counts. A browser that is missing is a failure in CI, and a line elsewhere.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { everyFlow, expected, playAll, verdict } from '../../e2e/flow'
import { bin } from '../lib/bin.mjs'
import { browsers, ensureBrowsers } from '../lib/browsers.mjs'
import { ensureBuilds } from '../lib/builds.mjs'
import { embedPages, sitePages } from '../lib/built-pages.mjs'
import { bundleEngine } from '../lib/engine-bundle.mjs'
import { freePort } from '../lib/free-port.mjs'
import { startUntil } from '../lib/webdriver.mjs'
import { usePage } from './in-page.mjs'

const SEEDS = [0, 1, 2, 3, 2026, 65_537, 999_999_999_999_999]
const LABS = /^\/(?:lab|stage|embed)\/([^/]+)$/

let passed = 0
let failed = 0
function tell(what: string, wrong: readonly string[]): void {
  if (wrong.length === 0) passed += 1
  else failed += 1
  console.log(`${wrong.length === 0 ? 'ok    ' : 'FAILED'} ${what}`)
  for (const line of wrong) console.log(`         ${line}`)
}

const missing = await ensureBrowsers()
for (const { name, missing: what } of missing) {
  if (process.env.CI) tell(name, [`is not here: ${what}`])
  else console.log(`${name} is left out. Missing: ${what}`)
}
if (!(await ensureBuilds(console.log, ['served']))) process.exit(1)

const engine = await bundleEngine()
const inNode = await playAll(
  await import(`data:text/javascript;base64,${Buffer.from(engine).toString('base64')}`),
  SEEDS,
)
const verdicts = new Map<string, string>()
for (const told of everyFlow) verdicts.set(told.flow.slug, verdict((await expected({}, [], told)).result))

const engineServer = createServer((request, response) => {
  const isEngine = request.url === '/engine.mjs'
  response.writeHead(200, { 'Content-Type': isEngine ? 'text/javascript' : 'text/html' })
  response.end(isEngine ? engine : '<!doctype html><link rel="icon" href="data:,"><title>Engine</title>')
})
await new Promise<void>((resolve) => engineServer.listen(0, '127.0.0.1', resolve))
const enginePlace = `http://127.0.0.1:${(engineServer.address() as AddressInfo).port}/`

const port = await freePort()
const { child: site } = await startUntil(
  process.execPath,
  [bin.next, 'start', '-H', '127.0.0.1', '-p', port],
  /Ready in/,
)

/** In a page of nothing: the engine comes, and plays. */
async function playHere(source: string, seeds: readonly number[]) {
  const play = new Function('__name', `return (${source})`)((work: unknown) => work) as typeof playAll
  const address = '/engine.mjs'
  return play(await import(address), seeds)
}

type Browser = (typeof browsers)[number]
async function tryOne({ name, open }: Browser): Promise<void> {
  const tab = await open()
  try {
    await tab.goto(enginePlace)
    const here: typeof inNode = await tab.evaluate(playHere, playAll.toString(), SEEDS)
    for (const { flow } of everyFlow) {
      const runs = Object.entries(inNode).filter(([run]) => run.startsWith(`${flow.slug} `))
      const others = runs.filter(([run, { digest }]) => here[run]?.digest !== digest)
      tell(
        `${name}: ${flow.slug}, ${runs.length} runs, the traces of Node`,
        others.map(([run]) => `another trace: ${run}`),
      )
    }
    tab.complaints()
    for (const page of [...sitePages(), ...embedPages()]) {
      const slug = LABS.exec(page)?.[1]
      await tab.goto(`http://localhost:${port}${page}`)
      const found: readonly string[] = await tab.evaluate(usePage, { verdict: slug && verdicts.get(slug) })
      tell(`${name}: ${page}`, [...found, ...tab.complaints()])
    }
  } finally {
    await tab.close()
  }
}

try {
  for (const browser of browsers) {
    if (missing.some(({ name }) => name === browser.name)) continue
    try {
      await tryOne(browser)
    } catch (error) {
      tell(browser.name, [`broke off: ${error}`])
    }
  }
} finally {
  site.kill()
  engineServer.close()
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

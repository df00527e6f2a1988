// `node scripts/bench-chromium.mjs [--format json]`: the engine in Chromium, from nothing loaded to the first trace, and complete
// runs as a reader has them. Prints rows like `npm run bench`.
import { createServer } from 'node:http'
import { chromium } from '@playwright/test'
import { chromiumArguments, ensureChromium } from './lib/chromium.mjs'
import { bundleEngine } from './lib/engine-bundle.mjs'

const LOADS = 15
const WARM_UP = 30
const RUNS = 300

const asJson =
  process.argv.includes('--format=json') || process.argv[process.argv.indexOf('--format') + 1] === 'json'
const engine = await bundleEngine()

// The two headers isolate the page, and an isolated page has a clock of 5 microseconds instead of 100.
const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cache-Control': 'no-store',
}
const server = createServer(({ url }, response) => {
  const isEngine = url === '/engine.mjs'
  response.writeHead(200, { ...isolated, 'Content-Type': isEngine ? 'text/javascript' : 'text/html' })
  response.end(isEngine ? engine : '<!doctype html><link rel="icon" href="data:,"><title>Bench</title>')
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://localhost:${server.address().port}`

const browser = await chromium.launch({
  executablePath: await ensureChromium({ say: console.error }),
  args: chromiumArguments,
})

/** In the page: fetch, compile and evaluate the engine, then run a flow to its first question. */
async function firstTrace() {
  const since = performance.now()
  const { catalogue, run } = await import('/engine.mjs')
  const flow = await catalogue[0].flow()
  const loaded = performance.now()
  const { events } = await run(flow, { seed: 1 })
  if (events.length === 0) throw new Error('There is no trace')
  return { loading: loaded - since, running: performance.now() - loaded }
}

/** In the page: complete runs of the first flow, every answer starting it anew, each with its trace. */
async function completeRuns({ warmUp, times }) {
  const { catalogue, completeRun } = await import('/engine.mjs')
  const flow = await catalogue[0].flow()
  const found = []
  for (let seed = 0; seed < warmUp + times; seed++) {
    const since = performance.now()
    const { result } = await completeRun(flow, { seed })
    const took = performance.now() - since
    if (result.status !== 'ended') throw new Error(`Seed ${seed} is ${result.status}`)
    if (seed >= warmUp) found.push(took)
  }
  return { slug: flow.slug, found }
}

async function inFreshPage(task, argument) {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(address)
    return await page.evaluate(task, argument)
  } finally {
    await context.close()
  }
}

const quantile = (values, q) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]
}
const row = (name, value) => ({ name, unit: 'ms', value: Math.round(value * 100) / 100, ratios: {} })

try {
  const loads = []
  for (let load = 0; load < LOADS; load++) loads.push(await inFreshPage(firstTrace))
  const { slug, found } = await inFreshPage(completeRuns, { warmUp: WARM_UP, times: RUNS })
  const rows = [
    row(
      'chromium: first trace after the engine is loaded, p50',
      quantile(
        loads.map(({ running }) => running),
        0.5,
      ),
    ),
    row(
      'chromium: first trace after the engine is loaded, p95',
      quantile(
        loads.map(({ running }) => running),
        0.95,
      ),
    ),
    row(
      'chromium: engine fetched, compiled and first trace, p50',
      quantile(
        loads.map(({ loading, running }) => loading + running),
        0.5,
      ),
    ),
    row(`chromium: ${slug}, complete interactive run, p50`, quantile(found, 0.5)),
    row(`chromium: ${slug}, complete interactive run, p95`, quantile(found, 0.95)),
  ]
  console.log(
    asJson
      ? JSON.stringify(rows, null, 2)
      : rows.map(({ name, value }) => `${name.padEnd(70)} ${value.toFixed(2).padStart(8)} ms`).join('\n'),
  )
} finally {
  await browser.close()
  server.close()
}

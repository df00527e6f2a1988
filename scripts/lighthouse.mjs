// `npm run lighthouse [-- /address ...] [-- --runs=5]`: the mobile preset, the median of five runs for each page, a table.
// Fails under: performance 95, the other categories 100, any layout shift.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bin } from './lib/bin.mjs'
import { ensureBuilds } from './lib/builds.mjs'
import { chromiumArguments, ensureChromium } from './lib/chromium.mjs'
import { freePort } from './lib/free-port.mjs'
import { at, root } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'

const PAGES = ['/', '/learn', '/learn/authentication/signing-in', '/what-if']
const FLOORS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }

const words = process.argv.slice(2)
const runs = Number(words.find((word) => word.startsWith('--runs='))?.slice('--runs='.length) ?? 5)
const given = words.filter((word) => word.startsWith('/'))
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]

const port = await freePort()

const chromium = await ensureChromium()
if (!(await ensureBuilds(console.log, ['served']))) process.exit(1)
/** One embed weighs what they all weigh. */
const embed = readdirSync(at('public/embed')).find((name) =>
  existsSync(at('public/embed', name, 'index.html')),
)
const pages = given.length > 0 ? given : [...PAGES, `/embed/${embed}`]
const server = spawn(process.execPath, [bin.next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
})
await new Promise((resolve) =>
  server.stdout.on('data', (text) => String(text).includes('Ready in') && resolve()),
)
const folder = mkdtempSync(path.join(tmpdir(), 'tenant-lab-lighthouse-'))

/** One report of one page. @throws when Lighthouse writes none */
async function measure(address) {
  const file = path.join(folder, 'report.json')
  rmSync(file, { force: true })
  const { output } = await runNode(
    [
      at('node_modules/lighthouse/cli/index.js'),
      `http://localhost:${port}${address}`,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--chrome-flags=--headless=new ${chromiumArguments.join(' ')}`,
    ],
    { env: { CHROME_PATH: chromium } },
  )
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`Lighthouse wrote no report for ${address}:\n${output}`)
  }
}

const problems = []
const rows = []
try {
  for (const address of pages) {
    const reports = []
    for (let run = 0; run < runs; run++) {
      reports.push(await measure(address))
      console.log(
        `  ${address} ${run + 1} of ${runs}: performance ${Math.round(reports.at(-1).categories.performance.score * 100)}`,
      )
    }
    const row = { page: address }
    for (const [category, floor] of Object.entries(FLOORS)) {
      row[category] = Math.round(
        100 * median(reports.map(({ categories }) => categories[category]?.score ?? 0)),
      )
      if (row[category] >= floor) continue
      const refs = reports.at(-1).categories[category]?.auditRefs ?? []
      const missed = refs
        .filter(({ id, weight }) => weight > 0 && (reports.at(-1).audits[id].score ?? 1) < 1)
        .map(({ id }) => id)
      problems.push(`${address}: ${category} ${row[category]}, the floor is ${floor} (${missed.join(', ')})`)
    }
    const audit = (name) => median(reports.map(({ audits }) => audits[name].numericValue))
    row['layout shift'] = Number(audit('cumulative-layout-shift').toFixed(3))
    row['LCP ms'] = Math.round(audit('largest-contentful-paint'))
    row['TBT ms'] = Math.round(audit('total-blocking-time'))
    if (row['layout shift'] > 0) problems.push(`${address}: layout shift ${row['layout shift']}`)
    rows.push(row)
  }
} finally {
  server.kill()
  rmSync(folder, { recursive: true, force: true })
}
console.table(rows)
for (const problem of problems) console.error(problem)
process.exit(problems.length > 0 ? 1 : 0)

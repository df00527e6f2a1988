// `node scripts/bench-diagram.mjs [--format json]`: the live diagram of the site with 50 nodes and 20 tickets on their way, in
// Chromium: the time between frames while the tickets move, and while a node is dragged at the same time.
import { createServer } from 'node:http'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import { chromiumArguments, ensureChromium } from './lib/chromium.mjs'
import { root } from './lib/paths.mjs'

const NODES = 50
const TICKETS = 20
const SECONDS = 3
const asJson =
  process.argv.includes('--format=json') || process.argv[process.argv.indexOf('--format') + 1] === 'json'

/** A page with nothing but the diagram: a crowd of parties, every lane between neighbours, and a clock that drives the tickets. */
const harness = `
import { createRoot } from 'react-dom/client'
import { LiveDiagram } from './components/diagram/LiveDiagram'
import './node_modules/@xyflow/react/dist/base.css'
import './components/diagram/diagram.css'
const KINDS = ['user', 'group', 'browser', 'phone', 'television', 'program', 'identity-provider', 'application', 'service-principal', 'resource']
const parties = Array.from({ length: ${NODES} }, (_, n) => ({ id: 'p' + n, kind: KINDS[n % KINDS.length], name: 'Party ' + n, detail: 'one of many', place: ['bench', 'bench', undefined][n % 3] }))
const places = Object.fromEntries(parties.map(({ id }, n) => [id, { x: 100 + (n % 10) * 190, y: 100 + Math.floor(n / 10) * 190 }]))
const lanes = parties.slice(1).map(({ id }, n) => ({ id: 'l' + n, from: 'p' + n, to: id, kind: n % 2 ? 'front' : 'back' }))
const cargo = ['authorization-code', 'id-token', 'access-token', 'refresh-token']
const flights = lanes.slice(0, ${TICKETS}).map(({ id, from, to, kind }, n) => ({ id, from, to, kind, cargo: [cargo[n % 4]], start: 0, end: 1 }))
const listeners = new Set()
let position = 0
const tick = (now) => { position = (now % 2000) / 2000; for (const each of listeners) each(); requestAnimationFrame(tick) }
requestAnimationFrame(tick)
const source = { position: () => position, subscribe: (each) => (listeners.add(each), () => listeners.delete(each)) }
const diagram = { places: [{ id: 'bench', kind: 'tenant', name: 'Bench', detail: 'bench.example' }], parties, facts: [], lanes }
createRoot(document.getElementById('root')).render(
  <LiveDiagram name="bench" diagram={diagram} places={places} width={1280} height={800} faces={{}} flights={flights} source={source} standing={false} />,
)
`
const { outputFiles } = await build({
  stdin: { contents: harness, resolveDir: root, loader: 'tsx', sourcefile: 'bench.tsx' },
  bundle: true,
  write: false,
  outdir: root,
  format: 'esm',
  jsx: 'automatic',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
})
const text = (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
const page = `<!doctype html><link rel="icon" href="data:,"><title>Bench</title><style>body{margin:0}.diagram{width:1280px;height:800px}${text('.css')}</style><div id="root"></div><script type="module">${text('.js').replaceAll('</script', '<\\/script')}</script>`
const server = createServer((_, response) =>
  response.writeHead(200, { 'Content-Type': 'text/html' }).end(page),
)
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

const browser = await chromium.launch({
  executablePath: await ensureChromium({ say: console.error }),
  args: chromiumArguments,
})
const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } })
tab.on('pageerror', (fault) => {
  throw fault
})
await tab.goto(`http://localhost:${server.address().port}`)
const nodes = tab.locator('.react-flow__node')
await nodes.nth(NODES - 1).waitFor()
const flying = await tab.locator('.flying').count()
if (flying !== TICKETS) throw new Error(`${flying} tickets are on their way, not ${TICKETS}`)

/** In the page: times between frames, in milliseconds, for as long as asked. */
const frames = (seconds) =>
  new Promise((resolve) => {
    const gaps = []
    let last = performance.now()
    const end = last + seconds * 1000
    const next = (now) => {
      gaps.push(now - last)
      last = now
      if (now < end) requestAnimationFrame(next)
      else resolve(gaps.slice(2))
    }
    requestAnimationFrame(next)
  })
const p95 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN

const moving = await tab.evaluate(frames, SECONDS)
const box = await nodes.nth(22).boundingBox()
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
await tab.mouse.move(x, y)
await tab.mouse.down()
const measured = tab.evaluate(frames, SECONDS)
let done = false
measured.then(() => {
  done = true
})
for (let turn = 0; !done; turn++)
  await tab.mouse.move(x + 60 * Math.sin(turn / 8), y + 60 * Math.cos(turn / 8))
const dragging = await measured
await tab.mouse.up()
const after = await nodes.nth(22).boundingBox()
if (after.x === box.x && after.y === box.y) throw new Error('The node did not move')
await browser.close()
server.close()

const rows = [
  {
    name: `diagram: ${NODES} nodes, ${TICKETS} moving tickets, frame p95`,
    unit: 'ms',
    value: p95(moving),
    ratios: {},
  },
  {
    name: 'diagram: the same while a node is dragged, frame p95',
    unit: 'ms',
    value: p95(dragging),
    ratios: {},
  },
]
if (asJson) console.log(JSON.stringify(rows, null, 2))
else for (const { name, unit, value } of rows) console.log(`${value.toFixed(1).padStart(8)} ${unit}  ${name}`)

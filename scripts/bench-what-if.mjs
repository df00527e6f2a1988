// `node scripts/bench-what-if.mjs [--format json]`: the page /what-if in Chromium, with 50 policies: how long an answer takes, until
// it is on screen, and the search for counterfactuals in the worker; a typed edit of one policy among many; then an import of a
// large tenant, and whether the page goes on answering meanwhile.
import { createServer } from 'node:http'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import { chromiumArguments, ensureChromium } from './lib/chromium.mjs'
import { root } from './lib/paths.mjs'

const POLICIES = 50
const QUESTIONS = 60
/** One of so many policies is edited; and of so many, of which not all are drawn. */
const EDITED = [200, 5_000]
const EDITS = 60
const LARGE = { users: 10_000, groups: 1_000, policies: 200 }
const asJson =
  process.argv.includes('--format=json') || process.argv[process.argv.indexOf('--format') + 1] === 'json'

/** The live page over a tenant of as many policies as asked for, and handles to ask it, to wait for it and to import. */
const harness = `
import { createRoot } from 'react-dom/client'
import * as policy from './simulator/doors/policy'
import * as aside from './simulator/doors/policy-aside'
import { WhatIf } from './components/what-if/WhatIf'
import { createHelper } from './components/what-if/model/helper'
import { createWhatIf } from './components/what-if/model/store'
import { createTransfer } from './components/what-if/model/transfer'
import './components/site/work-page.css'
import './components/what-if/what-if.css'
const engine = { ...policy, ...aside }
const { conditionalAccessPolicies: some } = engine.contosoPolicyTenant
const policies = (count) => Array.from({ length: count }, (_, n) => ({ ...some[n % some.length], id: 'policy-' + n, displayName: 'Policy ' + n + ': ' + some[n % some.length].displayName }))
const helper = createHelper(() => new Worker('/worker.js', { type: 'module' }))
const control = createWhatIf(engine, [], helper)
const transfer = createTransfer(control, helper)
createRoot(document.getElementById('root')).render(<WhatIf live={{ control, transfer, helper }} />)
control.answerFrom({ ...engine.contosoPolicyTenant, conditionalAccessPolicies: policies(${POLICIES}) }, control.store.getState().source, control.worked)
const painted = () => new Promise((resolve) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => resolve(performance.now()); port2.postMessage(0) }))
const found = () => new Promise((resolve) => { const { store } = control; if (store.getState().counterfactuals.status === 'found') resolve(); else { const stop = store.subscribe((state) => { if (state.counterfactuals.status === 'found') { stop(); resolve() } }) } })
const CHANGES = [{ country: 'NO' }, { country: 'BR' }, { signInRiskLevel: 'high' }, { ipAddress: '203.0.113.9' }, { deviceInfo: { isCompliant: true, trustType: 'AzureAD' } }, { clientAppType: 'other' }, { signInRiskLevel: 'none', deviceInfo: null, ipAddress: '198.51.100.23', clientAppType: 'browser' }]
const last = (name) => performance.getEntriesByName(name).at(-1).duration
window.ask = async (count) => {
  const rows = []
  for (let n = 0; n < count; n++) {
    await painted()
    const begun = performance.now()
    control.change(CHANGES[n % CHANGES.length])
    const answer = last('what-if:answer')
    await Promise.resolve()
    document.body.getBoundingClientRect()
    const drawn = performance.now() - begun
    const shown = (await painted()) - begun
    await found()
    rows.push({ answer, drawn, shown, search: last('what-if:counterfactuals') })
  }
  return rows
}
const type = (field, text) => {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
window.edit = async (policyCount, editCount) => {
  control.answerFrom({ ...engine.contosoPolicyTenant, conditionalAccessPolicies: policies(policyCount) }, control.store.getState().source, control.worked)
  control.edit('policy-' + (policyCount / 2))
  const written = () => document.querySelector('.wi-editor textarea')
  while (!written()?.value.includes('"policy-' + policyCount / 2 + '"')) {
    await painted()
    const buttons = [...document.querySelectorAll('.wi-editor-head button')]
    if (!written()) buttons.find(({ textContent }) => textContent === 'Graph JSON')?.click()
  }
  const rows = []
  const answered = () => new Promise((resolve) => { const { store } = control; if (!store.getState().thinking) resolve(); else { const stop = store.subscribe((state) => { if (!state.thinking) { stop(); resolve() } }) } })
  for (let n = 0; n < editCount; n++) {
    const field = written()
    const policy = JSON.parse(field.value)
    const { conditions } = policy
    const next = n % 3 === 0 ? { ...policy, state: policy.state === 'enabled' ? 'disabled' : 'enabled' } : n % 3 === 1 ? { ...policy, conditions: { ...conditions, users: { includeUsers: ['All'], excludeGroups: n % 2 ? [] : ['g' + n] } } } : { ...policy, displayName: policy.displayName + 'x' }
    await painted()
    const begun = performance.now()
    type(field, JSON.stringify(next, null, 2))
    await answered()
    rows.push((await painted()) - begun)
    if (control.store.getState().tenant.conditionalAccessPolicies[policyCount / 2].displayName !== next.displayName) throw new Error('The edit did not arrive.')
  }
  const drawn = document.querySelectorAll('.wi-row').length
  return { rows, drawn }
}
window.bring = async ({ users, groups, policies: count }) => {
  const id = (kind, n) => kind + '0000000-0000-4000-8000-' + String(n).padStart(12, '0')
  const list = (name, value) => ({ name: name + '.json', file: new Blob([JSON.stringify({ '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#' + name, value })]) })
  const files = [
    list('users', Array.from({ length: users }, (_, n) => ({ '@odata.type': '#microsoft.graph.user', id: id('a', n), displayName: 'Person ' + n, userPrincipalName: 'p' + n + '@contoso.example', userType: 'Member', accountEnabled: true, department: 'D' + (n % 40) }))),
    list('groups', Array.from({ length: groups }, (_, n) => ({ '@odata.type': '#microsoft.graph.group', id: id('b', n), displayName: 'Group ' + n, groupTypes: [], members: Array.from({ length: 30 }, (_, m) => ({ id: id('a', (n * 31 + m * 17) % users) })) }))),
    list('identity/conditionalAccess/policies', policies(count).map((policy, n) => ({ ...policy, id: id('c', n), conditions: { ...policy.conditions, users: { includeGroups: [id('b', n % groups)] } } }))),
  ]
  const gaps = []
  let previous = performance.now()
  let going = true
  const frame = (now) => { gaps.push(now - previous); previous = now; if (going) requestAnimationFrame(frame) }
  requestAnimationFrame(frame)
  await transfer.bring(files)
  const { importing, tenant } = control.store.getState()
  await painted()
  going = false
  if (importing.status !== 'done' || tenant.users.length < users) throw new Error('The import failed: ' + JSON.stringify(importing).slice(0, 300))
  return { ms: importing.ms, longest: Math.max(...gaps.slice(1)) }
}
`
const options = {
  bundle: true,
  write: false,
  outdir: root,
  format: 'esm',
  jsx: 'automatic',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  absWorkingDir: root,
  logLevel: 'error',
}
const [page, worker] = await Promise.all([
  build({
    ...options,
    stdin: { contents: harness, resolveDir: root, loader: 'tsx', sourcefile: 'bench.tsx' },
  }),
  build({ ...options, entryPoints: ['components/what-if/model/worker.ts'] }),
])
const text = ({ outputFiles }, ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
const html = `<!doctype html><link rel="icon" href="data:,"><title>Bench</title><style>${text(page, '.css')}</style><div id="root" class="work what-if"></div><script type="module">${text(page, '.js').replaceAll('</script', '<\\/script')}</script>`
const server = createServer(({ url }, response) =>
  url === '/worker.js'
    ? response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(text(worker, '.js'))
    : response.writeHead(200, { 'Content-Type': 'text/html' }).end(html),
)
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

const browser = await chromium.launch({
  executablePath: await ensureChromium({ say: console.error }),
  args: chromiumArguments,
})
const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } })
tab.on('pageerror', (fault) => {
  throw fault
})
await tab.goto(`http://localhost:${server.address().port}`)
await tab
  .locator('.wi-row')
  .nth(POLICIES - 1)
  .waitFor()
// The first few also warm up what the browser compiles late.
await tab.evaluate((count) => window.ask(count), 14)
const asked = await tab.evaluate((count) => window.ask(count), QUESTIONS)
const edited = []
for (const count of EDITED)
  edited.push({
    count,
    ...(await tab.evaluate(([policies, edits]) => window.edit(policies, edits), [count, EDITS])),
  })
const brought = await tab.evaluate((large) => window.bring(large), LARGE)
await browser.close()
server.close()

const p95 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const row = (name, value) => ({ name, unit: 'ms', value, ratios: {} })
const rows = [
  row(`what if: an answer with ${POLICIES} policies, p95`, p95(asked.map(({ answer }) => answer))),
  row('what if: the answer, drawn and laid out, median', median(asked.map(({ drawn }) => drawn))),
  row('what if: the answer, drawn and laid out, p95', p95(asked.map(({ drawn }) => drawn))),
  row('what if: the same until the frame is painted, median', median(asked.map(({ shown }) => shown))),
  row('what if: counterfactuals, in the worker and back, p95', p95(asked.map(({ search }) => search))),
  ...edited.flatMap(({ count, rows: shown, drawn }) => [
    row(
      `what if: an edit of one of ${count} policies, typed, until it is painted, p95 (${drawn} rows drawn)`,
      p95(shown),
    ),
    row(`what if: the same, median`, median(shown)),
  ]),
  row(
    `what if: import of ${LARGE.users} users, ${LARGE.groups} groups and ${LARGE.policies} policies`,
    brought.ms,
  ),
  row('what if: the longest time between frames meanwhile', brought.longest),
]
if (asJson) console.log(JSON.stringify(rows, null, 2))
else for (const { name, unit, value } of rows) console.log(`${value.toFixed(1).padStart(8)} ${unit}  ${name}`)

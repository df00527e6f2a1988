// `node scripts/bench-objects.mjs [--slow=6] [--rounds=4]`: a tenant of a thousand people and groups, brought into the lab: from a press
// on Change to its list of objects on screen, from a letter of the search to what it finds, and from a press on an object to its
// form, on a processor that many times slower.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { at, root } from './lib/paths.mjs'
import { option, quantile, servedChromium } from './lib/served-chromium.mjs'

const slow = option('slow', 6)
const rounds = option('rounds', 4)
const PEOPLE = 900
const GROUPS = 100
const SEARCHED = 'person 41'

/** What an export of such a tenant looks like: the applications of the sample, and people in groups. */
async function exported() {
  const outfile = at('.cache/bench-objects.mjs')
  await build({
    stdin: {
      contents: `export { flow } from './simulator/flows/authorization-code-pkce/flow'; export { writeTenant } from './simulator/doors/sandbox'`,
      resolveDir: root,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  })
  const { flow, writeTenant } = await import(pathToFileURL(path.resolve(outfile)).href)
  const { tenant } = flow.sites.find((site) => site.tenant)
  const idOf = (kind, n) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  const users = Array.from({ length: PEOPLE }, (_, n) => ({
    id: idOf('a', n),
    userPrincipalName: `person${n}@corp.example`,
    displayName: `Person ${n}`,
    givenName: `Person ${n}`,
    accountEnabled: true,
  }))
  const groups = Array.from({ length: GROUPS }, (_, n) => ({
    id: idOf('b', n),
    displayName: `Group ${n}`,
    securityEnabled: true,
    members: users.filter((_user, at) => at % GROUPS === n).map(({ id }) => ({ id })),
  }))
  const organization = [{ displayName: 'Corp', verifiedDomains: [{ name: 'corp.example', isDefault: true }] }]
  return JSON.stringify({ ...writeTenant({ ...tenant, users: [], groups: [] }), organization, users, groups })
}

/** In the page: the time from the next event of this kind to the paint after `selector` is there, and something has changed. */
const listen = ([kind, selector]) => {
  const painted = (task) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = task
      port2.postMessage(0)
    })
  window.took = new Promise((resolve) => {
    const once = ({ timeStamp }) => {
      const look = () =>
        document.querySelector(selector) ? resolve(performance.now() - timeStamp) : painted(look)
      painted(look)
    }
    addEventListener(kind, once, { once: true, capture: true })
  })
}

const file = { name: 'corp.json', mimeType: 'application/json', buffer: Buffer.from(await exported()) }
const { site, browser, end } = await servedChromium()
const took = { 'the list opens': [], 'a letter is searched': [], 'an object opens': [], 'and goes back': [] }
try {
  for (let round = 0; round < rounds; round++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const measured = async (what, kind, selector, act) => {
      await page.evaluate(listen, [kind, selector])
      await act()
      took[what].push(await page.evaluate(() => window.took))
    }
    await page.goto(`${site}/lab`)
    await page.getByRole('combobox', { name: 'Flow' }).selectOption({ index: 0 })
    await page.getByRole('radio', { name: /^One of yours/ }).check()
    await page.getByLabel('Files of the tenant').setInputFiles(file)
    await page.getByRole('button', { name: 'Open the lab' }).click()
    await page.locator('.lab[data-live]').waitFor()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow })
    const change = page.getByRole('tab', { name: 'Change', exact: true })
    await measured('the list opens', 'click', '.change-objects li', () => change.click())
    const search = page.getByRole('searchbox', { name: 'Search objects' })
    await search.focus()
    for (const letter of SEARCHED)
      await measured('a letter is searched', 'input', '.change-objects', () => page.keyboard.type(letter))
    await measured('an object opens', 'click', '.change form, .change textarea', () =>
      page.locator('.change-objects button').first().click(),
    )
    const back = page
      .locator('.change')
      .getByRole('button', { name: /^Back|All objects/ })
      .first()
    await measured('and goes back', 'click', '.change-objects li', () => back.click())
    await page.close()
  }
} finally {
  await end()
}
for (const [what, all] of Object.entries(took)) {
  const part = (share) => Math.round(quantile(all, share))
  console.log(`${what}, ${slow}x slower: median ${part(0.5)} ms, p95 ${part(0.95)} ms of ${all.length}`)
}

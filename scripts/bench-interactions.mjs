// `node scripts/bench-interactions.mjs [--slow=6] [--rounds=8]`: how long a press waits for the next paint (Interaction to Next
// Paint, as the browser's own Event Timing tells it) in a lab, on a processor that many times slower: play, step, a message, Why.
import { option, quantile, servedChromium } from './lib/served-chromium.mjs'

const slow = option('slow', 6)
const rounds = option('rounds', 8)
const LIMIT_MS = 200
const { site, browser, end } = await servedChromium()

/** In the page: every press from now on, in milliseconds from the press to the paint that follows it. */
const listen = () => {
  window.presses = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) window.presses.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 })
}

/** The longest of the events of one press; 16 where the browser tells of none, which is the least that it tells. */
async function press(page, control) {
  await page.evaluate(() => {
    window.presses = []
  })
  await control.click()
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  )
  return Math.max(16, ...(await page.evaluate(() => window.presses)))
}

const took = { play: [], step: [], 'open a message': [], 'open Why': [] }
try {
  for (let round = 0; round < rounds; round++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.addInitScript(listen)
    await page.goto(`${site}/lab/authorization-code-pkce`, { waitUntil: 'networkidle' })
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow })
    const button = (name) => page.getByRole('button', { name, exact: true })
    const tab = (name) => page.getByRole('tab', { name, exact: true })
    took.play.push(await press(page, button('Play')))
    took.play.push(await press(page, button('Pause')))
    for (let step = 0; step < 6; step++) took.step.push(await press(page, button('Step forward')))
    took['open a message'].push(await press(page, tab('Token')), await press(page, tab('Message')))
    took['open Why'].push(await press(page, tab('Why')))
    await page.close()
  }
} finally {
  await end()
}
console.table(
  Object.fromEntries(
    Object.entries(took).map(([name, values]) => [
      name,
      { presses: values.length, 'median ms': quantile(values, 0.5), 'p95 ms': quantile(values, 0.95) },
    ]),
  ),
)
const late = Object.entries(took).filter(([, values]) => quantile(values, 0.95) > LIMIT_MS)
for (const [name] of late) console.error(`${name}: more than ${LIMIT_MS} ms at p95`)
process.exit(late.length > 0 ? 1 : 0)

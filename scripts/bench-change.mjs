// `node scripts/bench-change.mjs [--slow=6] [--rounds=10]`: from letting go of an edge that is drawn on the picture to the paint in
// which the player counts the steps of the new run, on a processor that many times slower, in a page of its own each time.
import { option, quantile, servedChromium } from './lib/served-chromium.mjs'

const slow = option('slow', 6)
const rounds = option('rounds', 10)
const LIMIT_MS = 100
const { site, browser, end } = await servedChromium()

/** In the page: the time from the next letting go to the paint after the count of steps has changed. */
const listen = () => {
  const count = () => /\d+ \/ (\d+)/.exec(document.querySelector('.bar')?.textContent ?? '')?.[1]
  window.took = new Promise((resolve) => {
    addEventListener(
      'pointerup',
      () => {
        const [since, before] = [performance.now(), count()]
        const look = () =>
          count() === before
            ? requestAnimationFrame(look)
            : requestAnimationFrame(() => resolve(performance.now() - since))
        look()
      },
      { once: true, capture: true },
    )
  })
}

const middleOf = async (page, name) => {
  const { x, y, width, height } = await page.getByRole('group', { name }).first().boundingBox()
  return { x: x + width / 2, y: y + height / 2 }
}

const took = []
try {
  for (let round = 0; round < rounds; round++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${site}/lab/single-sign-on`)
    await page.locator('[data-control=forward]').click()
    await page.locator('.lab[data-live]').waitFor()
    await page.getByRole('tab', { name: 'Change', exact: true }).click()
    await page.getByRole('button', { name: 'Draw edges on the picture' }).click()
    await page.locator('.pen-end').first().waitFor({ state: 'attached' })
    const [from, to] = [await middleOf(page, /^Browser,/), await middleOf(page, /^All staff,/)]
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow })
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(to.x, to.y, { steps: 4 })
    await page.evaluate(listen)
    await page.mouse.up()
    took.push(await page.evaluate(() => window.took))
    await page.close()
  }
} finally {
  await end()
}
const at = (part) => Math.round(quantile(took, part))
console.log(`an edge is drawn, ${slow}x slower: median ${at(0.5)} ms, p95 ${at(0.95)} ms of ${rounds}`)
console.log(at(0.95) <= LIMIT_MS ? 'within the limit' : `over the limit of ${LIMIT_MS} ms`)

import { expect, type Page, test } from '@playwright/test'
import { bundleEngine } from '../scripts/lib/engine-bundle.mjs'
import { everyFlow, playAll } from './flow'

/** No such place: the test answers for it. The scheme makes it a secure context, without which a page has no WebCrypto. */
const PLACE = 'https://engine.example'
const SEEDS = [0, 1, 2026, 999_999_999_999_999]

async function open(page: Page, engine: string): Promise<void> {
  await page.route(`${PLACE}/**`, (route) =>
    route.request().url().endsWith('/engine.mjs')
      ? route.fulfill({ contentType: 'text/javascript', body: engine })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Engine</title>' }),
  )
  await page.goto(PLACE)
}

test('the same scenario, seed and answers give byte-identical traces in Node and in Chromium', async ({
  page,
}) => {
  const engine = await bundleEngine()
  const inNode = await playAll(
    await import(`data:text/javascript;base64,${Buffer.from(engine).toString('base64')}`),
    SEEDS,
  )
  await open(page, engine)
  const inChromium = await page.evaluate(
    async ([source, address, seeds]) => {
      const playHere = new Function(`return (${source})`)() as typeof playAll
      return playHere(await import(address), seeds)
    },
    [playAll.toString(), `${PLACE}/engine.mjs`, SEEDS] as const,
  )
  expect(Object.keys(inNode).length).toBeGreaterThan(SEEDS.length + 20)
  expect(inChromium).toEqual(inNode)
  expect(new Set(Object.values(inNode).map(({ status }) => status))).toEqual(new Set(['ended', 'awaiting']))
})

test('another seed gives another trace', async ({ page }) => {
  await open(page, await bundleEngine())
  const played = await page.evaluate(
    async ([source, address]) => {
      const playHere = new Function(`return (${source})`)() as typeof playAll
      return playHere(await import(address), [1, 2, 3])
    },
    [playAll.toString(), `${PLACE}/engine.mjs`] as const,
  )
  const seeded = Object.entries(played).filter(([name]) => name.endsWith('"switches":{}}'))
  expect(seeded.length).toBe(3 * everyFlow.length)
  expect(new Set(seeded.map(([, { digest }]) => digest)).size).toBe(seeded.length)
})

import { expect, type Page, test } from '@playwright/test'
import { bundleEngine } from '../scripts/lib/engine-bundle.mjs'
import type * as Engine from '../simulator/doors/index'

type Setting = Readonly<Record<string, string>>
type Played = Readonly<
  Record<string, { readonly digest: string; readonly status: string; readonly events: number }>
>

/** No such place: the test answers for it. The scheme makes it a secure context, without which a page has no WebCrypto. */
const PLACE = 'https://engine.example'
const SEEDS = [0, 1, 2026, 999_999_999_999_999]

/** Plays each flow with each seed, with each value of each switch, and without an answer. Runs in Node and in the page. */
async function play(
  { catalogue, completeRun, run, digest }: typeof Engine,
  seeds: readonly number[],
): Promise<Played> {
  const played: Record<string, { digest: string; status: string; events: number }> = {}
  for (const entry of catalogue) {
    const flow = await entry.flow()
    const settings: { seed: number; switches: Setting }[] = [
      ...seeds.map((seed) => ({ seed, switches: {} })),
      ...flow.switches.flatMap(({ name, values }) =>
        values.slice(1).map((value) => ({ seed: 7, switches: { [name]: value } })),
      ),
    ]
    for (const setting of settings) {
      const { result } = await completeRun(flow, setting)
      played[`${flow.slug} ${JSON.stringify(setting)}`] = {
        digest: await digest(result.events),
        status: result.status,
        events: result.events.length,
      }
    }
    const first = await run(flow, { seed: 1 })
    played[`${flow.slug} until the first question`] = {
      digest: await digest(first.events),
      status: first.status,
      events: first.events.length,
    }
  }
  return played
}

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
  const inNode = await play(
    await import(`data:text/javascript;base64,${Buffer.from(engine).toString('base64')}`),
    SEEDS,
  )
  await open(page, engine)
  const inChromium = await page.evaluate(
    async ([source, address, seeds]) => {
      const playHere = new Function(`return (${source})`)() as typeof play
      return playHere(await import(address), seeds)
    },
    [play.toString(), `${PLACE}/engine.mjs`, SEEDS] as const,
  )
  expect(Object.keys(inNode).length).toBeGreaterThan(SEEDS.length + 20)
  expect(inChromium).toEqual(inNode)
  expect(new Set(Object.values(inNode).map(({ status }) => status))).toEqual(new Set(['ended', 'awaiting']))
})

test('another seed gives another trace', async ({ page }) => {
  await open(page, await bundleEngine())
  const digests = await page.evaluate(async (address) => {
    const { catalogue, completeRun, digest } = (await import(address)) as typeof Engine
    const found: string[] = []
    for (const entry of catalogue) {
      const flow = await entry.flow()
      for (const seed of [1, 2, 3])
        found.push(await digest((await completeRun(flow, { seed })).result.events))
    }
    return found
  }, `${PLACE}/engine.mjs`)
  expect(new Set(digests).size).toBe(digests.length)
})

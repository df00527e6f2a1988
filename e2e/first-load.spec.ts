import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { everyFlow, LAB } from './flow'
import { Lab } from './pages/lab'
import { alive, openSettled } from './pages/settled'
import { sum, watchScripts } from './pages/traffic'
import { noComplaints, test } from './watch'

const LESSON = '/learn/authentication/signing-in'
const budgets: Readonly<Record<string, { readonly kib: number }>> = JSON.parse(
  readFileSync(new URL('../scripts/budgets.json', import.meta.url), 'utf8'),
)
const budget = (name: string) => budgets[name]?.kib ?? 0

test.skip(Boolean(process.env.LAB_DEV), 'a development server sends other scripts')

for (const address of [LESSON, '/', LAB]) {
  test(`${address} runs little script before anybody touches it, and neither the engine nor the live diagram`, async ({
    page,
    complaints,
  }) => {
    const scripts = watchScripts(page)
    await openSettled(page, address)
    const untouched = await scripts.loaded()
    const run = untouched.filter(({ forLater }) => !forLater)
    expect(run.length).toBeGreaterThan(2)
    expect(sum(run)).toBeLessThanOrEqual(budget('lesson-script'))
    await expect(new Lab(page).slider).toHaveCount(0)
    expect(complaints).toEqual(noComplaints)

    // What only arrives when it is touched: the engine and the diagram, by what is written in them.
    const lab = new Lab(page)
    await lab.wake()
    const { requested, later } = await page.evaluate(
      async (before) => {
        const names = performance.getEntriesByType('resource').map(({ name }) => name)
        const own = names.filter((name) => new URL(name).pathname.endsWith('.js'))
        const added = own.filter((name) => !before.includes(new URL(name).pathname))
        const texts = await Promise.all(
          [...new Set(own)].map(async (name) => ({ name, text: await (await fetch(name)).text() })),
        )
        const holding = (mark: string) =>
          texts.filter(({ text }) => text.includes(mark)).map(({ name }) => new URL(name).pathname)
        return { requested: { engine: holding('AADSTS'), diagram: holding('react-flow__') }, later: added }
      },
      run.map(({ url }) => url),
    )
    expect(later.length).toBeGreaterThan(0)
    expect(requested.engine.length).toBeGreaterThan(0)
    expect(requested.diagram.length).toBeGreaterThan(0)
    const first = run.map(({ url }) => url)
    expect(first.filter((url) => requested.diagram.includes(url))).toEqual([])
    expect(first.filter((url) => requested.engine.includes(url) && !requested.diagram.includes(url))).toEqual(
      [],
    )
  })
}

test('a lab page fetches ahead what its own flow is loaded with, and nothing of another flow', async ({
  request,
}) => {
  const named = await Promise.all(
    everyFlow.map(async ({ flow: { slug } }) => {
      const html = await (await request.get(`/lab/${slug}`)).text()
      const list = /"tenant-lab-later" content="([^"]+)"/.exec(html)?.[1] ?? ''
      return (await (await request.get(list)).json()) as string[]
    }),
  )
  for (const own of named) {
    const others = named.filter((each) => each !== own).flat()
    // Its own code, and its words.
    expect(own.filter((name) => !others.includes(name)).length).toBeGreaterThanOrEqual(2)
  }
})

test('the page of a lesson, styles and all, travels within its budget', async ({ page }) => {
  const response = await page.goto(LESSON)
  const sizes = await response?.request().sizes()
  expect((sizes?.responseBodySize ?? Number.POSITIVE_INFINITY) / 1024).toBeLessThanOrEqual(
    budget('lesson-page'),
  )
})

test('text comes first: a page is painted before it asks for a script, and no sheet of styles is asked for at all', async ({
  page,
}) => {
  await openSettled(page, LESSON)
  const { painted, scripts, sheets } = await page.evaluate(() => {
    const resources = performance.getEntriesByType('resource')
    const ending = (end: string) => resources.filter(({ name }) => new URL(name).pathname.endsWith(end))
    return {
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      scripts: ending('.js').map(({ startTime }) => startTime),
      sheets: ending('.css').map(({ name }) => name),
    }
  })
  expect(scripts.length).toBeGreaterThan(2)
  expect(Math.min(...scripts)).toBeGreaterThanOrEqual(painted ?? Number.POSITIVE_INFINITY)
  expect(sheets).toEqual([])
})

test('a page looks the same, whether it was opened by its address or gone to from another', async ({
  page,
}) => {
  const look = () =>
    page.getByRole('main').evaluate((main) =>
      [...main.querySelectorAll('*')].slice(0, 300).map((element) => {
        const { color, display, fontSize, padding, gridTemplateColumns } = getComputedStyle(element)
        return [element.localName, color, display, fontSize, padding, gridTemplateColumns].join(' ')
      }),
    )
  // The fonts are optional: what comes too late for a page is left out of it, and that is no difference between two ways to a page.
  await page.route('**/*.woff2', (route) => route.abort())
  await openSettled(page, '/what-if')
  const opened = await look()
  await openSettled(page, '/')
  await page.getByRole('navigation').getByRole('link', { name: 'What if' }).first().click()
  await page.waitForURL('**/what-if')
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  await expect.poll(look).toEqual(opened)
})

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const) {
  for (const address of [LESSON, '/', '/what-if']) {
    for (const fonts of ['soon', 'late'] as const) {
      test(`nothing moves while ${address} loads at ${width} px and its fonts come ${fonts}${address === '/' ? ' @long' : ''}`, async ({
        page,
      }) => {
        await page.setViewportSize({ width, height })
        await page.addInitScript(recordShifts)
        let release = () => {}
        const read = new Promise<void>((resolve) => {
          release = resolve
        })
        if (fonts === 'late') {
          await page.route('**/*.woff2', async (route) => {
            await read
            await route.continue()
          })
        }
        await page.goto(address, { waitUntil: fonts === 'late' ? 'domcontentloaded' : 'networkidle' })
        // The text is on the screen in the font of the machine before its own arrives.
        await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
        release()
        await page.waitForLoadState('networkidle')
        await alive(page)
        expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([])
      })
    }
  }
}

/** Runs in the page: notes what moved, and by how much, under `window.shifts`. */
function recordShifts(): void {
  const shifts: string[] = []
  Object.assign(window, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, sources = [] } = entry as PerformanceEntry & {
        value: number
        sources?: { node: Node | null }[]
      }
      const moved = sources.map(({ node }) => (node instanceof Element ? node.className : node?.textContent))
      shifts.push(`${value.toFixed(5)}: ${moved.join(', ')}`)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

test('the live lab takes the place of the still one without moving the page', async ({ page }) => {
  await openSettled(page, LESSON)
  const lab = new Lab(page)
  const boxes = async () => ({
    lab: await lab.region.boundingBox(),
    play: await lab.play.boundingBox(),
    tabs: await lab.tab('Steps').boundingBox(),
    text: await page.getByRole('heading', { level: 1 }).boundingBox(),
  })
  const still = await boxes()
  await lab.wake()
  expect(await boxes()).toEqual(still)
})

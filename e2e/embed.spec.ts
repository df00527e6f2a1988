import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, type FrameLocator, type Page, test } from '@playwright/test'
import { EMBED, expected } from './flow'
import { serveBlog } from './pages/blog'
import { Lab } from './pages/lab'

const blogs: { close: () => void }[] = []
test.afterEach(() => {
  for (const each of blogs.splice(0)) each.close()
})

/** A blog that embeds the lab and keeps the height of its frame. */
async function blog(page: Page, site: string, query = ''): Promise<FrameLocator> {
  const served = await serveBlog(
    `<script src="${site}/embed/host.js"></script><iframe title="The lab" style="width:800px;height:300px" src="${site}${EMBED}${query}"></iframe>`,
  )
  blogs.push(served)
  await page.goto(served.url, { waitUntil: 'networkidle' })
  return page.frameLocator('iframe')
}

/** Scripts that a page has asked for, by gzip size in KiB of what was built. */
function weigh(urls: readonly string[]): number {
  const names = new Set(urls.map((url) => new URL(url).pathname.split('/').at(-1)))
  const folder = new URL('../public/embed/assets/', import.meta.url)
  return readdirSync(folder)
    .filter((name) => names.has(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length / 1024, 0)
}

const BUDGETS: Readonly<Record<string, { readonly kib: number }>> = JSON.parse(
  readFileSync(new URL('../scripts/budgets.json', import.meta.url), 'utf8'),
)
const [FIRST, TOTAL] = [BUDGETS['embed-first']?.kib ?? 0, BUDGETS['embed-total']?.kib ?? 0]

test(`a reader who does not touch it pays at most ${FIRST} KiB of script, and at most ${TOTAL} KiB after playing`, async ({
  page,
  baseURL,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  const lab = new Lab(await blog(page, baseURL ?? ''))
  await expect(lab.play).toBeVisible()
  expect(weigh(scripts)).toBeGreaterThan(1)
  expect(weigh(scripts)).toBeLessThanOrEqual(FIRST)
  await lab.toTheFirstQuestion()
  await lab.region.getByRole('button', { name: 'Fill it in for me' }).waitFor()
  expect(weigh(scripts)).toBeLessThanOrEqual(TOTAL)
  expect(weigh(scripts)).toBeGreaterThan(60)
})

test('the frame becomes as high as what is in it, and stays so', async ({ page, baseURL }) => {
  const lab = new Lab(await blog(page, baseURL ?? ''))
  await expect(lab.play).toBeVisible()
  const height = () => page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height)
  await expect.poll(height).toBeGreaterThan(700)
  const first = await height()
  await lab.play.click()
  await expect(lab.slider).toBeVisible()
  expect(await height()).toBeLessThan(first + 60)
})

for (const theme of ['light', 'dark'] as const) {
  test(`theme=${theme} holds whatever the host page prefers, until it says otherwise`, async ({
    page,
    baseURL,
  }) => {
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' })
    const frame = await blog(page, baseURL ?? '', `?theme=${theme}`)
    const root = frame.locator('html')
    await expect(root).toHaveAttribute('data-theme', theme)
    const other = theme === 'light' ? 'dark' : 'light'
    await page.evaluate(
      ([wanted]) => {
        const target = document.querySelector('iframe')?.contentWindow
        for (const noise of [null, 7, 'x', {}, { type: 'tenant-lab:theme', theme: '<b>' }, { type: 'eval' }])
          target?.postMessage(noise, '*')
        target?.postMessage({ type: 'tenant-lab:theme', theme: wanted }, '*')
      },
      [other],
    )
    await expect(root).toHaveAttribute('data-theme', other)
  })
}

test('step= shows that step first, everywhere and without more script, and the live lab opens at it', async ({
  page,
}) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  const { steps } = await expected()
  const step = steps.findIndex(({ cargo }) => cargo.includes('authorization-code')) + 1
  await page.goto(`${EMBED}?step=${step}`)
  const lab = new Lab(page)
  const count = lab.region.getByText(`${step} / ${steps.length}`)
  await expect(count).toBeVisible()
  await expect(lab.region.locator('[aria-current="step"]')).toContainText(steps[step - 1]?.title ?? '')
  await expect(lab.region.getByRole('tabpanel', { name: 'Message' })).toContainText(
    'The authorization code: good once',
  )
  expect(weigh(scripts)).toBeLessThanOrEqual(FIRST / 2)
  await expect(lab.slider).toHaveCount(0)
  await lab.wake()
  await lab.expectStep(step)
  await expect(count).toBeVisible()
})

test('controls=0 leaves the bar out', async ({ page }) => {
  await page.goto(`${EMBED}?controls=0`)
  await expect(page.getByRole('tab', { name: 'Steps' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play' })).toBeHidden()
})

test('what does not exist is named, and the embed works all the same', async ({ page }) => {
  await page.goto(`${EMBED}?theme=pink&step=-3&controls=maybe`)
  await expect(page.getByRole('status').first()).toContainText('theme is auto, light or dark')
  await expect(page.getByRole('status').first()).toContainText('step is a whole number from 1')
  await expect(new Lab(page).play).toBeVisible()
})

test('a node is dragged, and moved by keyboard, as on the site', async ({ page }) => {
  await page.goto(EMBED)
  const lab = new Lab(page)
  await lab.wake()
  const node = lab.region.getByRole('group', { name: /^Expenses API/ })
  const before = await node.boundingBox()
  await node.focus()
  await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(async () => (await node.boundingBox())?.x).toBeLessThan(before?.x ?? 0)
  const middle = { x: (before?.x ?? 0) + 20, y: (before?.y ?? 0) + 20 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(middle.x, middle.y + 40, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => (await node.boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + 20)
})

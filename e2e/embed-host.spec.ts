import { expect, type Page } from '@playwright/test'
import { EMBED } from './flow'
import { serveBlog } from './pages/blog'
import { Lab } from './pages/lab'
import { test as base, noComplaints } from './watch'

/** A page of another origin with an embed in it. */
const test = base.extend<{ blog: (query?: string, around?: string) => Promise<Lab> }>({
  blog: async ({ page, site }, use) => {
    const served: { close: () => void }[] = []
    await use(async (query = '', around = '') => {
      const blog = await serveBlog(
        `${around}<iframe title="The lab" style="width:100%;height:400px;border:0" src="${site}${EMBED}${query}"></iframe>`,
      )
      served.push(blog)
      await page.goto(blog.url, { waitUntil: 'networkidle' })
      return new Lab(page.frameLocator('iframe'))
    })
    for (const each of served) each.close()
  },
})

const frameHeight = (page: Page) =>
  page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().height)

/** The paper of the embed: it tells light from dark. */
const paper = (page: Page) =>
  page
    .frameLocator('iframe')
    .locator('html')
    .evaluate((root) => getComputedStyle(root).backgroundColor)

test('an embed plays to the end where its storage is blocked, in silence', async ({
  page,
  site,
  complaints,
  blog,
}) => {
  await page.addInitScript(() => {
    if (window === window.parent) return
    for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, store, {
        get() {
          throw new DOMException(`Access to ${store} is denied for this document.`, 'SecurityError')
        },
      })
    }
  })
  const lab = await blog()
  await lab.wake()
  const node = lab.region.getByRole('group', { name: /^Ada, / })
  // The picture has found its size, and its things stand still.
  await node.hover()
  const before = await node.boundingBox()
  await node.press('Shift+ArrowRight')
  await expect.poll(async () => (await node.boundingBox())?.x).toBeGreaterThan(before?.x ?? 0)
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('Ada Nilsen is signed in')
  const own = (url: string) => url.startsWith(site)
  expect({ ...complaints, foreign: complaints.foreign.filter(own) }).toEqual(noComplaints)
})

test('theme=auto follows what the reader’s system prefers, and a theme of its own does not', async ({
  page,
  blog,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await blog('?theme=auto')
  const light = await paper(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => paper(page)).not.toBe(light)
  const dark = await paper(page)
  await blog('?theme=light')
  expect(await paper(page)).toBe(light)
  await page.emulateMedia({ colorScheme: 'light' })
  await blog('?theme=dark')
  expect(await paper(page)).toBe(dark)
})

test('each thing that does not fit is told, its default holds, and the lab works', async ({
  page,
  complaints,
  blog,
  site,
}) => {
  const lab = await blog(
    '?theme=&step=%3Cscript%3Ealert(1)%3C/script%3E&controls=maybe&panels=all&height=1&stepp=2#code',
  )
  const told = page.frameLocator('iframe').getByRole('status').first()
  for (const says of [
    'theme is auto, light or dark.',
    'step is a whole number from 1.',
    'controls is 0 or 1.',
    'panels is steps, message, both with a comma between them, or none.',
    'height is a whole number of pixels from 480 to 2000.',
    'There is no option stepp. Did you mean step?',
    'What stands after # is no link to a run.',
  ])
    await expect(told).toContainText(says)
  await lab.forward.click()
  await lab.expectStep(1)
  expect({ ...complaints, foreign: complaints.foreign.filter((url) => url.startsWith(site)) }).toEqual(
    noComplaints,
  )
})

test('a step past the end is the last one, and that is said', async ({ page, blog }) => {
  const lab = await blog('?step=9999')
  await expect(
    page.frameLocator('iframe').getByText(/^In the address of this embed: This run has \d+ steps/),
  ).toBeVisible()
  await lab.tab('Steps').click()
  await expect(lab.slider).toBeVisible()
  await expect
    .poll(async () => lab.slider.getAttribute('aria-valuenow'))
    .toBe(await lab.slider.getAttribute('aria-valuemax'))
})

test('controls=1 shows the bar, controls=0 does not, and both are labs', async ({ blog }) => {
  const shown = await blog('?controls=1')
  await expect(shown.play).toBeVisible()
  const hidden = await blog('?controls=0')
  await expect(hidden.play).toHaveCount(0)
  await expect(hidden.tab('Steps')).toBeVisible()
})

test('the host script makes the frame that speaks as high as its content, and believes nobody else', async ({
  page,
  site,
  blog,
}) => {
  await blog(
    '',
    `<script src="${site}/embed/host.js"></script><iframe title="Another" id="another" style="height:123px" srcdoc="<p>Not ours"></iframe>`,
  )
  const lab = page.locator('iframe[title="The lab"]')
  const height = () => lab.evaluate((frame) => frame.getBoundingClientRect().height)
  await expect.poll(height).not.toBe(400)
  const right = await height()
  await page.evaluate(() => {
    for (const message of [
      null,
      'tenant-lab:height',
      { type: 'tenant-lab:height', height: 'tall' },
      { type: 'tenant-lab:height', height: Number.NaN },
      { type: 'tenant-lab:height', height: 1e9 },
      { type: 'eval', code: 'window.pwned = 1' },
    ])
      window.postMessage(message, '*')
  })
  // A frame that shows no embed of ours is not made higher either, whatever it says.
  await page
    .frameLocator('#another')
    .locator('p')
    .evaluate(async () => {
      parent.postMessage({ tenantLab: 1, type: 'height', height: 900 }, '*')
      parent.postMessage({ type: 'tenant-lab:height', height: 900 }, '*')
    })
  await page.evaluate(() => new Promise((heard) => setTimeout(heard)))
  expect(await page.locator('#another').evaluate((frame) => frame.style.height)).toBe('123px')
  expect(await height()).toBe(right)
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
})

test('a frame without the host script keeps the height that was written for it', async ({ page, blog }) => {
  const lab = await blog()
  await lab.wake()
  expect(await frameHeight(page)).toBe(400)
})

test('messages that nobody defined change nothing', async ({ page, site, complaints, blog }) => {
  const lab = await blog('?theme=light')
  await lab.wake()
  const before = { paper: await paper(page), step: await lab.step() }
  await page.evaluate(() => {
    const frame = document.querySelector('iframe')?.contentWindow
    const cyclic: Record<string, unknown> = { type: 'tenant-lab:theme' }
    cyclic.theme = cyclic
    for (const message of [
      undefined,
      42,
      'dark',
      ['tenant-lab:theme', 'dark'],
      cyclic,
      { type: 'tenant-lab:theme', theme: ['dark'] },
      { type: 'tenant-lab:theme', theme: 'DARK' },
      { type: 'tenant-lab:seek', step: 9 },
      { type: 'tenant-lab:height', height: 1 },
      { __proto__: { type: 'tenant-lab:theme', theme: 'dark' } },
      { type: 'tenant-lab:theme', theme: '"><img src=x onerror=alert(1)>' },
    ])
      frame?.postMessage(message, '*')
  })
  await lab.slider.press('ArrowRight')
  await lab.expectStep(before.step + 1)
  expect(await paper(page)).toBe(before.paper)
  expect({ ...complaints, foreign: complaints.foreign.filter((url) => url.startsWith(site)) }).toEqual(
    noComplaints,
  )
})

import { expect, type Page, test } from '@playwright/test'
import { STEP_MS } from '../simulator/doors/view'
import { expected, LAB, narration, STAGE } from './flow'
import { stopTheClock } from './pages/clock'
import { Lab } from './pages/lab'

const LESSON = '/learn/authentication/signing-in'

/** Fills every question with what a sensible person answers, until the run is over. */
async function playToTheEnd(page: Page, lab: Lab): Promise<void> {
  const { steps } = await expected()
  await expect(async () => {
    await page.keyboard.press('ArrowRight')
    const open = lab.region.getByRole('button', { name: 'Fill it in for me' })
    if (await open.isVisible()) {
      await page.keyboard.press(' ')
    }
    await expect(lab.region.getByText(`${steps.length} / ${steps.length}`)).toBeVisible({ timeout: 200 })
  }).toPass({ timeout: 50_000, intervals: [100] })
}

for (const address of [LESSON, LAB]) {
  test(`f turns the lab of ${address} into a stage, and Escape turns it back${address === LESSON ? '' : ' @long'}`, async ({
    page,
  }) => {
    await page.goto(address)
    const lab = new Lab(page)
    await page.keyboard.press('f')
    const leave = lab.button('Leave the stage')
    await expect(leave).toBeVisible()
    const box = await lab.region.boundingBox()
    expect(box).toMatchObject({
      x: 0,
      y: 0,
      width: page.viewportSize()?.width,
      height: page.viewportSize()?.height,
    })
    await page.keyboard.press('?')
    await expect(lab.region.getByText('from the beginning')).toBeVisible()
    // The top thing only.
    await page.keyboard.press('Escape')
    await expect(lab.region.getByText('from the beginning')).toBeHidden()
    await expect(leave).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(leave).toBeHidden()
  })
}

test('digits jump to chapters, r begins again, arrows step, letters bring panels, and each is undone', async ({
  page,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await page.keyboard.press('f')
  await expect(lab.button('Leave the stage')).toBeVisible()
  const { steps } = await expected()
  const desk = steps.findIndex(({ chapter }) => chapter === 'desk')
  await page.keyboard.press('2')
  await lab.expectStep(desk + 1)
  await page.keyboard.press('r')
  await expect(lab.region.getByText(`0 / ${steps.length}`)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(lab.region.getByText(`1 / ${steps.length}`)).toBeVisible()
  await page.keyboard.press('w')
  await expect(lab.tab('Why')).toHaveAttribute('aria-selected', 'true')
  // A stray digit answers questions on its way: taken back, they are asked again.
  await page.keyboard.press('7')
  await expect(lab.region.getByText(`1 / ${steps.length}`)).toBeHidden()
  for (const key of ['z', 'Backspace']) await page.keyboard.press(key)
  await lab.expectStep(1)
  await expect(lab.tab('Message')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('h')
  await expect(lab.region.getByText('What happens next?')).toBeVisible()
  // What the chapters to come are called would give it away.
  const last = narration.chapters.find(({ id }) => id === steps.at(-1)?.chapter)?.title ?? ''
  await expect(lab.slider).not.toContainText(last)
  await page.keyboard.press('s')
  await expect(lab.steps).toHaveCount(1)
  await page.keyboard.press('ArrowRight')
  await lab.expectStep(2)
  await expect(lab.region.getByText('What happens next?')).toBeHidden()
  await expect(lab.slider).toContainText(last)
  await expect(lab.steps).toHaveCount(steps.length)
})

/** Waits until what the lab is loaded with has come into the cache: it is asked for when the page is idle, whenever that is. */
async function fetchedAhead(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="prefetch"]')]
    const come = (href: string) =>
      performance
        .getEntriesByName(href)
        .some((entry) => entry instanceof PerformanceResourceTiming && entry.responseEnd > 0)
    return links.length > 0 && links.every(({ href }) => come(href))
  })
}

test.describe('with the network unplugged', () => {
  test.skip(Boolean(process.env.LAB_DEV), 'a development server keeps nothing in the cache')

  for (const address of [LESSON, LAB]) {
    // A lesson loads what a lab does, and more.
    const tag = address === LESSON ? '@long' : []
    test(`a stage opened after ${address} has loaded plays to the end`, { tag }, async ({
      page,
      context,
    }) => {
      await page.goto(address)
      await fetchedAhead(page)
      await context.setOffline(true)
      const lab = new Lab(page)
      await page.keyboard.press('f')
      await expect(lab.button('Leave the stage')).toBeVisible()
      await playToTheEnd(page, lab)
    })
  }
})

test('space plays and pauses, and answers a question to go on', async ({ page }) => {
  const { steps } = await expected()
  await page.clock.install()
  await page.goto(LAB)
  const lab = new Lab(page)
  await page.keyboard.press('f')
  await expect(lab.button('Leave the stage')).toBeVisible()
  await stopTheClock(page)
  await page.keyboard.press(' ')
  await page.clock.runFor(2.5 * STEP_MS)
  await lab.expectStep(3)
  await page.keyboard.press(' ')
  await page.clock.runFor(5 * STEP_MS)
  await lab.expectStep(3)
  await page.keyboard.press(' ')
  await page.clock.runFor(10 * STEP_MS)
  await expect(lab.browser.userName).toBeVisible()
  const question = await lab.step()
  await page.clock.runFor(10 * STEP_MS)
  await lab.expectStep(question)
  for (let answers = 0; answers < 6 && (await lab.step()) < steps.length; answers++) {
    await page.keyboard.press(' ')
    await page.clock.runFor(steps.length * STEP_MS)
  }
  await lab.expectStep(steps.length)
  await expect(lab.verdict).toContainText('Ada Nilsen is signed in')
})

test('every digit leads to its chapter', async ({ page }) => {
  const { steps } = await expected()
  await page.goto(STAGE)
  const lab = new Lab(page)
  await lab.forward.click()
  await expect(lab.button('Leave the stage')).toBeVisible()
  for (const [index, { id }] of narration.chapters.entries()) {
    const first = steps.findIndex(({ chapter }) => chapter === id)
    await page.keyboard.press(String(index + 1))
    // A chapter that this run does not come to is nowhere to go to.
    if (first >= 0) await lab.expectStep(first + 1)
  }
})

test('a letter typed into a field is a letter', async ({ page }) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.toTheFirstQuestion()
  await expect(lab.browser.userName).toBeVisible()
  await lab.browser.userName.pressSequentially('fred')
  await expect(lab.browser.userName).toHaveValue('fred')
  await expect(lab.button('Leave the stage')).toHaveCount(0)
})

test('a trainer who begins again shows the same, byte for byte', async ({ page }) => {
  const { events } = await expected()
  const issued = events.findLast((event) => event.type === 'token-issued' && event.token === 'access-token')
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  const seen: string[] = []
  for (const _ of [1, 2]) {
    await lab.slider.focus()
    await page.keyboard.press('f')
    await expect(lab.button('Leave the stage')).toBeVisible()
    await page.keyboard.press('r')
    await lab.expectStep(0)
    await lab.toTheEnd()
    await page.keyboard.press('Escape')
    await lab.token.open('access token')
    seen.push(`${await lab.token.text.inputValue()} ${(await lab.steps.allTextContents()).join()}`)
  }
  expect(seen[1]).toBe(seen[0])
  expect(seen[0]).toContain(issued?.type === 'token-issued' ? issued.value : 'no token')
})

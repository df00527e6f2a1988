import { expect } from '@playwright/test'
import { STEP_MS } from '../simulator/doors/view'
import { expected, LAB } from './flow'
import { stopTheClock } from './pages/clock'
import { Lab } from './pages/lab'
import { test } from './watch'

const WIDE = { width: 1440, height: 900 }

/** The step after which a question of this kind is open, counted from 1. */
async function questionStep(kind: string): Promise<number> {
  const { events, steps } = await expected()
  const opened = events.find((event) => event.type === 'prompt-opened' && event.prompt === kind)
  const step = steps.findLast(({ seq }) => opened && seq <= opened.seq)
  if (!step) throw new Error(`Nobody is asked for ${kind}.`)
  return step.index + 1
}

test('a step forward and a step back arrive at the next step and at the one before, and the step list follows', async ({
  page,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  for (const step of [1, 2, 3]) {
    await lab.forward.click()
    await lab.expectStep(step)
    await expect(lab.play).toBeVisible()
    await expect(lab.steps.nth(step - 1)).toHaveAttribute('aria-current', 'step')
  }
  await lab.back.click()
  await lab.expectStep(2)
  await lab.back.click()
  await lab.back.click()
  await lab.expectStep(0)
  await expect(lab.back).toHaveAttribute('aria-disabled', 'true')
})

test('the slider is driven by the keyboard: arrows by steps, Page keys by chapters, Home and End to the ends', async ({
  page,
}) => {
  const { steps } = await expected()
  const chapterStarts = steps
    .filter(({ chapter }, index) => chapter !== steps[index - 1]?.chapter)
    .map(({ index }) => index + 1)
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.slider.focus()
  await page.keyboard.press('ArrowRight')
  await lab.expectStep(1)
  await expect(lab.slider).toHaveAttribute('aria-valuetext', `1 of ${steps.length}: ${steps[0]?.title}`)
  await page.keyboard.press('ArrowUp')
  await lab.expectStep(2)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  await lab.expectStep(0)
  for (const start of chapterStarts) {
    await page.keyboard.press('PageUp')
    await lab.expectStep(start)
  }
  await page.keyboard.press('PageUp')
  await lab.expectStep(steps.length)
  for (const start of [...chapterStarts.toReversed().filter((start) => start < steps.length), 0]) {
    await page.keyboard.press('PageDown')
    await lab.expectStep(start)
  }
  await page.keyboard.press('End')
  await lab.expectStep(steps.length)
  await page.keyboard.press('Home')
  await lab.expectStep(0)
})

test('a press on the slider goes there, and a drag scrubs both ways', async ({ page }) => {
  const { steps } = await expected()
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  const box = await lab.slider.boundingBox()
  if (!box) throw new Error('The slider has no box.')
  const y = box.y + 8
  const at = (step: number) => box.x + (box.width * step) / steps.length
  await page.mouse.click(at(12), y)
  await lab.expectStep(12)
  await page.mouse.move(at(12), y)
  await page.mouse.down()
  for (const step of [14, 17, 20]) {
    await page.mouse.move(at(step) - 1, y)
    await lab.expectStep(step)
  }
  for (const step of [15, 9, 4]) {
    await page.mouse.move(at(step) - 1, y)
    await lab.expectStep(step)
  }
  await page.mouse.up()
  await lab.expectStep(4)
  await expect(lab.play).toBeVisible()
})

test('scrubbing backwards shows the earlier page and address again', async ({ page }) => {
  await page.setViewportSize(WIDE)
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.toTheEnd()
  const { browser } = lab
  await lab.seek(await questionStep('consent'))
  await expect(browser.heading('Permissions requested')).toBeVisible()
  await lab.seek(await questionStep('password'))
  await expect(browser.heading('Enter password')).toBeVisible()
  await lab.seek(await questionStep('username'))
  await expect(browser.heading('Sign in')).toBeVisible()
  expect(await browser.address()).toContain('/oauth2/v2.0/authorize?')
  await lab.seek(0)
  await expect(browser.region).toContainText('Nothing has been opened yet.')
})

test('the speed goes round half, one, two and four times, and a run is played as fast as it says', async ({
  page,
}) => {
  await page.clock.install()
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  const speed = lab.region.getByRole('button', { name: /^Speed / })
  for (const says of ['1×', '2×', '4×', '0.5×', '1×']) {
    await expect(speed).toHaveText(says)
    await speed.click()
  }
  // With every question answered, nothing stops it on the way.
  await lab.toTheEnd()
  await stopTheClock(page)
  for (const [says, steps] of [
    ['0.5×', 1],
    ['1×', 2],
    ['2×', 4],
    ['4×', 8],
  ] as const) {
    await lab.atSpeed(says)
    await lab.slider.press('Home')
    await lab.play.click()
    await page.clock.runFor(2 * STEP_MS)
    // A step counts from its beginning, and the last frame may have begun the next one.
    expect([steps, steps + 1], says).toContain(await lab.step())
    await lab.pause.click()
  }
})

test('pause holds the run where it is', async ({ page }) => {
  await page.clock.install()
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await stopTheClock(page)
  await lab.play.click()
  await page.clock.runFor(2.5 * STEP_MS)
  await lab.expectStep(3)
  await lab.pause.click()
  await page.clock.runFor(10 * STEP_MS)
  await lab.expectStep(3)
  await lab.play.click()
  await page.clock.runFor(STEP_MS)
  await lab.expectStep(4)
})

test('going back before an answer and answering otherwise makes a branch, and the old branch can be gone back to', async ({
  page,
}) => {
  await page.setViewportSize(WIDE)
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.toTheEnd()
  const { steps, answers, result } = await expected()
  const completed = result.status === 'ended' ? result.outcome.says : ''
  await expect(lab.verdict).toContainText(completed)

  await lab.seek(await questionStep('consent'))
  await expect(lab.browser.region).toContainText('Answered before. Another answer begins a branch.')
  const declined = await expected({}, [
    ...answers.filter(({ prompt }) => prompt !== 'consent'),
    { prompt: 'consent', value: { accept: false } },
  ])
  if (declined.result.status !== 'ended' || declined.result.outcome.result !== 'refused')
    throw new Error('Declining consent changes nothing.')
  await lab.browser.button('Cancel').click()
  await lab.toTheEnd()
  await lab.expectStep(declined.steps.length)
  await expect(lab.verdict).toContainText(`AADSTS${declined.result.outcome.code}`)

  await lab.tab('Steps').click()
  await lab.region.getByText('Other branches (1)').click()
  const old = lab.region.getByRole('listitem').filter({ hasText: completed })
  await old.getByRole('button', { name: 'Go back' }).click()
  await expect(lab.slider).toHaveAttribute('aria-valuemax', String(steps.length))
  await expect(lab.steps).toHaveCount(steps.length)
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText(completed)
  // Neither is lost: the one just left is now among the others.
  await expect(lab.region.getByText('Other branches (1)')).toBeVisible()
})

test('the same answer again is no branch', async ({ page }) => {
  await page.setViewportSize(WIDE)
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.toTheEnd()
  await lab.seek(await questionStep('consent'))
  await lab.browser.button('Accept').click()
  await expect(lab.pause).toBeVisible()
  await lab.toTheEnd()
  await expect(lab.region.getByText(/^Other branches/)).toHaveCount(0)
})

test('the browser’s own Back and Forward lead back to the run, where its reader left it', async ({
  page,
}) => {
  await page.goto('/')
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.toTheEnd()
  await lab.seek(17)
  await lab.share.click()
  await lab.button('Copy link').click()
  await expect(page).toHaveURL(/#\d/)
  await page.getByRole('navigation').getByRole('link', { name: 'Flows' }).click()
  await expect(page).toHaveURL(/\/flows$/)
  await page.goBack()
  await expect(page).toHaveURL(/#\d/)
  await lab.expectStep(17)
  await page.goBack()
  await expect(page).toHaveURL(/\/$/)
  await page.goForward()
  await lab.expectStep(17)
})

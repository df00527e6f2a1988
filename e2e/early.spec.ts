import { expect, type Page } from '@playwright/test'
import { Lab } from './pages/lab'
import { Lesson } from './pages/lesson'
import { noComplaints, test } from './watch'

const FLOW = 'authorization-code-pkce'
const LESSON = '/learn/authentication/signing-in'
const LAB = `/lab/${FLOW}`
const EMBED = `/embed/${FLOW}`

/** Opens a page whose scripts are still on their way: it is drawn, and nothing listens. @returns what lets them come */
async function drawn(page: Page, address: string): Promise<() => Promise<void>> {
  let arrive = (): void => {}
  const way = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route(/\.js(\?|$)/, async (route) => {
    await way
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  await expect(new Lab(page).play).toBeVisible()
  return async () => {
    arrive()
    await page.waitForLoadState('load')
  }
}

for (const address of ['/', LESSON, LAB, EMBED]) {
  test(`on ${address} a lab that is drawn can be played, whether its script has come or not`, async ({
    page,
    complaints,
  }) => {
    const scripts = await drawn(page, address)
    const lab = new Lab(page)
    await lab.forward.click()
    await scripts()
    await lab.expectStep(1)
    expect(complaints).toEqual(noComplaints)
  })
}

test('the key of the stage works before the script has come', async ({ page, complaints }) => {
  const scripts = await drawn(page, LAB)
  await page.keyboard.press('f')
  await scripts()
  await expect(new Lab(page).button('Leave the stage')).toBeVisible()
  expect(complaints).toEqual(noComplaints)
})

test('the key of the stage works while the lab is loading', async ({ page }) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.tab('Steps').click()
  await page.keyboard.press('f')
  await expect(lab.button('Leave the stage')).toBeVisible()
})

test('a control that was reached with Tab before the script came is alive when it has come', async ({
  page,
}) => {
  const scripts = await drawn(page, LAB)
  const lab = new Lab(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(lab.play).toBeFocused()
  await scripts()
  await expect(lab.slider).toBeVisible()
  await expect(lab.play).toBeFocused()
})

test('each press counts, and counts once', async ({ page }) => {
  const scripts = await drawn(page, LESSON)
  const theme = page.getByRole('button', { name: /^Theme: / })
  await theme.click()
  await theme.click()
  await scripts()
  await expect(theme).toHaveAccessibleName('Theme: dark. Change to auto')
  await theme.click()
  await expect(theme).toHaveAccessibleName('Theme: auto. Change to light')
})

test('an exercise is checked, and a guess kept, that were pressed before the script came', async ({
  page,
}) => {
  const lesson = new Lesson(page)
  const scripts = await drawn(page, LESSON)
  await lesson.prediction.getByLabel('Expenses fetches it, with a code').check()
  const exercise = lesson.exercise('Send the answer to the wrong address')
  await exercise.check.click()
  await scripts()
  await expect(exercise.verdict).toContainText('Nothing to look at yet')
  await expect(page).toHaveURL(LESSON)
  await page.reload()
  await expect(lesson.prediction.getByLabel('Expenses fetches it, with a code')).toBeChecked()
})

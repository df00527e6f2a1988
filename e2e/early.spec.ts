import { expect, type Page } from '@playwright/test'
import { EMBED, LAB, STAGE } from './flow'
import { GOOD } from './pages/exported'
import { Lab } from './pages/lab'
import { Lesson } from './pages/lesson'
import { WhatIfPage } from './pages/what-if'
import { noComplaints, test } from './watch'

const LESSON = '/learn/authentication/signing-in'

/** A way that is closed until somebody opens it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** Opens a page whose scripts are still on their way: it is drawn, and nothing listens. @returns what lets them come */
async function drawn(page: Page, address: string): Promise<() => Promise<void>> {
  const { opened, open } = gate()
  await page.route(/\.js(\?|$)/, async (route) => {
    await opened
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  await expect(page.locator('#page-end')).toBeAttached()
  await expect(page.getByRole('button').first()).toBeVisible()
  return async () => {
    open()
    await page.waitForLoadState('load')
  }
}

/** Opens a page that has come to life but for what loads when it is touched. @returns what lets that come */
async function halfAwake(page: Page, address: string): Promise<() => Promise<void>> {
  const { opened, open } = gate()
  let isAwake = false
  await page.route(/\.js(\?|$)/, async (route) => {
    // What is fetched for later would be there already.
    if ((await route.request().headerValue('sec-purpose')) === 'prefetch') return route.abort()
    if (isAwake) await opened
    await route.continue()
  })
  await page.goto(address)
  await expect(page.locator('html[data-asleep]')).not.toBeAttached()
  await expect(page.locator('[data-asleep]')).toBeAttached()
  isAwake = true
  return async () => open()
}

const STATES = [
  ['before its scripts have come', drawn],
  ['while what is touched is loading', halfAwake],
] as const

/** What the home page shows is the lab of a lesson. */
const elsewhere = (address: string) => (address === '/' ? ' @long' : '')

for (const address of ['/', LESSON, LAB, EMBED]) {
  test(`on ${address} a lab that is drawn can be played, whether its script has come or not${elsewhere(address)}`, async ({
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

test('the key of the search works before the script has come', async ({ page, complaints }) => {
  const scripts = await drawn(page, '/learn')
  await page.keyboard.press('/')
  await scripts()
  await expect(page.getByRole('dialog', { name: 'Search' }).getByRole('combobox')).toBeFocused()
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
  await lesson.prediction.getByLabel('Expenses fetches it from whoever checked her password').check()
  const exercise = lesson.exercise('Send the answer to the wrong address')
  await exercise.check.click()
  await scripts()
  await expect(exercise.verdict).toContainText('Nothing to look at yet')
  await expect(page).toHaveURL(LESSON)
  await page.reload()
  await expect(
    lesson.prediction.getByLabel('Expenses fetches it from whoever checked her password'),
  ).toBeChecked()
})

for (const [when, opened] of STATES) {
  for (const address of ['/', LESSON, LAB, ...(opened === drawn ? [EMBED] : [])]) {
    test(`on ${address} each of several presses counts, ${when}${elsewhere(address)}`, async ({ page }) => {
      const scripts = await opened(page, address)
      const lab = new Lab(page)
      await lab.forward.click()
      await lab.forward.click()
      await lab.forward.press('Enter')
      await scripts()
      await lab.expectStep(3)
    })
  }

  test(`on a lab's page different controls count in their order, ${when}`, async ({ page }) => {
    const scripts = await opened(page, LAB)
    const lab = new Lab(page)
    await lab.region.getByText('Legend:').click({ force: true })
    await lab.tab('Who knows what').click()
    await lab.forward.click()
    await lab.button('Speed 1×').click()
    await scripts()
    await lab.expectStep(1)
    await expect(lab.tab('Who knows what')).toHaveAttribute('aria-selected', 'true')
    await expect(lab.button('Speed 2×')).toBeVisible()
    await expect(lab.region.locator('.legend')).toHaveAttribute('open')
  })

  test(`the arrow keys of a tab list count, ${when}`, async ({ page }) => {
    const scripts = await opened(page, LAB)
    const lab = new Lab(page)
    await lab.tab('Steps').press('ArrowRight')
    await scripts()
    await expect(lab.tab('Steps')).toHaveAttribute('aria-selected', 'false')
    await expect(lab.tab('Who knows what')).toHaveAttribute('aria-selected', 'true')
  })

  test(`on /what-if whatever is pressed, chosen and typed counts once, ${when}`, async ({
    page,
    complaints,
  }) => {
    const scripts = await opened(page, '/what-if')
    const whatIf = new WhatIfPage(page)
    await whatIf.opener('CA004').click()
    await whatIf.address.fill('198.51.100.7')
    await whatIf.field('Sign-in risk').selectOption('high')
    await page.getByText('More circumstances').click()
    await page.getByRole('checkbox', { name: 'Only those that apply' }).check()
    await page.getByRole('checkbox', { name: 'Only those that apply' }).uncheck()
    await scripts()
    await whatIf.alive()
    await expect(whatIf.matrix.getByText('Its JSON')).toBeVisible()
    await expect(whatIf.address).toHaveValue('198.51.100.7')
    await expect(whatIf.sentence).toContainText('198.51.100.7')
    await expect(whatIf.sentence).toContainText('high')
    await expect(page.getByRole('group').filter({ hasText: 'More circumstances' })).toHaveAttribute('open')
    await expect(page.getByRole('checkbox', { name: 'Only those that apply' })).not.toBeChecked()
    await expect(whatIf.opener('CA004')).toBeVisible()
    if (opened === drawn) expect(complaints).toEqual(noComplaints)
  })

  test(`on /what-if a person is searched and picked by the keyboard, ${when}`, async ({ page }) => {
    const scripts = await opened(page, '/what-if')
    const whatIf = new WhatIfPage(page)
    await whatIf.person.focus()
    await page.keyboard.type('chidi')
    await page.keyboard.press('Enter')
    await scripts()
    await whatIf.alive()
    await expect(whatIf.person).toHaveValue(/Chidi/)
    await expect(whatIf.sentence).toContainText('Chidi')
  })
}

test('the keys of a stage count before it lives', async ({ page }) => {
  const scripts = await drawn(page, STAGE)
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight')
  await scripts()
  await expect(page.locator('.bar-count')).toContainText('3 /')
})

test('on /what-if a press counts once while the tenant that was kept comes back', async ({ page }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.openImport()
  await whatIf.choose(GOOD)
  await page.getByRole('checkbox', { name: 'Keep it on this device' }).check()
  await expect(whatIf.tenant).toContainText('It is kept: a reload brings it back.')
  await page.addInitScript(slowDatabase)
  await page.goto('about:blank')
  await page.goto('/what-if')
  await page.waitForFunction(() => window.askedDatabase)
  await page.getByRole('button', { name: 'Bring your own tenant' }).click()
  await page.getByRole('checkbox', { name: 'Only those that apply' }).check()
  await page.evaluate(() => window.answerDatabase())
  await whatIf.alive()
  await expect(whatIf.row('Ours')).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Only those that apply' })).toBeChecked()
  await expect(page.getByRole('button', { name: 'Import and export' })).toHaveAttribute(
    'aria-expanded',
    'true',
  )
})

declare global {
  interface Window {
    askedDatabase: boolean
    answerDatabase(): void
  }
}

/** In the page: the database has been asked, and does not answer until it is told to. */
function slowDatabase(): void {
  let answer = (): void => {}
  const told = new Promise<void>((resolve) => {
    answer = resolve
  })
  window.answerDatabase = answer
  const open = IDBFactory.prototype.open
  IDBFactory.prototype.open = function (...asked) {
    const opening = open.apply(this, asked)
    window.askedDatabase = true
    Object.defineProperty(opening, 'onsuccess', {
      set: (listener: (event: Event) => void) =>
        opening.addEventListener('success', (event) => void told.then(() => listener(event))),
    })
    return opening
  }
}

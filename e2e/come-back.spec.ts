import { expect, type Page } from '@playwright/test'
import { expected, LAB, STAGE, textOf } from './flow'
import { Lab } from './pages/lab'
import { openSettled } from './pages/settled'
import { noComplaints, test } from './watch'

const LESSON = '/learn/authentication/signing-in'
const WRONG = 'Wrong-password-7'
const REFUSED = 'Invalid user name or password'

/** Signs in as far as the question for the password, by hand. */
async function toThePassword(lab: Lab, user: string): Promise<void> {
  await lab.toTheFirstQuestion()
  await lab.atSpeed('4×')
  await lab.browser.userName.fill(user)
  await lab.browser.button('Next').click()
  await expect(lab.browser.heading('Enter password')).toBeVisible()
}

/** Everything that a page could keep for longer than its tab, or give away. */
const given = (page: Page) => page.evaluate(() => JSON.stringify(localStorage) + location.href)

test('after a reload, on the stage and back, a lab is where its reader left it; another tab begins afresh', async ({
  page,
  context,
  complaints,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await toThePassword(lab, 'chidi@contoso.example')
  await lab.browser.password.fill(WRONG)
  await lab.browser.button('Sign in').click()
  await expect(lab.browser.region).toContainText(REFUSED)
  await expect(lab.play).toBeVisible()
  await lab.panel('Who knows what')
  const step = await lab.step()
  expect(await given(page)).not.toContain(WRONG)

  await page.reload()
  await lab.expectStep(step)
  await expect(lab.region.getByRole('tabpanel', { name: 'Who knows what' })).toBeVisible()
  await expect(lab.browser.region).toContainText(REFUSED)

  await page.goto(STAGE)
  await lab.expectStep(step)
  await lab.back.click()
  await lab.expectStep(step - 1)
  await page.goto(LAB)
  await lab.expectStep(step - 1)
  await expect(lab.region.getByRole('tabpanel', { name: 'Who knows what' })).toBeVisible()

  const other = await context.newPage()
  await other.goto(LAB)
  const fresh = new Lab(other)
  await fresh.forward.click()
  await fresh.expectStep(1)

  await lab.breakIt.open()
  await lab.button('Start over').click()
  await lab.expectStep(0)
  await page.reload()
  await lab.expectStep(0)
  expect(complaints).toEqual(noComplaints)
})

test('Back and Forward walk through answers, switches and the stage, not through steps', async ({
  page,
  complaints,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await toThePassword(lab, 'chidi@contoso.example')
  const asked = await lab.step()
  await lab.breakIt.open()
  await lab.breakIt.set('state', 'tampered')
  await lab.toTheEnd()
  const end = await lab.step()
  await lab.button('Stage: full screen (f)').click()
  const leave = lab.button('Leave the stage')
  await expect(leave).toBeVisible()

  await page.goBack()
  await expect(leave).toHaveCount(0)
  await lab.expectStep(end)
  await page.goBack()
  await lab.expectStep(asked)
  await expect(lab.breakIt.choice('state', 'tampered')).not.toBeChecked()
  await page.goBack()
  await expect(lab.browser.userName).toBeVisible()
  await page.goForward()
  await page.goForward()
  await lab.expectStep(end)
  await expect(lab.breakIt.choice('state', 'tampered')).toBeChecked()

  // The history outlives the page that wrote it.
  await page.reload()
  await lab.expectStep(end)
  await page.goBack()
  await lab.expectStep(asked)
  await page.goForward()
  await lab.expectStep(end)

  await lab.button('Stage: full screen (f)').click()
  await leave.click()
  await expect(leave).toHaveCount(0)
  await page.goBack()
  await lab.expectStep(asked)
  expect(complaints).toEqual(noComplaints)
})

test('in a lesson Back goes to a heading, and takes the answer back that was given after it; what cannot be read is told', async ({
  page,
}) => {
  const { answers } = await expected()
  await openSettled(page, `${LESSON}#recap`)
  const lab = new Lab(page)
  await toThePassword(lab, textOf(answers, 'username'))
  const asked = await lab.step()
  await page.evaluate(() => {
    location.hash = '#main'
  })
  await lab.browser.password.fill(WRONG)
  await lab.browser.button('Sign in').click()
  await expect(lab.browser.region).toContainText(REFUSED)
  await page.goBack()
  await expect(page).toHaveURL(/#main$/)
  await lab.expectStep(asked)
  await page.goBack()
  await expect(page).toHaveURL(/#recap$/)
  await lab.expectStep(asked)

  // Leaving keeps it: only then is it damaged.
  await page.goto('/glossary')
  await page.evaluate(() => {
    for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, '{"tenant-lab-run":7}')
  })
  await page.goto(LESSON)
  await expect(lab.problem).toContainText('What this tab kept of the run cannot be read any more.')
  await lab.expectStep(0)
})

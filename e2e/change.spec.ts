import { expect, type Page } from '@playwright/test'
import { everyFlow, expected } from './flow'
import { Lab } from './pages/lab'
import { noComplaints, test } from './watch'

const SLUG = 'single-sign-on'
const BO = 'bo.admin@contoso.example'
/** What the script of Timesheets gets once Bo is let in. */
const TOKENS = 'answers with an ID token and an access token'
const JOINED = 'Bo Lindqvist becomes a member of All staff.'

/** The flow in which an application is for assigned people only, and Bo is not in the group that is assigned. */
const flowOf = () => {
  const found = everyFlow.find(({ flow }) => flow.slug === SLUG)
  if (!found) throw new Error(`There is no flow "${SLUG}".`)
  return found
}

/** Signs in as Bo, and plays to the end. */
async function asBo(page: Page): Promise<Lab> {
  const { narration } = flowOf()
  await page.goto(`/lab/${SLUG}`)
  const lab = new Lab(page, narration.title)
  const { events, steps } = await expected({}, [], flowOf())
  const asked = events.find((event) => event.type === 'prompt-answered')
  await lab.forward.click()
  await lab.seek(steps.filter(({ seq }) => seq < (asked?.seq ?? 0)).length)
  await lab.browser.userName.fill(BO)
  await lab.browser.button('Next').click()
  await expect(lab.browser.password).toBeVisible()
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('AADSTS50105')
  return lab
}

/** From the middle of one thing on the picture to the middle of another. */
async function drag(page: Page, from: RegExp, to: RegExp): Promise<void> {
  const middle = async (name: RegExp) => {
    const box = await page.getByRole('group', { name }).boundingBox()
    if (!box) throw new Error(`${name} is not in sight.`)
    return [box.x + box.width / 2, box.y + box.height / 2] as const
  }
  await page.mouse.move(...(await middle(from)))
  await page.mouse.down()
  await page.mouse.move(...(await middle(to)), { steps: 5 })
}

test('an edge that is drawn from Bo to All staff lets Bo in where Bo was refused; a reload and a link keep it, Back takes it back', async ({
  page,
  context,
  browser,
  complaints,
}) => {
  const lab = await asBo(page)
  const panel = await lab.panel('Change')
  await panel.getByRole('button', { name: 'Draw edges on the picture' }).click()
  await drag(page, /^Bo,/, /^Phone,/)
  await expect(page.getByText('Phone is drawn for the story, and stands for no object.')).toBeVisible()
  await page.mouse.up()
  await drag(page, /^Bo,/, /^All staff,/)
  await expect(page.getByText(/Bo Lindqvist: a member of All staff/)).toBeVisible()
  await page.mouse.up()
  // He may become a member or an owner: the panel asks.
  await panel.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(panel.getByRole('button', { name: `Take this back: ${JOINED}` })).toBeVisible()
  await lab.toTheEnd()
  // Bo came in, and then signed out as everybody does.
  await expect(lab.verdict).toContainText('Neither Expenses nor Timesheets has a session any more.')
  await lab.tab('Steps').click()
  await expect(lab.steps.filter({ hasText: TOKENS })).toHaveCount(1)
  const letIn = (await lab.verdict.textContent()) ?? ''
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await lab.share.click()
  await lab.button('Copy link').click()
  await expect(lab.region.getByText('Link copied')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())

  await page.reload()
  await expect(lab.verdict).toHaveText(letIn)
  await page.goBack()
  await expect(lab.verdict).toContainText('AADSTS50105')

  const other = await browser.newContext()
  try {
    const friend = await other.newPage()
    await friend.goto(link)
    await expect(new Lab(friend, flowOf().narration.title).verdict).toHaveText(letIn)
  } finally {
    await other.close()
  }
  expect(complaints).toEqual(noComplaints)
})

test('by the keyboard and in the lists, what is drawn by hand on a phone is the same change, and what cannot be is said at its place', async ({
  page,
  complaints,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/lab/${SLUG}`)
  const lab = new Lab(page, flowOf().narration.title)
  const panel = await lab.panel('Change')
  await panel.getByRole('searchbox', { name: 'Search objects' }).fill('bo.admin')
  await panel.getByRole('button', { name: /^Bo Lindqvist/ }).press('Enter')
  await panel.getByRole('combobox', { name: 'Join to' }).selectOption('Finance')
  await panel.getByRole('button', { name: 'Join', exact: true }).press('Enter')
  await expect(panel.getByText('Bo Lindqvist becomes a member of Finance.')).toBeVisible()
  await panel.getByRole('combobox', { name: 'Join to' }).selectOption('Farah Aziz')
  await expect(panel.getByRole('status')).toContainText('Nothing in a directory joins Bo Lindqvist')

  const name = panel.getByRole('textbox', { name: 'User principal name' })
  await name.fill('bo@elsewhere.example')
  await expect(name).toHaveAccessibleDescription(/The tenant has contoso.example/)
  await panel.getByRole('button', { name: 'Graph JSON' }).press('Enter')
  const json = panel.getByRole('textbox', { name: /^Graph JSON of Bo/ })
  await expect(json).toHaveValue(/bo@elsewhere.example/)
  await json.fill('{"displayName": "Bo"')
  await expect(json).toHaveAccessibleDescription(/This is no JSON yet/)
  await json.fill('{"displayName": "Bo L", "employeeId": "7"}')
  await panel.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  await expect(panel.getByText('Bo L is changed: displayName, employeeId.')).toBeVisible()
  await expect(json).toHaveValue(/"employeeId": "7"/)
  await panel.getByRole('button', { name: /^Take this back: Bo L is changed/ }).press('Enter')
  await panel.getByRole('button', { name: /^Remove: .*Finance/ }).press('Enter')
  await panel.getByRole('button', { name: 'Put everything back' }).press('Enter')
  await expect(panel.getByText('Nothing is changed.')).toBeVisible()
  expect(complaints).toEqual(noComplaints)
})

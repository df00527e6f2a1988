import { expect, type Page } from '@playwright/test'
import { type Answer, verifyToken } from '../simulator/doors/index'
import type { EventOf, TraceEvent } from '../simulator/doors/view'
import { expected, LAB, narration, textOf } from './flow'
import { Lab } from './pages/lab'
import { openSettled } from './pages/settled'
import { field } from './pages/token-inspector'
import { noComplaints, test } from './watch'

const LESSON = '/learn/authentication/signing-in'

const of = <T extends TraceEvent['type']>(events: readonly TraceEvent[], type: T) =>
  events.filter((event): event is EventOf<T> => event.type === type)

/** Signs Ada in with everything answered for her. */
async function signedIn(page: Page): Promise<Lab> {
  const lab = new Lab(page)
  await page.goto(LAB)
  await lab.wake()
  await lab.toTheEnd()
  return lab
}

test('somebody presses play, types a user name, a password and the code from the phone, consents, and is signed in', async ({
  page,
  complaints,
}) => {
  const { answers, events } = await expected()
  const lab = new Lab(page)
  const { browser } = lab
  await openSettled(page, LESSON)
  await lab.play.click()
  await lab.atSpeed('4×')

  await expect(browser.heading('Sign in')).toBeVisible()
  await browser.userName.fill(textOf(answers, 'username'))
  await browser.button('Next').click()

  await expect(browser.heading('Enter password')).toBeVisible()
  await browser.password.fill(textOf(answers, 'password'))
  await browser.password.press('Enter')

  await expect(browser.heading('Enter the code')).toBeVisible()
  const digits = await browser.readPhone()
  expect(digits).toBe(of(events, 'code-displayed').at(-1)?.code)
  await browser.code.fill(digits)
  await browser.button('Verify').click()

  await expect(browser.heading('Permissions requested')).toBeVisible()
  await expect(browser.region.getByText('would like to:')).toContainText('Expenses')
  await browser.button('Accept').click()

  const { outcome } = of(events, 'run-ended')[0] ?? {}
  await expect(lab.verdict).toContainText(outcome?.says ?? 'no outcome')
  await lab.expectStep((await expected()).steps.length)
  const last = of(events, 'page-shown').at(-1)?.page
  if (last?.kind !== 'app' || !last.table)
    throw new Error('The run does not end on a page of the app with a table.')
  await expect(browser.heading(last.heading)).toBeVisible()
  for (const row of last.table.rows) {
    for (const cell of row)
      await expect(browser.region.getByRole('cell', { name: cell, exact: true }).first()).toBeVisible()
  }
  await expect(browser.region.getByRole('row')).toHaveCount(last.table.rows.length + 1)
  expect(complaints).toEqual(noComplaints)
})

test('a card says who one is and puts it into the field; no name and a wrong one get a word that helps', async ({
  page,
}) => {
  const lab = new Lab(page)
  const { browser } = lab
  const { answers } = await expected()
  await page.setViewportSize({ width: 1440, height: 1400 })
  await page.goto(LAB)
  await lab.toTheFirstQuestion()
  await lab.atSpeed('4×')
  await browser.button('Next').click()
  await expect(browser.region.getByRole('alert')).toContainText('nothing was typed')
  await browser.button('Try a wrong one').click()
  await browser.button('Next').click()
  await expect(browser.region.getByText('the code of this is AADSTS50034')).toBeVisible()
  await browser.button(textOf(answers, 'username')).click()
  await expect(browser.userName).toHaveValue(textOf(answers, 'username'))
  await browser.button('Next').click()
  await browser.button(textOf(answers, 'password')).click()
  await browser.button('Sign in').click()
  await expect(browser.heading('Enter the code')).toBeVisible()
})

test('a wrong password is told, and the right one goes on', async ({ page }) => {
  const lab = new Lab(page)
  const { browser } = lab
  const { answers } = await expected()
  await page.goto(LAB)
  await lab.toTheFirstQuestion()
  await lab.atSpeed('4×')
  await browser.userName.fill(textOf(answers, 'username'))
  await browser.button('Next').click()
  await browser.password.fill('not the password of Ada')
  await browser.password.press('Enter')
  const { events } = await expected({}, [
    { prompt: 'username', value: { username: textOf(answers, 'username') } },
    { prompt: 'password', value: { password: 'not the password of Ada' } },
  ])
  const asked = of(events, 'page-shown').filter(({ page }) => page.kind === 'password')[1]?.page
  const problem = asked?.kind === 'password' ? asked.problem?.message : undefined
  expect(problem).toBeTruthy()
  await expect(browser.region.getByRole('alert')).toHaveText(problem ?? '')
  await browser.password.fill(textOf(answers, 'password'))
  await browser.password.press('Enter')
  await expect(browser.heading('Enter the code')).toBeVisible()
})

test('at every step the address bar shows the real address of the page or of the request under way', async ({
  page,
}) => {
  test.slow()
  const { events, steps } = await expected()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  const shown = new Set<string>()
  for (const { index, lastSeq } of steps) {
    await lab.slider.press('ArrowRight')
    await lab.expectStep(index + 1)
    // From the messages themselves, not from the selector that the screen uses.
    const real = events
      .flatMap((event) =>
        event.seq > lastSeq
          ? []
          : event.type === 'page-shown'
            ? [event.url]
            : event.type === 'request-sent' && event.kind === 'navigation'
              ? [event.request.url]
              : [],
      )
      .at(-1)
    expect(real).toBeDefined()
    expect(await lab.browser.address(), `at step ${index + 1}`).toBe(real)
    shown.add(real ?? '')
  }
  const navigations = of(events, 'request-sent').filter(({ kind }) => kind === 'navigation')
  expect(navigations.length).toBeGreaterThan(4)
  expect([...shown]).toEqual(expect.arrayContaining(navigations.map(({ request }) => request.url)))
})

test('the message inspector takes the authorization request apart: each parameter with its value, a sentence and its RFC', async ({
  page,
}) => {
  const { events, steps } = await expected()
  const request = of(events, 'request-sent').find(({ request: { url } }) => url.includes('code_challenge='))
  const step = steps.find(({ seq, lastSeq }) => request && seq <= request.seq && request.seq <= lastSeq)
  if (!request || !step) throw new Error('The run sends no authorization request.')
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.seek(step.index + 1)
  const panel = await lab.panel('Message')
  await expect(panel).toContainText(request.request.method)
  const parameters = [...new URL(request.request.url).searchParams]
  expect(parameters.map(([name]) => name)).toEqual(
    expect.arrayContaining(['client_id', 'redirect_uri', 'scope', 'state', 'nonce', 'code_challenge']),
  )
  for (const [name, value] of parameters) {
    const parameter = field(panel, name)
    await expect(parameter.getByRole('code').last(), name).toHaveText(value)
    await expect(parameter.getByRole('paragraph'), name).not.toBeEmpty()
    await expect(parameter.getByRole('link'), name).toHaveAttribute(
      'href',
      /^https:\/\/(www\.rfc-editor\.org\/rfc\/rfc\d+#section-|openid\.net\/specs\/|learn\.microsoft\.com\/)/,
    )
  }
  await expect(field(panel, 'code_challenge').getByRole('link')).toHaveAttribute('href', /rfc7636#section-4/)
  await expect(field(panel, 'client_id').getByRole('link')).toHaveAttribute('href', /rfc6749#section-/)
  // What Entra adds to the rule stands where Entra says it.
  await expect(field(panel, 'redirect_uri').getByRole('link')).toHaveAttribute('href', /\/reply-url/)
})

test('a message with a token in it leads to that token', async ({ page }) => {
  const { events, steps } = await expected()
  const call = of(events, 'request-sent').findLast(({ request: { headers } }) =>
    headers.some(([name]) => name.toLowerCase() === 'authorization'),
  )
  const step = steps.find(({ seq, lastSeq }) => call && seq <= call.seq && call.seq <= lastSeq)
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.toTheEnd()
  await lab.seek((step?.index ?? -2) + 1)
  const panel = await lab.panel('Message')
  await field(panel, 'Authorization')
    .getByRole('button', { name: /access token/ })
    .click()
  await expect(lab.tab('Token')).toHaveAttribute('aria-selected', 'true')
  const token = of(events, 'token-issued').find((event) => event.token === 'access-token')
  await expect(lab.token.text).toHaveValue(token?.value ?? '')
})

const READERS = {
  client: 'the app',
  'resource-server': 'the API',
  both: 'the app and the API',
  nobody: 'nobody',
}

for (const [kind, title] of [
  ['id-token', 'ID token'],
  ['access-token', 'access token'],
] as const) {
  test(`each claim of the ${title} says who put it there, from which object, and who will read it`, async ({
    page,
  }) => {
    const { events } = await expected()
    const [started] = of(events, 'run-started')
    const token = of(events, 'token-issued').findLast((event) => event.token === kind)
    if (!token || !started) throw new Error(`No ${title} is issued.`)
    const payload = JSON.parse(Buffer.from(token.value.split('.')[1] ?? '', 'base64url').toString())
    const lab = await signedIn(page)
    await lab.token.open(title)
    await expect(lab.token.text).toHaveValue(token.value)
    expect(token.claims.map(({ claim }) => claim).toSorted()).toEqual(Object.keys(payload).toSorted())
    for (const { claim, source, object, readBy } of token.claims) {
      const about = lab.token.about(claim)
      await expect(about, claim).toContainText(String([payload[claim]].flat()[0]))
      await expect(about, claim).toContainText(`from ${source}`)
      await expect(about, claim).toContainText(`read by ${READERS[readBy]}`)
      const party = object && started.parties.find((each) => each.object?.id === object.id)
      if (party) await expect(about, claim).toContainText(party.name)
    }
  })
}

test('a token can be copied out and verified here; with one character altered it is not valid, and put back it is again', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const lab = await signedIn(page)
  const { token } = lab
  await token.open('ID token')
  await token.button('Copy').click()
  await expect(token.button('Copied')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const verified = await verifyToken(copied)
  expect(verified.valid).toBe(true)

  await token.button('Verify here').click()
  await expect(token.verdict).toHaveText(verified.says)

  await token.button('Alter one character').click()
  const altered = await token.text.inputValue()
  expect([...altered].filter((character, index) => character !== copied[index])).toHaveLength(1)
  const refused = await verifyToken(altered)
  expect(refused.valid).toBe(false)
  await expect(token.verdict).toHaveText(refused.says)

  await token.button('Put back').click()
  await expect(token.verdict).toHaveText(verified.says)
  await token.text.fill('not a token <img src=x onerror=alert(1)>')
  await expect(token.verdict).toHaveText((await verifyToken('not a token <img src=x onerror=alert(1)>')).says)
})

test('the step list is the diagram’s twin: one line a step, by chapters, and a press goes there', async ({
  page,
}) => {
  const { steps } = await expected()
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await expect(lab.steps).toHaveCount(steps.length)
  for (const { index, title } of steps) await expect(lab.steps.nth(index)).toContainText(title)
  // A chapter that this run does not come to is not in its list.
  const chapters = narration.chapters.filter(({ id }) => steps.some(({ chapter }) => chapter === id))
  expect(chapters.length).toBeGreaterThan(4)
  for (const { title } of chapters) {
    await expect(
      lab.region.getByRole('tabpanel', { name: 'Steps' }).getByRole('region', { name: title }),
    ).toBeVisible()
  }
  await lab.steps.nth(20).click()
  await lab.expectStep(21)
  await expect(lab.steps.nth(20)).toHaveAttribute('aria-current', 'step')
})

for (const { id, label } of [
  { id: 'again', label: 'Open Expenses again' },
  { id: 'sign-out', label: 'Sign out' },
]) {
  test(`when the run is over, its last page still offers “${label}”, and the story goes on from there`, async ({
    page,
    complaints,
  }) => {
    const { answers, steps } = await expected()
    const more: Answer = { prompt: 'next', value: { choose: id } }
    const further = await expected({}, [...answers, more])
    expect(further.steps.length).toBeGreaterThan(steps.length)
    await page.setViewportSize({ width: 1440, height: 900 })
    const lab = await signedIn(page)
    await expect(lab.verdict).toBeVisible()
    await lab.browser.button(label).click()
    await expect(lab.slider).toHaveAttribute('aria-valuemax', String(further.steps.length))
    await expect(lab.region.getByText(/^Other branches/)).toHaveCount(0)
    await lab.toTheEnd()
    const last = of(further.events, 'page-shown').findLast(({ frame }) => !frame)?.page
    await expect(lab.browser.heading(last?.kind === 'app' ? last.heading : 'You signed out')).toBeVisible()
    const { outcome } = of(further.events, 'run-ended')[0] ?? {}
    await expect(lab.verdict).toContainText(outcome?.says ?? 'no outcome')
    expect(complaints).toEqual(noComplaints)
  })
}

test('whoever types a user name of their own, the story is theirs: steps, diagram and verdict', async ({
  page,
}) => {
  const username: Answer = { prompt: 'username', value: { username: 'chidi@contoso.example' } }
  const { steps, result } = await expected({}, [username])
  if (result.status !== 'ended') throw new Error('The run is not over.')
  const lab = new Lab(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(LAB)
  await lab.toTheFirstQuestion()
  await lab.atSpeed('4×')
  await lab.browser.userName.fill('chidi@contoso.example')
  await lab.browser.button('Next').click()
  await lab.toTheEnd()
  await lab.expectStep(steps.length)
  await expect(lab.verdict).toContainText(result.outcome.says)
  await expect(lab.verdict).toContainText('Chidi')
  for (const { index, title } of steps) await expect(lab.steps.nth(index)).toContainText(title)
  await expect(lab.region.getByRole('group', { name: /^Chidi, / })).toBeVisible()
  await expect(lab.region.getByRole('group', { name: /^Ada, / })).toHaveCount(0)
})

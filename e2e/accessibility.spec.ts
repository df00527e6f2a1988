import { expect, type Page } from '@playwright/test'
import { STEP_MS } from '../simulator/doors/view'
import { EMBED, expected, LAB, STAGE } from './flow'
import { stopTheClock } from './pages/clock'
import { expectNoFindings, expectNoFindingsInBothThemes, unfold, WIDTHS } from './pages/inspection'
import { Lab } from './pages/lab'
import { openSettled } from './pages/settled'
import { test } from './watch'

const LESSON = '/learn/authentication/signing-in'
const PAGES = [
  '/',
  '/learn',
  '/flows',
  '/attacks/stolen-code',
  '/attacks/illicit-consent',
  '/attacks/leaked-secret',
  '/attacks/owner-escalation',
  '/attacks/federated-subject',
  '/explain',
  '/explain/AADSTS50011',
  '/glossary',
  LESSON,
  LAB,
  STAGE,
  EMBED,
  '/what-if',
  '/rules',
  '/embed/rules',
  '/learn/principals/membership-rules',
  '/embed-builder',
  '/no-such-page',
] as const
const LEGEND = '[data-live] .legend'
/** What another tab changes: the rest of the lab is looked at once. */
const PANELS = '[data-live] [role="tabpanel"]'

/** What a lab this wide shows at once. */
const arrangement = (width: number) => (width < 700 ? 'one at a time' : 'side by side')

/** Between the other two, and arranged as the wide one: for `npm run test:long`. */
const when = (width: number) => (width === 820 ? ' @long' : '')

/** Where most is one at a time, and least fits: the wider ones, and a completed run, which shows less than a refusal, are @long. */
const narrow = (width: number) => (width === 390 ? '' : ' @long')
const whenAfter = (state: string, width: number) => (state === 'a completed run' ? ' @long' : narrow(width))

/** What came of the run that the lab shows: after a completed run, or after a refusal. */
const STATES = [
  { after: 'a completed run', link: {} },
  { after: 'a refusal', link: { accessTokenSignature: 'altered' } },
] as const

async function playToTheEnd(
  page: Page,
  address: string,
  switches: Readonly<Record<string, string>>,
): Promise<Lab> {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(address)
  const lab = new Lab(page)
  await lab.breakIt.open()
  for (const [name, value] of Object.entries(switches)) await lab.breakIt.set(name, value)
  await lab.toTheEnd()
  await expect(lab.verdict).toBeVisible()
  return lab
}

for (const address of PAGES) {
  for (const widths of [[1440, 390], [820]] as const) {
    test(`${address}, before anybody touches it: nothing is found at ${widths.join(' and ')} px in both themes${widths.map(when).join('')}`, async ({
      page,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await openSettled(page, address)
      await unfold(page)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 })
        await expectNoFindingsInBothThemes(page, `${address}, ${width} px`)
      }
    })
  }
}

for (const { after, link } of STATES) {
  for (const width of WIDTHS) {
    test(`the lab after ${after} at ${width} px: nothing is found in any panel, in both themes${whenAfter(after, width)}`, async ({
      page,
    }) => {
      test.slow()
      await page.emulateMedia({ reducedMotion: 'reduce' })
      const lab = await playToTheEnd(page, LAB, link)
      await page.setViewportSize({ width, height: 844 })
      await lab.expectArrangement(arrangement(width))
      await expectNoFindingsInBothThemes(page, 'the whole page')
      await unfold(page)
      await expectNoFindingsInBothThemes(page, 'the legend', LEGEND)
      await lab.everyPanel(async (name) => {
        await unfold(page)
        await expectNoFindingsInBothThemes(page, name, PANELS)
      })
    })
  }
}

test('a docked lesson: nothing is found on a phone, and on its sheet, in both themes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(LESSON)
  const lab = new Lab(page)
  await lab.forward.click()
  await lab.expectStep(1)
  await expectNoFindingsInBothThemes(page, 'docked')
  await lab.button('Open the lab').click()
  await expect(lab.button('Back to the text')).toBeVisible()
  await expectNoFindingsInBothThemes(page, 'the sheet')
})

test('a docked lesson: nothing is found on a small phone and on a tablet, and in no panel of the phone’s sheet, in both themes @long', async ({
  page,
}) => {
  test.slow()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(LESSON)
  const lab = new Lab(page)
  await lab.forward.click()
  await lab.expectStep(1)
  for (const [width, height] of [
    [820, 1180],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expectNoFindingsInBothThemes(page, `docked, ${width} px`)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await lab.button('Open the lab').click()
  await expect(lab.button('Back to the text')).toBeVisible()
  await lab.everyPanel(async (name) => {
    await unfold(page)
    await expectNoFindingsInBothThemes(page, name, PANELS)
  })
  await lab.button('Back to the text').click()
  await expect(lab.button('Open the lab')).toBeVisible()
})

for (const width of WIDTHS) {
  test(`with a question open and a code on the phone at ${width} px: nothing is found on lesson and stage${narrow(width)}`, async ({
    page,
  }) => {
    const { events, steps } = await expected()
    const opened = events.find((event) => event.type === 'prompt-opened' && event.prompt === 'totp')
    const step = steps.findLast(({ seq }) => opened && seq <= opened.seq)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 844 })
    for (const address of [LESSON, STAGE]) {
      await page.goto(address)
      const lab = new Lab(page)
      await lab.forward.click()
      for (let at = 1; at <= (step?.index ?? 0); at++) {
        await lab.expectStep(at)
        await lab.forward.click()
      }
      await expect(lab.browser.phone).toBeVisible()
      await expectNoFindingsInBothThemes(page, address)
    }
  })
}

test('the stage with its keys shown: nothing is found in both themes', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(STAGE)
  const lab = new Lab(page)
  await lab.forward.click()
  await lab.expectStep(1)
  await page.keyboard.press('?')
  await expect(page.getByText('to a chapter')).toBeVisible()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 })
    await expectNoFindingsInBothThemes(page, `${width} px`)
  }
})

test('the embed after a refusal: nothing is found in any panel at two widths in both themes @long', async ({
  page,
}) => {
  test.slow()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const lab = await playToTheEnd(page, EMBED, { redirectUri: 'other-path' })
  for (const width of [820, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await lab.expectArrangement(arrangement(width))
    await expectNoFindingsInBothThemes(page, `the whole page, ${width} px`)
    await unfold(page)
    await expectNoFindingsInBothThemes(page, `the legend, ${width} px`, LEGEND)
    await lab.everyPanel(async (name) => {
      await unfold(page)
      await expectNoFindingsInBothThemes(page, `${name}, ${width} px`, PANELS)
    })
  }
})

test('320 px and a zoom of 200 % cut nothing off, and nothing scrolls sideways @long', async ({
  page,
  browser,
  site,
}) => {
  test.slow()
  await page.setViewportSize({ width: 320, height: 640 })
  for (const address of PAGES) {
    await openSettled(page, address)
    await expectNoFindings(page, `${address}, 320 px`)
  }
  const zoomed = await browser.newContext({
    baseURL: site,
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  })
  try {
    const large = await zoomed.newPage()
    for (const address of PAGES) {
      await openSettled(large, address)
      await expectNoFindings(large, `${address}, 200 %`)
    }
  } finally {
    await zoomed.close()
  }
})

test('the live lab cuts nothing off at 320 px and at a zoom of 200 %, in any panel @long', async ({
  page,
}) => {
  test.slow()
  const lab = await playToTheEnd(page, LAB, { accessTokenSignature: 'altered' })
  for (const [width, height] of [
    [320, 640],
    [720, 450],
  ] as const) {
    await page.setViewportSize({ width, height })
    await lab.expectArrangement(arrangement(width))
    await expectNoFindings(page, `${width} px`)
    await lab.everyPanel(async (name) => {
      await unfold(page)
      await expectNoFindings(page, `${name}, ${width} px`, PANELS)
    })
  }
})

test('a screen reader hears each step, whose turn it is, and a refusal', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.breakIt.open()
  await lab.breakIt.set('accessTokenSignature', 'altered')
  await lab.slider.press('Home')
  const { steps, events } = await expected({ accessTokenSignature: 'altered' })
  // What a page only offers is nobody's turn.
  const asks = events
    .filter((event) => event.type === 'prompt-opened' && event.prompt !== 'next')
    .map(({ seq }) => seq)
  for (const { index, title, refused, seq, lastSeq } of steps) {
    await lab.slider.press('ArrowRight')
    await expect(lab.announcement).toContainText(`Step ${index + 1}: ${title}.`)
    if (refused) await expect(lab.announcement).toContainText('Refused.')
    if (asks.some((ask) => ask >= seq && ask <= lastSeq))
      await expect(lab.announcement).toContainText('Your turn: ')
    else await expect(lab.announcement).not.toContainText('Your turn: ')
  }
  expect(steps.filter(({ refused }) => refused).length).toBeGreaterThan(0)
})

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  const still = reducedMotion === 'reduce'
  test(`${still ? 'with reduced motion a ticket stands, and nothing runs' : 'without reduced motion a ticket flies'}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion })
    await page.clock.install()
    await page.goto(LAB)
    const lab = new Lab(page)
    await lab.wake()
    await stopTheClock(page)
    await lab.play.click()
    const places: string[] = []
    for (let part = 0; part < 4; part++) {
      await page.clock.runFor(STEP_MS / 5)
      places.push(
        await page.locator('.flying').evaluate((ticket) => JSON.stringify(ticket.getBoundingClientRect())),
      )
    }
    expect(new Set(places).size).toBe(still ? 1 : 4)
    const running = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .map((animation) => JSON.stringify(animation.effect?.getTiming())),
    )
    if (still) expect(running).toEqual([])
  })
}

test('the theme switch goes round, is kept, and every theme passes', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto('/')
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: 'Theme: auto. Change to light' }).click()
  expect(await ground()).toBe(light)
  await page.getByRole('button', { name: 'Theme: light. Change to dark' }).click()
  const dark = await ground()
  expect(dark).not.toBe(light)
  await page.reload()
  expect(await ground()).toBe(dark)
  await expectNoFindings(page, 'dark by choice')
  await page.getByRole('button', { name: 'Theme: dark. Change to auto' }).click()
  expect(await ground()).toBe(light)
})

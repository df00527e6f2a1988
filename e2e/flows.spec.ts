import { type Browser, expect, type Page } from '@playwright/test'
import { everyFlow, expected, verdict } from './flow'
import { Lab } from './pages/lab'
import { noComplaints, test } from './watch'

// Every flow of the catalogue in every place where it can be played. What is expected is what the engine computes here, in Node.

async function elsewhere(browser: Browser, address: string, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(address)
    await look(page)
  } finally {
    await context.close()
  }
}

/** One with a person, one without: the rest is of the same components, and is played in `npm run test:long`. */
const FIRST = ['authorization-code-pkce', 'client-credentials']

for (const told of everyFlow) {
  const { slug } = told.flow
  const when = FIRST.includes(slug) ? '' : ' @long'
  const { title } = told.narration

  test(`${slug}: its page plays to the end, step by step, says what the engine says in Node, and a link shows the same elsewhere${when}`, async ({
    page,
    browser,
    complaints,
  }) => {
    const { steps, result } = await expected({}, [], told)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(`/lab/${slug}`)
    const lab = new Lab(page, title)
    await lab.wake()
    await lab.toTheEnd()
    await lab.expectStep(steps.length)
    await expect(lab.verdict).toContainText(verdict(result))
    const said = await lab.steps.allTextContents()
    expect(said).toEqual(steps.map((step) => expect.stringContaining(step.title)))

    const middle = Math.ceil(steps.length / 2)
    await lab.steps.nth(middle - 1).click()
    await lab.expectStep(middle)
    await lab.share.click()
    await lab.button('Copy link').click()
    await expect(page).toHaveURL(/#.{11,}$/)
    await elsewhere(browser, page.url(), async (other) => {
      const theirs = new Lab(other, title)
      await theirs.expectStep(middle)
      await expect(theirs.slider).toHaveAttribute(
        'aria-valuetext',
        `${middle} of ${steps.length}: ${steps[middle - 1]?.title}`,
      )
    })
    expect(complaints).toEqual(noComplaints)
  })

  for (const place of ['embed', 'stage']) {
    test(`${slug}: its ${place} plays to the end and says what the engine says in Node${when}`, async ({
      page,
      complaints,
    }) => {
      const { steps, result } = await expected({}, [], told)
      await page.goto(`/${place}/${slug}`)
      const lab = new Lab(page, title)
      await lab.forward.click()
      await lab.expectStep(1)
      await lab.toTheEnd()
      await lab.expectStep(steps.length)
      await expect(lab.verdict).toContainText(verdict(result))
      expect(complaints).toEqual(noComplaints)
    })
  }
}

test('there are flows to try', () => {
  expect(everyFlow.length).toBeGreaterThan(0)
})

import { expect, type Page } from '@playwright/test'
import { EMBED, expected, LAB, STAGE, stepsToTheFirstQuestion, textOf } from './flow'
import { unfold } from './pages/inspection'
import { Keyboard, tabThrough } from './pages/keyboard'
import { Lab } from './pages/lab'
import { openSettled } from './pages/settled'
import { WhatIfPage } from './pages/what-if'
import { noComplaints, test } from './watch'

const LESSON = '/learn/authentication/signing-in'

const focusedText = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
  })

for (const address of ['/', LESSON, LAB]) {
  test(`on ${address} a skip link comes first, and the main control of the lab is within three Tab stops`, async ({
    page,
  }) => {
    await page.goto(address)
    const keyboard = new Keyboard(page)
    await keyboard.press('Tab')
    expect(await focusedText(page)).toBe('Skip to the lab')
    await expect(page.getByRole('link', { name: 'Skip to the lab' })).toBeInViewport()
    expect(1 + (await keyboard.tabTo(new Lab(page).play, 2))).toBeLessThanOrEqual(3)
  })

  test(`on ${address} the skip link leads into the lab${address === LAB ? '' : ' @long'}`, async ({
    page,
  }) => {
    await page.goto(address)
    const keyboard = new Keyboard(page)
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    expect(await keyboard.tabTo(new Lab(page).play, 2)).toBe(1)
  })
}

for (const address of [EMBED, STAGE]) {
  test(`on ${address} the main control of the lab is within three Tab stops`, async ({ page }) => {
    await page.goto(address)
    expect(await new Keyboard(page).tabTo(new Lab(page).play, 3)).toBeLessThanOrEqual(3)
  })
}

for (const address of ['/learn', '/flows', '/explain', '/no-such-page']) {
  test(`on ${address} a skip link comes first and leads to the text`, async ({ page }) => {
    await page.goto(address)
    const keyboard = new Keyboard(page)
    await keyboard.press('Tab')
    expect(await focusedText(page)).toBe('Skip to the text')
    await keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
  })
}

for (const address of [LESSON, EMBED]) {
  test(`on ${address} a whole sign-in is played with the keyboard alone`, async ({ page, complaints }) => {
    const { answers, steps, result } = await expected()
    await openSettled(page, address)
    const lab = new Lab(page)
    const { browser } = lab
    const keyboard = new Keyboard(page)
    await keyboard.tabTo(lab.region.getByRole('button', { name: /^Speed / }))
    await expect(lab.slider).toBeVisible()
    await keyboard.press('Enter', 2)
    // Back past the clock, and the two that step; only beside a text there is one to follow.
    await keyboard.press('Shift+Tab', address === LESSON ? 5 : 4)
    await expect(lab.play).toBeFocused()
    await keyboard.press('Space')

    // A question takes the focus when it comes up.
    await expect(browser.userName).toBeFocused()
    await keyboard.type(textOf(answers, 'username'))
    await keyboard.press('Enter')
    // The page has gone, and with it what had the focus: it waits in the bar.
    await expect(browser.userName).toHaveCount(0)
    await expect(page.locator(':focus')).toHaveCount(1)
    await expect(browser.password).toBeFocused()
    await keyboard.type(textOf(answers, 'password'))
    await keyboard.press('Enter')
    await expect(browser.code).toBeFocused()
    await keyboard.type(await browser.readPhone())
    await keyboard.press('Enter')
    await expect(browser.heading('Permissions requested')).toBeVisible()
    // Not on a button: nobody consents by pressing Enter once too often.
    await expect(browser.region).toBeFocused()
    await keyboard.tabTo(browser.button('Accept'), 12)
    await keyboard.press('Enter')
    await lab.expectStep(steps.length)
    await expect(lab.verdict).toContainText(result.status === 'ended' ? result.outcome.says : 'no outcome')
    expect(complaints).toEqual(noComplaints)
  })
}

test('on a phone who goes step by step answers nothing by a press too many, and never loses the focus', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(LESSON)
  const lab = new Lab(page)
  const { steps } = await expected()
  const question = await stepsToTheFirstQuestion()
  for (let step = 1; step <= question; step++) {
    await lab.forward.press('Enter')
    await lab.expectStep(step)
  }
  // The question has taken the screen, and not the keyboard.
  await expect(lab.button('Back to the text')).toBeVisible()
  await expect(lab.forward).toBeFocused()
  await page.keyboard.press('Enter')
  await lab.expectStep(question + 1)
  await expect(lab.slider).toHaveAttribute('aria-valuetext', new RegExp(`: ${steps[question]?.title}$`))
  await lab.button('Back to the text').press('Enter')
  await expect(lab.button('Open the lab')).toBeVisible()
  await expect(lab.play).toBeFocused()
})

test('tabs are chosen with arrow keys, switches with arrow keys, and steps of the list with arrow keys and Enter', async ({
  page,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  const keyboard = new Keyboard(page)
  await keyboard.tabTo(lab.tab('Steps'))
  await expect(lab.slider).toBeVisible()
  await keyboard.press('ArrowRight', 2)
  await expect(lab.tab('Break it')).toBeFocused()
  await expect(lab.tab('Break it')).toHaveAttribute('aria-selected', 'true')
  await keyboard.tabTo(lab.breakIt.choice('state', 'intact'))
  await keyboard.press('ArrowDown')
  await expect(lab.breakIt.choice('state', 'tampered')).toBeChecked()
  await expect(lab.breakIt.choice('state', 'tampered')).toBeFocused()

  await lab.tab('Break it').focus()
  await keyboard.press('Home')
  await expect(lab.tab('Steps')).toHaveAttribute('aria-selected', 'true')
  await lab.pause.press('Enter')
  const current = lab.region.locator('[aria-current="step"]')
  await lab.tab('Steps').focus()
  await keyboard.tabTo(current, 6)
  const at = await lab.step()
  await keyboard.press('ArrowUp', 2)
  await keyboard.press('Enter')
  await lab.expectStep(at - 2)
})

test('a node of the diagram is moved with the arrow keys, farther with Shift, and stays where it was put', async ({
  page,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  const keyboard = new Keyboard(page)
  const ada = lab.region.getByRole('group', { name: 'Ada, user, Finance' })
  await lab.slider.focus()
  await keyboard.tabTo(ada, 12)
  /** In units of the diagram, which is fitted into its box anew when something stands elsewhere. */
  const place = () =>
    ada.evaluate((node) => {
      const { e: x, f: y } = new DOMMatrix(getComputedStyle(node).transform)
      return { x, y }
    })
  /** Where it stands when nothing is on its way any more. */
  const still = async () => {
    let last = await place()
    const isStill = async () => {
      const before = last
      last = await place()
      return last.x === before.x && last.y === before.y
    }
    await expect.poll(isStill).toBe(true)
    return last
  }
  const expectPlace = async ({ x, y }: { x: number; y: number }) => {
    await expect.poll(async () => Math.abs((await place()).x - x)).toBeLessThan(1.5)
    await expect.poll(async () => Math.abs((await place()).y - y)).toBeLessThan(1.5)
  }
  const before = await still()
  await keyboard.press('ArrowRight', 4)
  await expect.poll(async () => (await place()).x).toBeGreaterThan(before.x + 8)
  const once = await still()
  expect(once.y).toBeCloseTo(before.y, 0)
  await keyboard.press('Shift+ArrowDown', 4)
  await expect.poll(async () => (await place()).y).toBeGreaterThan(before.y + (once.x - before.x) * 1.5)
  const moved = await still()
  await expect(ada).toBeFocused()

  await page.reload()
  await lab.wake()
  await expectPlace(moved)
  await lab.button('Put everything back in its place').press('Enter')
  await expectPlace(before)
})

for (const address of ['/', '/learn', '/flows', LESSON, '/what-if', '/rules', '/explain', '/no-such-page']) {
  test(`on ${address} every Tab stop can be seen`, async ({ page }) => {
    await page.goto(address)
    const stops = await tabThrough(page)
    expect(stops.length).toBeGreaterThan(4)
    expect(stops.filter(({ ring, seen }) => !ring || !seen)).toEqual([])
  })
}

for (const address of [LAB, EMBED, STAGE]) {
  test(`on ${address} every Tab stop of the live lab can be seen, in the middle of a run, with a question open`, async ({
    page,
  }) => {
    await page.goto(address)
    const lab = new Lab(page)
    await lab.toTheFirstQuestion()
    await expect(lab.browser.userName).toBeVisible()
    const stops = await tabThrough(page)
    expect(stops.length).toBeGreaterThan(8)
    expect(stops.filter(({ ring, seen }) => !ring || !seen)).toEqual([])
  })
}

test('every Tab stop of each panel can be seen after a refusal', async ({ page }) => {
  test.slow()
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.breakIt.open()
  await lab.breakIt.set('accessTokenSignature', 'altered')
  await lab.toTheEnd()
  for (const tab of ['Break it', 'Why', 'Who knows what', 'Token']) {
    await lab.panel(tab)
    const stops = await tabThrough(page)
    expect(stops.length, tab).toBeGreaterThan(8)
    expect(
      stops.filter(({ ring, seen }) => !ring || !seen),
      tab,
    ).toEqual([])
  }
})

test('on /what-if a skip link comes first and leads to the answer; the question is within three Tab stops', async ({
  page,
}) => {
  await page.goto('/what-if')
  const keyboard = new Keyboard(page)
  const whatIf = new WhatIfPage(page)
  await keyboard.press('Tab')
  expect(await focusedText(page)).toBe('Skip to the answer')
  expect(1 + (await keyboard.tabTo(whatIf.person, 2))).toBeLessThanOrEqual(3)
  await page.goto('/what-if')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  expect(await keyboard.tabTo(page.getByRole('button', { name: 'Bring your own tenant' }), 2)).toBe(1)
})

for (const [width, height] of [
  [1440, 900],
  [390, 844],
  [320, 640],
] as const) {
  test(`on /what-if, imported and unfolded at ${width} px, every Tab stop is seen whole, in the order of the page${width === 320 ? '' : ' @long'}`, async ({
    page,
  }) => {
    test.slow()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    const whatIf = new WhatIfPage(page)
    await whatIf.open()
    await whatIf.opener('CA004').click()
    await expect(whatIf.matrix.getByText('Its JSON')).toBeVisible()
    await whatIf.openTenant()
    await unfold(page)
    await whatIf.toTheTop()
    await page.getByRole('link', { name: 'Skip to the answer' }).focus()
    const covered: string[] = []
    const order: string[] = []
    for (let stop = 0; stop < 120; stop++) {
      await page.keyboard.press('Tab')
      const found = await page.evaluate(lookUnder)
      if (!found) break
      order.push(found.part)
      if (found.covered) covered.push(`${found.name}: ${found.covered}`)
    }
    expect(order.length).toBeGreaterThan(60)
    // Backwards, what comes into sight comes in at the top, where something may lie over it.
    for (let stop = 0; stop < order.length; stop++) {
      await page.keyboard.press('Shift+Tab')
      const found = await page.evaluate(lookUnder)
      if (found?.covered) covered.push(`${found.name}, backwards: ${found.covered}`)
    }
    expect(covered).toEqual([])
    // Each once, and not back again.
    expect(order.filter((part, at) => part !== order[at - 1])).toEqual([
      'header',
      'question',
      'answer',
      'elsewhere',
    ])
  })
}

/** In the page: the part that has the focus, and what that stays in sight lies over some of it. */
function lookUnder() {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  const part = ['header', '.wi-dock', '.wi-question', '.wi-answer'].find((each) => element.closest(each))
  const box = element.getBoundingClientRect()
  // The navigation lies in the header, though it comes last in the page.
  const lids = [...document.querySelectorAll('header, .wi-dock')].filter(() => !element.closest('nav'))
  const over = lids.filter((each) => {
    const { position } = getComputedStyle(each)
    const lid = each.getBoundingClientRect()
    return (
      /sticky|fixed/.test(position) &&
      !each.contains(element) &&
      lid.bottom > box.top + 1 &&
      lid.top < box.bottom - 1
    )
  })
  return {
    name: (element.getAttribute('aria-label') || element.id || element.textContent || '').slice(0, 60),
    part: part?.replace(/^\.wi-/, '') ?? 'elsewhere',
    covered: over.map((each) => each.className || each.tagName).join(),
  }
}

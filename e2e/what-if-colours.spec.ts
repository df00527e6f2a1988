import { expect } from '@playwright/test'
import { expectNoFindings } from './pages/inspection'
import { WhatIfPage } from './pages/what-if'
import { test } from './watch'

const COUNTRY = 'CA004 Everyone: not from countries where nobody works'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in forced colours on ${colorScheme} ground, marks, lines and arrows are drawn in the system’s colours`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' })
    const whatIf = new WhatIfPage(page)
    await whatIf.open()
    await whatIf.wake()
    const system = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'))
      const of = (name: string) => {
        probe.style.cssText = `forced-color-adjust: none; color: ${name}`
        return getComputedStyle(probe).color
      }
      const colours = { text: of('CanvasText'), ground: of('Canvas') }
      probe.remove()
      return colours
    })
    const found = await page.evaluate(() => {
      const style = (selector: string) => {
        const element = document.querySelector(selector)
        if (!element) throw new Error(`There is no ${selector}.`)
        return getComputedStyle(element)
      }
      return {
        sign: style('.wi-verdict .wi-sign-field').fill,
        glyph: style('.wi-verdict .wi-sign-glyph').fill,
        block: style('.wi-mark[data-kind="block"] path:first-child').fill,
        ask: style('.wi-mark[data-kind="ask"] path:first-child').fill,
        met: style('.wi-mark[data-kind="met"] path:first-child').fill,
        markGlyph: style('.wi-mark[data-kind="ask"] path:last-child').stroke,
        end: style('.wi-buffer path:first-child').fill,
        endGlyph: style('.wi-buffer path:last-child').stroke,
        arrow: style('.wi-state select').appearance,
      }
    })
    const { text, ground } = system
    expect(text).not.toBe(ground)
    expect(found).toEqual({
      ...{ sign: text, glyph: ground, block: text, ask: text, met: text, markGlyph: ground },
      ...{ end: text, endGlyph: ground, arrow: 'auto' },
    })
    // What a colour says is said in words as well.
    await expect(whatIf.row(COUNTRY)).toContainText('Blocks')
    await whatIf.person.click()
    const list = page.getByRole('listbox', { name: 'Who signs in' })
    const chosen = list.getByRole('option', { selected: true })
    await expect(chosen).toHaveCSS('outline-style', 'solid')
    await expect(list.getByRole('option', { selected: false }).first()).toHaveCSS('border-left-color', ground)
  })
}

test('with reduced motion nothing on /what-if moves, whatever is opened and asked', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.opener(COUNTRY).click()
  await whatIf.state(COUNTRY).selectOption('Off')
  await whatIf.openTenant()
  const running = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((animation) => JSON.stringify(animation.effect?.getTiming())),
  )
  expect(running).toEqual([])
})

test('at a zoom of 200 % the page is whole, and nothing that stays on the screen takes more than a quarter of it', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({
    baseURL: site,
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    const whatIf = new WhatIfPage(page)
    await whatIf.open()
    await whatIf.opener(COUNTRY).click()
    await whatIf.toTheTop()
    await expectNoFindings(page, '200 %')
    await page.evaluate(() => window.scrollTo(0, 900))
    const taken = await page.evaluate(() =>
      [...document.querySelectorAll('header, .wi-dock')]
        .filter((each) => /sticky|fixed/.test(getComputedStyle(each).position))
        .reduce((sum, each) => sum + each.getBoundingClientRect().height / innerHeight, 0),
    )
    expect(taken).toBeLessThan(0.25)
  } finally {
    await context.close()
  }
})

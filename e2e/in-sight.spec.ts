import { expect, type Page, test } from '@playwright/test'
import { encodePermalink } from '../simulator/doors/links'
import { expected, flow, LAB, SEED, STAGE } from './flow'
import { Lab } from './pages/lab'
import { smallType } from './pages/small-type'

const LESSON = '/learn/authentication/signing-in'
const REFUSED = { accessTokenSignature: 'altered' }

/** A run that asks three times and is refused in the end, at its beginning. */
const link = () =>
  encodePermalink({
    flow: flow.slug,
    revision: flow.revision,
    seed: SEED,
    switches: REFUSED,
    interventions: [],
    answers: [],
    step: 0,
  })

for (const [address, sizes] of [
  [
    STAGE,
    [
      { width: 1920, height: 1080 },
      { width: 1024, height: 768 },
    ],
  ],
  [
    LESSON,
    [
      { width: 1440, height: 900 },
      { width: 820, height: 1180 },
    ],
  ],
  [
    LAB,
    [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ],
  ],
] as const) {
  test(`on ${address} nothing lies over who acts and what is on its way, at any step, and the bar never grows`, async ({
    page,
  }) => {
    test.slow()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const size of sizes) {
      await page.setViewportSize(size)
      await page.goto('about:blank')
      await page.goto(`${address}#${await link()}`)
      // Docked, and taken up for a question, the bar has another size: one each.
      await stepThrough(page, address === LESSON && size.width < 992 ? 2 : 1)
      if (size.width === 1920) expect(await smallType(page)).toEqual([])
    }
  })
}

async function stepThrough(page: Page, bars: number): Promise<void> {
  const lab = new Lab(page)
  await lab.expectStep(0)
  await lab.slider.focus()
  const { steps } = await expected(REFUSED)
  const covered: string[] = []
  const heights = new Set<number>()
  for (const { index, title, kind } of steps) {
    await page.keyboard.press('ArrowRight')
    await lab.expectStep(index + 1)
    const found = await page.evaluate(lookOver)
    // What happens outside of the picture has nobody in it.
    if (found.seen === 0 && kind !== 'event') covered.push(`${title}: nothing is in sight`)
    covered.push(...found.covered.map((what) => `${title}: ${what}`))
    heights.add(found.bar)
  }
  expect(covered).toEqual([])
  expect(heights.size).toBeLessThanOrEqual(bars)
  await expect(lab.verdict).toBeInViewport({ ratio: 1 })
  await expect(lab.verdict.getByRole('button', { name: 'Why?' })).toBeInViewport({ ratio: 1 })
}

/** In the page: what is found at the middle and near the corners of the parties that act and of the ticket, or of their line where the picture is out of sight. */
function lookOver() {
  const line = [...document.querySelectorAll('.now .chip')].filter((each) => each.checkVisibility())
  const picture = document.querySelectorAll('.party[data-active] .party-halo, .flying .pile, .flying .act')
  const things = line.length > 0 ? line : [...picture]
  const covered: string[] = []
  for (const thing of things) {
    const { left, top, width, height } = thing.getBoundingClientRect()
    for (const [x, y] of [
      [0.5, 0.5],
      [0.1, 0.1],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.9, 0.9],
    ] as const) {
      const over = document.elementFromPoint(left + width * x, top + height * y)
      const isFree =
        over?.closest('.now, .lab-view') &&
        !over.closest('.legend, .diagram-tools, .react-flow__attribution') &&
        !(line.length > 0 && over.closest('.lab-view'))
      if (!isFree) covered.push(`${over?.className ?? 'off the screen'} over ${thing.getAttribute('class')}`)
    }
  }
  const bar = document.querySelector('.bar')?.getBoundingClientRect().height ?? 0
  return { covered, seen: things.length, bar: Math.round(bar) }
}

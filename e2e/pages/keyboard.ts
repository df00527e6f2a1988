import { expect, type Locator, type Page } from '@playwright/test'

/** Somebody who has no mouse. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  async press(key: string, times = 1): Promise<void> {
    for (let time = 0; time < times; time++) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Tabs on until this has the focus. @returns how many stops it took */
  async tabTo(target: Locator, most = 80): Promise<number> {
    await expect(target).toBeVisible()
    for (let stop = 1; stop <= most; stop++) {
      await this.press('Tab')
      if (await this.isAt(target)) return stop
    }
    throw new Error(`${target} has not got the focus after ${most} Tab stops.`)
  }

  private async isAt(target: Locator): Promise<boolean> {
    const focused = this.page.locator(':focus')
    // While the live lab takes the place of the still one, nothing has the focus for a moment: so what is not there is looked for twice.
    for (const _ of [1, 2]) {
      await expect(focused).toHaveCount(1)
      if ((await target.and(focused).count()) === 1) return true
    }
    return false
  }
}

export interface Stop {
  readonly name: string
  /** Something about it changes on screen while it has the focus. */
  readonly ring: boolean
  /** Some of it can be seen: it is in the window, and nothing lies over all of it. */
  readonly seen: boolean
}

/** Tabs through a document from its beginning to its end, or until `most` stops were made. Works in a frame as well. */
export async function tabThrough(page: Page, most = 150): Promise<Stop[]> {
  const stops: Stop[] = []
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('[data-seen-by-test]'))
      each.removeAttribute('data-seen-by-test')
  })
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(lookAtFocus)
    if (!found) break
    if (found.first && stops.length > 0) break
    stops.push({ name: found.name, ring: found.ring, seen: found.seen })
  }
  return stops
}

/** In the page: what has the focus, and whether anybody can tell. */
function lookAtFocus() {
  const element = document.activeElement
  if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body)
    return undefined
  const seenBefore = element.hasAttribute('data-seen-by-test')
  element.setAttribute('data-seen-by-test', '')
  // The ring may be drawn around a label, or around the part of a control that is large enough to see.
  const around = [
    element,
    element.closest('label'),
    element.nextElementSibling,
    element.parentElement,
    ...element.querySelectorAll('*'),
  ].filter((each): each is Element => each instanceof Element)
  const look = () =>
    around.map((each) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(each)
      return [
        outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
          ? `${outlineStyle} ${outlineColor}`
          : '',
        boxShadow,
      ].join()
    })
  const focused = look()
  const box = element.getBoundingClientRect()
  const points = [
    [0.5, 0.5],
    [0.1, 0.2],
    [0.9, 0.2],
    [0.1, 0.8],
    [0.9, 0.8],
  ].map(([x = 0, y = 0]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y))
  const label = element.closest('label')
  const seen = points.some(
    (each) => each && (element.contains(each) || each.contains(element) || label?.contains(each)),
  )
  element.blur()
  const blurred = look()
  element.focus({ preventScroll: true })
  return {
    first: seenBefore,
    name: `<${element.tagName.toLowerCase()}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)}`,
    ring: focused.some((each, index) => each !== blurred[index]),
    seen,
  }
}

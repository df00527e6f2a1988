import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const SMALLEST_TYPE = 13
const SMALLEST_TARGET = 24
/** The rules of axe that a theme can break: everything else is the same in both. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface RunOnly {
  readonly type: 'tag' | 'rule'
  readonly values: string[]
}

export const WIDTHS = [1440, 820, 390] as const

/** What somebody who measures everything finds wrong with what is on screen now, in a line each. */
export interface Findings {
  readonly axe: readonly string[]
  readonly smallType: readonly string[]
  readonly smallTargets: readonly string[]
  readonly cutOff: readonly string[]
}

const nothing: Findings = { axe: [], smallType: [], smallTargets: [], cutOff: [] }

/** Runs axe and measures type, targets and edges. `within` narrows axe to a part that is all that has changed. */
export async function expectNoFindings(page: Page, where: string, within?: string): Promise<void> {
  const axe = await violations(page, { type: 'tag', values: RULES }, within)
  const measured = await page.evaluate(measure, [SMALLEST_TYPE, SMALLEST_TARGET] as const)
  expect.soft({ axe, ...measured }, where).toEqual(nothing)
}

/** The same in the light theme, and in the dark one what colours can break. Leaves the page light. */
export async function expectNoFindingsInBothThemes(
  page: Page,
  where: string,
  within?: string,
): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const dark = await violations(page, { type: 'rule', values: COLOUR_RULES }, within)
  expect.soft(dark, `${where}, dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNoFindings(page, `${where}, light`, within)
}

async function violations(page: Page, runOnly: RunOnly, within: string | undefined): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .options({ runOnly, resultTypes: ['violations'] })
    // The other mode opens a page of its own for each look, to join frames of other origins: there are none.
    .setLegacyMode()
  const found = await (within ? builder.include(within) : builder).analyze()
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none][0]?.message ?? ''
      return `${id}: ${target.join(' ')}: ${why}`
    }),
  )
}

/** Opens everything that is folded. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

/** In the page. */
function measure([smallestType, smallestTarget]: readonly [number, number]) {
  const isHidden = (element: Element) => {
    for (let each: Element | null = element; each; each = each.parentElement) {
      const { overflow, clipPath, opacity } = getComputedStyle(each)
      const box = each.getBoundingClientRect()
      // Words for a screen reader alone.
      if (box.width <= 1.5 && box.height <= 1.5 && (overflow === 'hidden' || clipPath !== 'none')) return true
      if (opacity === '0') return true
    }
    return !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
  }
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}${element.classList.length ? `.${[...element.classList].join('.')}` : ''} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`

  const scaleOf = (element: Element) => {
    const box = element.getBoundingClientRect()
    if (element instanceof SVGGraphicsElement) {
      const own = element.getBBox()
      return own.width > 0 ? box.width / own.width : 1
    }
    let scale = 1
    for (let each: Element | null = element; each; each = each.parentElement) {
      const { transform } = getComputedStyle(each)
      if (transform !== 'none') scale *= new DOMMatrix(transform).a
    }
    return scale
  }

  const smallType = new Set<string>()
  const cutOff = new Set<string>()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    const element = text.parentElement
    if (
      !element ||
      !text.textContent?.trim() ||
      /^(script|style|noscript|title|desc|option)$/i.test(element.tagName)
    )
      continue
    if (isHidden(element)) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const box = range.getBoundingClientRect()
    if (box.width === 0) continue
    const inSvg = element.closest('text')
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(inSvg ?? element)
    // Half a hundredth of a pixel is arithmetic.
    if (size < smallestType - 0.005) smallType.add(`${size.toFixed(2)} px: ${nameOf(element)}`)
    for (let each: Element | null = element; each; each = each.parentElement) {
      const { overflowX, position, textOverflow } = getComputedStyle(each)
      if (overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis') break
      const edges = each.getBoundingClientRect()
      const clips = overflowX === 'hidden' || overflowX === 'clip' || each === document.body
      const [left, right] = each === document.body ? [0, innerWidth] : [edges.left, edges.right]
      // What lies outside altogether is not shown; what is shown in part is cut off.
      const shown = box.left < right && box.right > left && box.top < edges.bottom && box.bottom > edges.top
      if (clips && !shown) break
      if (clips && (box.left < left - 1.5 || box.right > right + 1.5)) {
        cutOff.add(`${nameOf(element)} by ${each.tagName.toLowerCase()}.${[...each.classList].join('.')}`)
        break
      }
      if (position === 'fixed') break
    }
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
    cutOff.add(`the page scrolls sideways: ${document.documentElement.scrollWidth} in ${innerWidth}`)

  const smallTargets = new Set<string>()
  const controls =
    'a[href],button,input,select,textarea,summary,[role="tab"],[role="slider"],[role="button"],[tabindex="0"]'
  for (const control of document.querySelectorAll(controls)) {
    if (control.matches(':disabled') || control.closest('[inert]')) continue
    // What is pressed to change an input is its label.
    const target = control.closest('label') ?? control
    if (isHidden(target)) continue
    const box = target.getBoundingClientRect()
    if (box.width >= smallestTarget - 0.01 && box.height >= smallestTarget - 0.01) continue
    // WCAG 2.5.8, inline: a target in a sentence is as high as its line.
    if (getComputedStyle(target).display.startsWith('inline')) {
      let block = target.parentElement
      while (block && /^(inline|contents)/.test(getComputedStyle(block).display)) block = block.parentElement
      const more = (block?.textContent ?? '').trim().length - (target.textContent ?? '').trim().length
      if (block?.matches('p,li,dd,td,div') && more > 1) continue
    }
    smallTargets.add(`${box.width.toFixed(1)} × ${box.height.toFixed(1)}: ${nameOf(target)}`)
  }
  return { smallType: [...smallType], smallTargets: [...smallTargets], cutOff: [...cutOff] }
}

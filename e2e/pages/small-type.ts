import type { Page } from '@playwright/test'

/** Texts of a stage that are smaller than 24 px on the screen. */
export async function smallType(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const small = new Set<string>()
    const texts = document.createTreeWalker(
      document.querySelector('.lab') ?? document.body,
      NodeFilter.SHOW_TEXT,
    )
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement
      if (!element?.checkVisibility({ opacityProperty: true }) || element.closest('.visually-hidden'))
        continue
      if (!texts.currentNode.textContent?.trim() || element.closest('title,desc')) continue
      const scale =
        element instanceof SVGGraphicsElement
          ? (element.getScreenCTM()?.a ?? 1)
          : (element.currentCSSZoom ?? 1)
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale
      if (size < 23.9) small.add(`${size.toFixed(1)} px: ${texts.currentNode.textContent}`)
    }
    return [...small]
  })
}

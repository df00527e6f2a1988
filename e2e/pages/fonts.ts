import type { Page } from '@playwright/test'

/**
 * From here on pages wait for their fonts. They are optional: one that comes too late for a page is left out of it for good, and
 * then the same page is longer and its columns are others. What measures or compares pages means one and the same page.
 */
export async function withItsFonts(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    const html = await response.text()
    return route.fulfill({
      response,
      body: html.replaceAll(/font-display:\s*optional/g, 'font-display:block'),
    })
  })
}

import { expect, type Page, type Request } from '@playwright/test'

/**
 * Watches what a page asks for from now on. What it returns resolves when nothing is on its way and the page has had time to ask
 * for more. Playwright's `networkidle` waits for good where a frame was replaced while it loaded, as the builder's preview is.
 */
export function watchRequests(page: Page): () => Promise<void> {
  const pending = new Set<Request>()
  let seen = 0
  page.on('request', (request) => {
    seen++
    pending.add(request)
  })
  const done = (request: Request) => pending.delete(request)
  page.on('requestfinished', done)
  page.on('requestfailed', done)
  page.on('framedetached', (frame) => {
    for (const request of pending)
      if (!request.isNavigationRequest() && request.frame() === frame) done(request)
  })
  return () =>
    expect(async () => {
      const before = seen
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      expect([...pending].map((request) => request.url())).toEqual([])
      expect(seen).toBe(before)
    }).toPass()
}

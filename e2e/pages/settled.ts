import type { Page, Response } from '@playwright/test'
import { watchRequests } from './quiet'

/**
 * Opens a page, and waits until it lives and the network is quiet. A page asks for its scripts when it has been painted
 * (`scripts/first-paint.mjs`), so that a quiet network alone is not the end of loading.
 */
export async function openSettled(page: Page, address: string): Promise<Response | null> {
  const quiet = watchRequests(page)
  const response = await page.goto(address)
  await alive(page)
  await quiet()
  return response
}

/** Until somebody listens to all that is done on the page. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.asleep !== 'page')
}

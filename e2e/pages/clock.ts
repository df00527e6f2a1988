import type { Page } from '@playwright/test'

/** Farther ahead than any test lasts: however slow the machine is, the moment has not passed when the page is told of it. */
const AHEAD = 600_000

/**
 * From here on time passes on the page only when the test says so: nothing is asserted about how fast a machine is.
 * The clock must be installed before the page is opened, and nothing may be playing.
 */
export async function stopTheClock(page: Page): Promise<void> {
  await page.clock.pauseAt(await page.evaluate((ahead) => Date.now() + ahead, AHEAD))
}

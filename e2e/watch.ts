import { test as base, type Page } from '@playwright/test'

/** What a page did that it should not have done, in the order it happened. */
export interface Complaints {
  readonly violations: string[]
  readonly messages: string[]
  readonly foreign: string[]
  readonly failures: string[]
}

declare global {
  interface Window {
    reportViolation(text: string): void
  }
}

/** Watches a page from before its first byte: policy violations, console messages, requests that leave, failed requests. */
async function watch(page: Page, baseURL: string): Promise<Complaints> {
  const complaints: Complaints = { violations: [], messages: [], foreign: [], failures: [] }
  await page.exposeFunction('reportViolation', (text: string) => complaints.violations.push(text))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
    })
  })
  page.on('console', (message) => complaints.messages.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.messages.push(`error: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== new URL(baseURL).origin)
      complaints.foreign.push(request.url())
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.failures.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}

export const noComplaints: Complaints = { violations: [], messages: [], foreign: [], failures: [] }

/** Playwright's test with two more things: `site`, the origin under test, and `complaints` about the page, from the start. */
export const test = base.extend<{ site: string; complaints: Complaints }>({
  site: async ({ baseURL }, use) => {
    if (!baseURL) throw new Error('the project has no baseURL')
    await use(baseURL)
  },
  complaints: async ({ page, site }, use) => use(await watch(page, site)),
})

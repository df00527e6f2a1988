import { expect, type Page } from '@playwright/test'
import { embedPages, sitePages } from './built-pages'
import { serveBlog } from './pages/blog'
import { watchRequests } from './pages/quiet'
import { openSettled } from './pages/settled'
import { noComplaints, test } from './watch'

/** To the end of the page and back, so that whatever loads when it comes near does load. */
async function scrollThrough(page: Page) {
  const quiet = watchRequests(page)
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 400) {
      window.scrollTo(0, y)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    window.scrollTo(0, 0)
  })
  await quiet()
}

test.skip(Boolean(process.env.LAB_DEV), 'a development server has no built pages and needs a laxer policy')

test('there are pages to visit', () => {
  expect(sitePages).toContain('/')
})

/** The first of each kind of page: of lessons, of labs, of embeds. The others are of the same components. */
const firstOfKind = (addresses: readonly string[]) => {
  const kindOf = (address: string) =>
    address
      .split('/')
      .slice(0, -1)
      .join('/')
      .replace(/^\/learn\/.+/, '/learn/')
  const kinds = new Map(addresses.toReversed().map((address) => [kindOf(address), address]))
  // Pages at the top have nothing in common.
  return new Set(
    addresses.filter((address) => kindOf(address) === '' || kinds.get(kindOf(address)) === address),
  )
}
const firstPages = firstOfKind([...sitePages, ...embedPages])
/** The rest of a kind is visited in `npm run test:long`. */
const when = (address: string) => (firstPages.has(address) ? '' : ' @long')

test('every page is answered under its policy, with one first heading and a title', async ({ request }) => {
  for (const address of sitePages) {
    const response = await request.get(address)
    const headers = response.headers()
    expect.soft(response.status(), address).toBe(200)
    const policy = headers['content-security-policy'] ?? ''
    for (const directive of [
      "default-src 'self'",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect.soft(policy, address).toContain(directive)
    expect.soft(policy, address).toMatch(/script-src 'self'( 'sha256-[A-Za-z0-9+/=]+')+;/)
    expect.soft(policy, address).not.toContain('unsafe-eval')
    expect.soft(headers['x-content-type-options'], address).toBe('nosniff')
    expect.soft(headers['referrer-policy'], address).toBe('strict-origin-when-cross-origin')
    expect.soft(headers['permissions-policy'], address).toContain('camera=()')
    expect.soft(headers['x-powered-by'], address).toBeUndefined()
    const html = await response.text()
    expect.soft(html.match(/<h1[ >]/g), address).toHaveLength(1)
    expect.soft(html, address).toMatch(/<title>[^<]*Tenant Lab/)
  }
})

test('every embed is answered under a policy that lets others frame it', async ({ request }) => {
  for (const address of embedPages) {
    const policy = (await request.get(address)).headers()['content-security-policy'] ?? ''
    expect.soft(policy, address).toContain('frame-ancestors *')
    expect.soft(policy, address).toContain("default-src 'self'")
    expect.soft(policy, address).not.toContain('unsafe-eval')
  }
})

for (const address of sitePages) {
  test(`${address} loads in silence, and asks nobody else${when(address)}`, async ({ page, complaints }) => {
    await openSettled(page, address)
    await expect(page.locator('h1')).toHaveCount(1)
    await expect(page).toHaveTitle(/Tenant Lab/)
    await scrollThrough(page)
    expect(complaints).toEqual(noComplaints)
  })
}

for (const address of embedPages) {
  test(`${address} loads in a frame of another site, in silence, and asks nobody else${when(address)}`, async ({
    page,
    site,
    complaints,
  }) => {
    const blog = await serveBlog(
      `<iframe title="The lab" width="800" height="600" src="${site}${address}"></iframe>`,
    )
    await page.goto(blog.url, { waitUntil: 'networkidle' })
    const frame = page.frameLocator('iframe')
    await expect(
      address === '/embed/rules'
        ? frame.getByRole('textbox', { name: 'Membership rule' })
        : frame.getByRole('button', { name: 'Play' }),
    ).toBeVisible()
    blog.close()
    expect({
      ...complaints,
      foreign: complaints.foreign.filter((url) => url !== blog.url),
    }).toEqual(noComplaints)
  })
}

for (const address of [
  '/no-such-page',
  '/learn/authentication/no-such-lesson',
  '/learn/a/b/c',
  '/embed/no-such-flow',
]) {
  test(`${address} does not exist, and is answered with a page, under a policy`, async ({
    page,
    complaints,
  }) => {
    const response = await openSettled(page, address)
    expect(response?.status()).toBe(404)
    await expect(page.locator('h1')).toBeVisible()
    expect(complaints.violations).toEqual([])
    expect(complaints.foreign).toEqual([])
    const inForce = response?.headers()['content-security-policy'] ?? (await policyInPage(page))
    expect(inForce).toContain("default-src 'self'")
  })
}

const policyInPage = (page: Page) =>
  page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')

test('the policy bites: a script that was not built in does not run, and no request leaves', async ({
  page,
  complaints,
}) => {
  await openSettled(page, '/')
  const reached = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.planted = true'
    document.head.append(script)
    const request = fetch('http://elsewhere.example/').then(
      () => true,
      () => false,
    )
    return { script: 'planted' in window, request: await request }
  })
  expect(reached).toEqual({ script: false, request: false })
  await expect.poll(() => complaints.violations.length).toBeGreaterThanOrEqual(2)
  const directives = complaints.violations.map((violation) => violation.split(' ')[0])
  expect(directives).toContain('script-src-elem')
  expect(directives).toContain('connect-src')
})

test('only embeds may be framed', async ({ page, site }) => {
  await page.route('http://blog.example/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>A blog</title><iframe src="${site}/"></iframe>`,
    }),
  )
  await page.goto('http://blog.example/', { waitUntil: 'networkidle' })
  await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/')
})

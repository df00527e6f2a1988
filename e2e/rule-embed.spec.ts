import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect } from '@playwright/test'
import { serveBlog } from './pages/blog'
import { test } from './watch'

const RULE = 'user.department -eq "Logistics"'
const AT = `/embed/rules?rule=${encodeURIComponent(RULE)}`

test('the embed of a rule opens with the rule of its address, and its reader changes it and brings people along', async ({
  page,
  site,
}) => {
  const blog = await serveBlog(
    `<script src="${site}/embed/host.js"></script><iframe title="A rule" style="width:800px;height:300px" src="${site}${AT}&theme=dark"></iframe>`,
  )
  try {
    await page.goto(blog.url)
    const frame = page.frameLocator('iframe')
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark')
    const rule = frame.getByRole('textbox', { name: 'Membership rule' })
    await expect(rule).toHaveValue(RULE)
    await expect(frame.getByText('2 people are members, of 9')).toBeVisible()
    const height = () => page.locator('iframe').evaluate((each) => each.getBoundingClientRect().height)
    await expect.poll(height).toBeGreaterThan(700)

    await rule.fill('user.jobTitle -startsWith "a"')
    await expect(frame.getByText('2 people are members, of 9')).toBeVisible()
    await frame.getByRole('button', { name: 'Bring your own people' }).click()
    await frame.getByRole('textbox', { name: 'Or paste JSON' }).fill(
      JSON.stringify({
        '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users',
        value: [{ id: '1', displayName: 'Nora', jobTitle: 'Architect' }],
      }),
    )
    await frame.getByRole('button', { name: 'Read the text' }).click()
    await expect(frame.getByText('1 person is a member, of 1')).toBeVisible()
  } finally {
    blog.close()
  }
})

test('in a sandbox people are read as well', async ({ page, site }) => {
  const blog = await serveBlog(
    `<iframe title="A rule" sandbox="allow-scripts" style="width:390px;height:900px" src="${site}/embed/rules"></iframe>`,
  )
  try {
    await page.goto(blog.url)
    const frame = page.frameLocator('iframe')
    await frame.getByRole('button', { name: 'Bring your own people' }).click()
    await frame.getByRole('textbox', { name: 'Or paste JSON' }).fill('{"value": [')
    await frame.getByRole('button', { name: 'Read the text' }).click()
    await expect(frame.getByText('There is no person, device or group in it.')).toBeVisible()
    await expect(frame.getByText('2 people are members, of 9')).toBeVisible()
  } finally {
    blog.close()
  }
})

test('what its address asks for in vain is named, and it works all the same', async ({ page }) => {
  await page.goto(
    `/embed/rules?people=maybe&rul=x&height=3&rule=${encodeURIComponent('user.department = 1')}`,
  )
  await expect(page.getByRole('status').filter({ hasText: 'In the address of this embed' })).toContainText(
    'There is no option rul. Did you mean rule? people is 0 or 1. height is a whole number',
  )
  await expect(page.getByText('At character 17:')).toContainText('A rule says -eq.')
  await page.goto('/embed/rules?people=0')
  await expect(page.getByText('2 people are members, of 9')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bring your own people' })).toBeHidden()
})

test('nobody who does not touch it loads the engine', async ({ page, site }) => {
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  // Away from where the pointer of a browser begins.
  const blog = await serveBlog(
    `<p style="height:300px">A text.</p><iframe title="A rule" style="width:800px;height:900px" src="${site}/embed/rules"></iframe>`,
  )
  await page.goto(blog.url, { waitUntil: 'networkidle' })
  blog.close()
  const folder = new URL('../public/embed/assets/', import.meta.url)
  const names = new Set(scripts.map((url) => new URL(url).pathname.split('/').at(-1)))
  const kib = readdirSync(folder)
    .filter((name) => names.has(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length / 1024, 0)
  expect(kib).toBeGreaterThan(1)
  expect(kib).toBeLessThan(30)
})

test('an author writes a rule in the builder, sees it, and copies a frame', async ({ page, site }) => {
  await page.goto('/embed-builder')
  const fold = page.getByText('Embed a membership rule', { exact: true })
  await fold.focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'The embed of a rule' })
  await form
    .getByRole('textbox', { name: 'Membership rule it opens with' })
    .fill('user.city -eq "Oslo" -or user.mail -eq null')
  await form.getByRole('checkbox', { name: 'Readers may bring their own' }).uncheck()
  await form.getByRole('radio', { name: 'Dark' }).check()
  await expect(page.getByRole('textbox', { name: 'Paste this where the rule is to stand' })).toHaveValue(
    `<iframe src="${site}/embed/rules?theme=dark&amp;rule=user.city%20-eq%20%22Oslo%22%20-or%20user.mail%20-eq%20null&amp;people=0&amp;height=960" title="A membership rule and its members" loading="lazy" style="border:0;width:100%;height:960px"></iframe>`,
  )
  const preview = page.frameLocator('iframe[title="Preview of the rule"]')
  await expect(preview.getByText('3 people are members, of 9')).toBeVisible()
})

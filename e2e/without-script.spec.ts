import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { parties } from '../simulator/doors/view'
import { EMBED, expected, LAB, narration } from './flow'
import { Lab } from './pages/lab'
import { Lesson } from './pages/lesson'
import { test } from './watch'

test.use({ javaScriptEnabled: false })

const FOLDER = new URL('../content/lessons/authentication/signing-in/', import.meta.url)
const source = readFileSync(new URL('lesson.mdx', FOLDER), 'utf8')

test('all of the lesson is there: every heading, and every paragraph as its author wrote it', async ({
  page,
}) => {
  await new Lesson(page).open()
  const headings = [...source.matchAll(/^## (.+)$/gm)].map(([, title]) => title ?? '')
  expect(headings.length).toBeGreaterThan(6)
  for (const title of headings)
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible()
  const text = (await page.getByRole('main').innerText()).replace(/\s+/g, ' ')
  // Paragraphs of plain words: markup and chips are taken out on both sides.
  const sentences = source
    .split('\n')
    .filter((line) => /^[A-Z][^<>`*|]+\.$/.test(line.trim()))
    .map((line) => line.trim())
  expect(sentences.length).toBeGreaterThan(3)
  for (const sentence of sentences) expect(text).toContain(sentence)
})

test('a word of the trade opens its entry of the glossary', async ({ page }) => {
  await new Lesson(page).open()
  await page.getByRole('button', { name: 'identity provider' }).click()
  await expect(page.getByRole('note', { name: 'identity provider' })).toBeVisible()
  await page.getByRole('note').getByRole('link', { name: 'In the glossary' }).click()
  await expect(page).toHaveURL(/\/glossary#identity-provider$/)
})

test('a still picture of the diagram stands beside it, with the name of every party', async ({ page }) => {
  await new Lesson(page).open()
  const picture = page.getByRole('img', { name: /Expenses|diagram|tenant|code/i }).first()
  await expect(picture).toBeVisible()
  const names = (await page.locator('main svg text').allTextContents()).join(' ')
  const { events } = await expected()
  for (const { name } of parties(events, events.length)) expect(names).toContain(name)
})

for (const address of [
  '/',
  '/learn/authentication/signing-in',
  LAB,
  EMBED,
  '/explain',
  '/explain/AADSTS50011',
  '/flows',
  '/attacks/stolen-code',
  '/attacks/illicit-consent',
  '/attacks/leaked-secret',
  '/attacks/owner-escalation',
  '/attacks/federated-subject',
  '/embed-builder',
  '/rules',
  '/embed/rules',
  '/learn/principals/membership-rules',
]) {
  test(`on ${address} there is no control that does nothing`, async ({ page }) => {
    await page.goto(address)
    const lab = new Lab(page)
    await expect(lab.play).toBeHidden()
    // Guesses, folds and entries of the glossary work without script; everything else that is pressed needs it: it is not shown, or is plain text.
    const controls = page
      .locator(
        'button:not([popovertarget]), input:not([type="radio"]), select, textarea, [role="tab"], [role="slider"]',
      )
      .filter({ visible: true })
    const dead = await controls.evaluateAll((all) =>
      all
        .filter((each) => getComputedStyle(each).pointerEvents !== 'none')
        .map((each) => each.outerHTML.slice(0, 120)),
    )
    expect(dead).toEqual([])
    for (const link of await page.getByRole('link').filter({ visible: true }).all())
      await expect(link).toHaveAttribute('href', /^(\/|#|https:\/\/)/)
  })
}

test('the sign-in is told step by step in words, in order', async ({ page }) => {
  await new Lesson(page).open()
  const text = (await page.getByRole('main').innerText()).replace(/\s+/g, ' ')
  const chapters = narration.chapters.map(({ title }) => text.indexOf(title)).filter((at) => at >= 0)
  expect(chapters).toEqual(chapters.toSorted((one, other) => one - other))
})

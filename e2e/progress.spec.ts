import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { Lesson } from './pages/lesson'
import { test } from './watch'

const { modules }: { modules: { lessons: string[] }[] } = JSON.parse(
  readFileSync(new URL('../content/lessons/syllabus.json', import.meta.url), 'utf8'),
)
const LESSONS = modules.flatMap(({ lessons }) => lessons).length

test('a guess and the place where one stopped are kept, shown, saved, forgotten, and brought back', async ({
  page,
}) => {
  const lesson = new Lesson(page)
  await lesson.open()
  await lesson.prediction.getByRole('radio', { name: /browser carries it over/ }).check()
  await lesson.read('May the app act for her?')
  await expect(page.getByLabel('Your guess')).toContainText('browser carries it over')
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('tenant-lab:progress')))
    .toContain('may-the-app-act-for-her')

  await page.goto('/')
  await expect(page.getByRole('link', { name: /Go on where you stopped/ })).toHaveAttribute(
    'href',
    /signing-in\/?#may-the-app-act-for-her$/,
  )

  await page.goto('/learn')
  const goOn = page.getByRole('link', { name: 'Go on at “May the app act for her?”' })
  await expect(goOn).toBeVisible()
  await expect(page.getByText('0 of 3 exercises solved')).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const file = await (await saved).path()
  await page.getByRole('button', { name: 'Forget everything' }).click()
  await expect(goOn).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('Not begun yet')).toHaveCount(LESSONS)

  const says = page.getByRole('region', { name: 'Your progress' }).getByRole('status')
  const choose = page.getByLabel('File with progress')
  await choose.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') })
  await expect(says).toContainText('no progress of this lab')
  await choose.setInputFiles({ name: 'p.json', mimeType: 'application/json', buffer: readFileSync(file) })
  await expect(says).toContainText('added to what was here')
  await goOn.click()
  await expect(page).toHaveURL(/#may-the-app-act-for-her$/)
  await expect(lesson.prediction.getByRole('radio', { name: /browser carries it over/ })).toBeChecked()
})

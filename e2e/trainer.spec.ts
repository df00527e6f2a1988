import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { everyFlow, expected, STAGE, stepsToTheFirstQuestion } from './flow'
import { smallType } from './pages/small-type'
import { Stage } from './pages/stage'
import { test } from './watch'

const OTHER = everyFlow.find(({ flow }) => flow.slug === 'client-credentials')?.narration.title ?? ''

test('two windows: the room waits, follows, and is heard; who leaves finds their place again', async ({
  page,
  context,
}) => {
  const { steps } = await expected()
  const room = new Stage(page)
  await room.open(STAGE)
  const [opened] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('c')])
  const trainer = new Stage(opened)
  await expect(room.waiting).toBeVisible()
  await expect(room.play).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await expect(room.waiting).toContainText('The keys work in the trainer’s window')
  // A presenter’s clicker: the step begins for the room as well.
  await expect(trainer.notes).toContainText('The room waits for you')
  await opened.keyboard.press('PageDown')
  await expect(room.waiting).toBeHidden()
  await expect(room.play).toBeHidden()
  await trainer.expectStep(1)

  const asked = await stepsToTheFirstQuestion()
  await trainer.seek(asked)
  await expect(room.announcement).toContainText(`Step ${asked}: ${steps[asked - 1]?.title}`)
  await expect(trainer.notes).toContainText(steps[asked]?.title ?? 'nothing')
  await opened.keyboard.press('x')
  await expect(trainer.region.getByRole('radio').first()).toBeFocused()
  await opened.keyboard.press('Escape')
  await expect(trainer.region.getByRole('tabpanel', { name: 'Break it' })).toBeFocused()
  await opened.keyboard.press('ArrowDown')
  await expect
    .poll(() => room.region.getByRole('tabpanel').evaluate(({ scrollTop }) => scrollTop))
    .toBeGreaterThan(0)
  await opened.keyboard.press('l')
  await expect.poll(() => room.isPanelAlone()).toBe(true)
  await opened.keyboard.press('l')
  await opened.keyboard.press('t')
  await expect(room.tab('Token')).toHaveAttribute('aria-selected', 'true')
  await opened.keyboard.press('b')
  await room.browser.userName.fill('emil@contoso.example')
  await room.browser.userName.press('Enter')
  await expect(trainer.browser.password).toBeVisible()
  await expect(trainer.browser.region).toContainText('emil@contoso.example')

  await opened.reload()
  await expect(trainer.browser.password).toBeVisible()
  await expect(trainer.notes.getByRole('button', { name: /^Start/ })).toBeHidden()
  await opened.keyboard.press('h')
  await expect(room.region.getByText('What happens next?')).toBeVisible()
  await opened.close({ runBeforeUnload: true })
  await expect(room.region.getByText('The trainer’s window is gone.')).toBeVisible()
  // It has been read: the next key takes it away.
  await page.keyboard.press('ArrowRight')
  await expect(room.region.getByText('What happens next?')).toBeHidden()
  await expect(room.region.getByText('The trainer’s window is gone.')).toBeHidden()
  await expect(room.play).toBeVisible()
})

test('the clock opens on a stage, by its key and by a press, in letters for a room; the next key goes on', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  const stage = new Stage(page)
  await stage.open(STAGE)
  const time = stage.region.getByRole('region', { name: 'Time', exact: true })
  await page.keyboard.press('ArrowRight')
  await stage.expectStep(1)
  await page.keyboard.press('v')
  await expect(time.getByRole('button', { name: 'An hour' })).toBeInViewport({ ratio: 1 })
  expect(await smallType(page)).toEqual([])
  await page.keyboard.press('v')
  await expect(time).toBeHidden()
  await stage.region.getByRole('button', { name: /let time pass$/ }).click()
  await time.getByRole('button', { name: 'An hour' }).click()
  await expect(time.getByRole('button', { name: 'Take this back' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(time).toBeHidden()
  await expect(stage.play).toBeFocused()
  await expect(stage.announcement).toContainText('1 hour passes')
  await page.keyboard.press('ArrowRight')
  await stage.expectStep(3)
})

test('a deck is made on the stage and in a lab, saved, brought in, put in order, and played by keys', async ({
  page,
  context,
}) => {
  // A step is a jump: it has arrived when it is kept.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const stage = new Stage(page)
  await stage.open(STAGE)
  await page.keyboard.press('ArrowRight')
  await stage.expectStep(1)
  await page.keyboard.press('n')
  await expect(stage.region.getByText('There are no prepared runs')).toBeVisible()
  await page.keyboard.press('9')
  await expect(stage.region.getByText('There are no prepared runs')).toBeHidden()
  await expect(stage.region.getByText('The last chapter is')).toBeVisible()
  await page.keyboard.press('d')
  await expect(stage.runs).toBeVisible()
  await page.keyboard.type('The first step')
  await page.keyboard.press('Enter')
  await expect(stage.runs.getByRole('button', { name: 'The first step', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await stage.expectStep(1)
  await page.goto('/lab/client-credentials')
  const lab = stage.showing(OTHER)
  await lab.wake()
  await lab.region.getByRole('button', { name: /^Share/ }).click()
  const [desk] = await Promise.all([
    context.waitForEvent('page'),
    lab.region.getByRole('link', { name: 'Keep this moment' }).click(),
  ])
  await desk.getByRole('textbox', { name: /^Title of the moment/ }).fill('No person at all')
  await desk.keyboard.press('Enter')
  const rows = desk.getByRole('region', { name: 'Prepared runs' }).getByRole('listitem')
  await expect(rows).toHaveCount(2)

  const [saved] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: 'Save as a file' }).click(),
  ])
  const text = await readFile(await saved.path(), 'utf8')
  for (const title of ['The first step', 'No person at all']) {
    await desk.getByRole('button', { name: `Remove “${title}”` }).click()
  }
  await expect(rows).toHaveCount(0)
  const bring = (content: string) =>
    desk
      .getByLabel('File with prepared runs')
      .setInputFiles({ name: 'runs.json', mimeType: 'application/json', buffer: Buffer.from(content) })
  await bring(text.replace('/stage/client-credentials', '/what-if'))
  await expect(desk.getByText(/^Run 2: its path is no link/)).toBeVisible()
  await expect(rows).toHaveCount(0)
  await bring(text)
  await expect(rows).toHaveCount(2)
  await desk.getByRole('button', { name: 'Move “No person at all” up' }).press('Enter')
  await expect(rows.first()).toHaveAccessibleName('No person at all')

  await rows.first().getByRole('link', { name: 'On the stage' }).click()
  const played = new Stage(desk)
  await played.ready()
  await desk.keyboard.press('n')
  await expect(played.showing(OTHER).region).toBeVisible()
  await desk.keyboard.press('n')
  await played.expectStep(1)
  await desk.keyboard.press('p')
  await expect(played.showing(OTHER).region).toBeVisible()
})

for (const [width, height] of [
  [1024, 768],
  [1920, 1080],
] as const) {
  test(`a demonstration at ${width} by ${height}, by keys alone and unplugged @long`, async ({
    page,
    context,
  }) => {
    await page.setViewportSize({ width, height })
    // A step is a jump: where a key finds the run does not hang on the machine.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto('/learn')
    await page.getByRole('button', { name: 'Keep for use without a network' }).click()
    // Some nine hundred files are fetched and kept.
    await expect(page.getByText('Kept: every page here opens without a network.')).toBeVisible({
      timeout: 120_000,
    })
    const stage = new Stage(page)
    await stage.open('/stage/client-credentials')
    const press = (...keys: string[]) =>
      keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
    await expect(stage.showing(OTHER).slider).toBeVisible()
    await stage.keep('No person at all')
    await context.setOffline(true)
    await stage.open(STAGE)
    const { steps } = await expected()

    // A message, a token, from the first step on.
    await press('ArrowRight', 'm')
    await stage.expectStep(1)
    await expect(stage.tab('Message')).toHaveAttribute('aria-selected', 'true')
    // A digit that nobody meant answers questions on its way, and is taken back.
    await press('7')
    await expect(stage.announcement).not.toContainText('Step 1:')
    await press('z')
    await stage.expectStep(1)
    for (const { index } of steps) {
      await press('ArrowRight')
      await stage.expectStep(Math.min(index + 2, steps.length))
    }
    await press('t')
    await expect(stage.region.getByRole('tabpanel', { name: 'Token' })).toContainText('aud')
    const small: string[] = []
    for (const key of ['b', 'm', 't', 'w', 'x', 's', 'k']) {
      await press(key)
      small.push(...(await smallType(page)).map((text) => `${key} ${text}`))
    }
    if (width === 1920) expect(small).toEqual([])

    // The panel alone, and back.
    await press('t')
    await expect(stage.region.getByRole('tabpanel', { name: 'Token' })).toContainText('aud')
    const before = await stage.region.getByRole('tabpanel').boundingBox()
    await press('l')
    await expect
      .poll(async () => (await stage.region.getByRole('tabpanel').boundingBox())?.width ?? 0)
      .toBeGreaterThan((before?.width ?? width) * 1.5)
    await press('Escape')
    await expect
      .poll(async () => (await stage.region.getByRole('tabpanel').boundingBox())?.width)
      .toBe(before?.width)

    // Broken by keys: the panel, its first choice of an attack, and what comes of it.
    await press('r', 'x')
    await stage.expectStep(0)
    const tampered = stage.breakIt.choice('state', 'tampered')
    await tampered.focus()
    await press(' ')
    await expect(stage.verdict).toContainText('state', { timeout: 60_000 })
    await press('w')
    await expect(stage.region.getByRole('tabpanel', { name: 'Why' })).toContainText('state')
    await press('x')
    await stage.breakIt.putBack.focus()
    await press('Enter')
    await expect(tampered).not.toBeChecked()

    // Guess first.
    await press('1', 'h')
    await expect(stage.region.getByText('What happens next?')).toBeVisible()
    await press('ArrowRight')
    await expect(stage.region.getByText('What happens next?')).toBeHidden()
    // The next prepared run is of another flow, and a page that is loaded anew is there as well.
    await press('n')
    await expect(stage.showing(OTHER).slider).toBeVisible()
    await page.reload()
    await expect(stage.showing(OTHER).slider).toBeVisible()
    await context.setOffline(false)
  })
}

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Locator, type Page } from '@playwright/test'
import { runsOn } from '../components/lab/kept/shelf'
import { digest } from '../simulator/doors/digest'
import { completeRun } from '../simulator/doors/index'
import { readState } from '../simulator/doors/kept'
import { encodePermalink } from '../simulator/doors/links'
import { contoso } from '../simulator/fixtures/contoso'
import { everyFlow, SEED } from './flow'
import { Lab } from './pages/lab'
import { noComplaints, test } from './watch'

const SLUG = 'single-sign-on'
const URL_OF_LAB = `/lab/${SLUG}`

const found = everyFlow.find(({ flow }) => flow.slug === SLUG)
if (!found) throw new Error(`There is no flow "${SLUG}".`)
const { flow, narration } = found
const laptop = contoso.devices.find(({ displayName }) => displayName === 'ADA-LAPTOP')
const staff = contoso.groups.find(({ displayName }) => displayName === 'All staff')
if (!laptop || !staff) throw new Error('The sample has changed.')
const JOINED = 'ADA-LAPTOP becomes a member of All staff.'

async function open(page: Page, link = ''): Promise<{ lab: Lab; panel: Locator }> {
  await page.goto(`${URL_OF_LAB}${link}`)
  const lab = new Lab(page, narration.title)
  return { lab, panel: await lab.panel('Change') }
}

/** The middle of a thing on the picture, or of one of its lines. */
async function middleOf(thing: Locator) {
  await expect(thing).toBeVisible()
  return thing.evaluate((element) => {
    if (element instanceof SVGPathElement) {
      const { x, y } = element.getPointAtLength(element.getTotalLength() / 2)
      const at = new DOMPoint(x, y).matrixTransform(element.getScreenCTM() ?? undefined)
      return { x: at.x, y: at.y }
    }
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })
}

const ends = (page: Page) =>
  Promise.all([/^Browser,/, /^All staff,/].map((name) => middleOf(page.getByRole('group', { name }))))

/** Turns the pen on and shows the picture. */
async function pen({ lab, panel }: { lab: Lab; panel: Locator }): Promise<void> {
  await panel.getByRole('button', { name: 'Draw edges on the picture' }).click()
  await expect(lab.region.getByRole('group', { name: /^All staff,/ })).toBeVisible()
}

/** What this tab keeps of the run, once it has kept the change: its digest, computed here. */
async function digestOf(page: Page): Promise<string> {
  const kept = () => page.evaluate((key) => sessionStorage.getItem(key) ?? '', `tenant-lab:run:${URL_OF_LAB}`)
  await expect.poll(kept).toContain(JOINED)
  const json = JSON.parse(await kept()) as { places: [id: number, run: number][] }
  const state = readState(runsOn(json)?.[json.places.at(-1)?.[1] ?? 0])
  if (!state) throw new Error('What is kept cannot be read.')
  const { result } = await completeRun(flow, { seed: SEED, interventions: state.interventions })
  expect(result.unreached).toEqual([])
  return digest(result.events)
}

async function byMouse(page: Page): Promise<void> {
  await pen(await open(page))
  const [from, to] = await ends(page)
  if (!from || !to) return
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

async function byFinger(browser: Browser, baseURL: string | undefined): Promise<string> {
  const phone = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    ...{ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
  })
  try {
    const page = await phone.newPage()
    await pen(await open(page))
    const [from, to] = await ends(page)
    const touch = await phone.newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
    if (!from || !to) throw new Error('They are not on the picture.')
    await send('touchStart', from)
    await send('touchMove', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })
    await send('touchMove', to)
    await send('touchEnd')
    return await digestOf(page)
  } finally {
    await phone.close()
  }
}

async function byKeyboard(page: Page): Promise<void> {
  const { panel } = await open(page)
  await panel.getByRole('searchbox', { name: 'Search objects' }).fill('ADA-LAPTOP')
  await panel.getByRole('button', { name: /^ADA-LAPTOP/ }).press('Enter')
  await panel.getByRole('combobox', { name: 'Join to' }).selectOption('All staff')
  await panel.getByRole('button', { name: 'Join', exact: true }).press('Enter')
}

async function inJson(page: Page): Promise<void> {
  const { panel } = await open(page)
  await panel.getByRole('button', { name: /^All staff/ }).click()
  await panel.getByRole('button', { name: 'Graph JSON' }).click()
  const json = panel.getByRole('textbox', { name: /^Graph JSON of All staff/ })
  const { members, ...group } = JSON.parse(await json.inputValue()) as { members: string[] }
  await json.fill(JSON.stringify({ ...group, members: [laptop?.id, ...members] }))
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
}

function inTheTerminal(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenant-lab-'))
  try {
    const file = join(folder, 'changes.json')
    const object = { id: staff?.id, members: [...(staff?.members ?? []), laptop?.id] }
    const change = { when: { at: 'start' }, says: JOINED, do: 'put', collection: 'groups', object }
    writeFileSync(file, JSON.stringify([change]))
    const args = ['scripts/lab.mjs', 'run', SLUG, '--do', file, '--format', 'json']
    const text = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
    return (JSON.parse(text) as { digest: string }).digest
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('an edge that is drawn by mouse, by finger, by keyboard, in JSON and in the terminal is one run', async ({
  browser,
  baseURL,
}) => {
  const terminal = inTheTerminal()
  expect(await byFinger(browser, baseURL)).toBe(terminal)
  for (const draw of [byMouse, byKeyboard, inJson]) {
    const context = await browser.newContext(baseURL ? { baseURL } : {})
    const page = await context.newPage()
    await draw(page)
    expect(await digestOf(page), draw.name).toBe(terminal)
    await context.close()
  }
})

test('an edge on the picture opens as itself, and what is in hand outlasts a reload', async ({
  page,
  complaints,
}) => {
  await byMouse(page)
  await digestOf(page)
  const edge = page.locator('[data-edge="memberOf:browser:all-staff"]')
  const at = await middleOf(edge)
  await page.mouse.click(at.x, at.y)
  const lab = new Lab(page, narration.title)
  const title = 'ADA-LAPTOP → member of → All staff'
  await expect(lab.region.getByRole('heading', { name: title })).toBeVisible()

  await page.reload()
  await expect(lab.region.getByRole('heading', { name: title })).toBeVisible()
  const pen = lab.region.getByRole('button', { name: 'Draw edges on the picture' })
  await expect(pen).toHaveAttribute('aria-pressed', 'false')
  // On the picture it is said as long as a drag draws.
  await pen.click()
  await lab.region.getByRole('button', { name: 'Drawing edges: put the pen away' }).click()
  await expect(pen).toHaveAttribute('aria-pressed', 'false')
  await lab.region.getByRole('button', { name: 'ADA-LAPTOP', exact: true }).click()
  // The list twin goes the same way.
  await lab.region.getByRole('button', { name: /^Look at this edge: member of, All staff/ }).press('Enter')
  await expect(lab.region.getByRole('heading', { name: title })).toBeVisible()
  await lab.region.getByRole('button', { name: 'ADA-LAPTOP', exact: true }).click()
  await lab.region.getByRole('textbox', { name: 'Operating system' }).fill('Linux of')

  await page.reload()
  await expect(lab.region.getByRole('textbox', { name: 'Operating system' })).toHaveValue('Linux of')
  await lab.region.getByRole('button', { name: /^Look at this edge: member of, All staff/ }).click()
  await lab.region.getByRole('button', { name: /^Remove: ADA-LAPTOP is no longer/ }).click()
  await expect(lab.region.getByText('at this moment').first()).toBeVisible()
  await expect(edge).toHaveCount(0)
  expect(complaints).toEqual(noComplaints)
})

/** A link to a run with so many groups more, and one person. */
async function linkWith(groups: number): Promise<string> {
  const interventions = Array.from({ length: groups }, (_, at) => ({
    ...{ when: { at: 'start' } as const, do: 'put' as const, collection: 'groups' as const },
    object: { id: `group-${at + 1}`, displayName: `Group ${at + 1}`, members: [] },
  }))
  const { slug, revision } = flow
  const run = { flow: slug, revision, seed: SEED, switches: {}, answers: [], interventions, step: 0 }
  return `#${await encodePermalink(run)}`
}

test('50 objects that were added stand apart or as one that lists them; the one that is picked comes to the front and stays there', async ({
  page,
  complaints,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const { lab } = await open(page, await linkWith(50))
  const fold = lab.region.getByRole('button', { name: /^List the \d+ more groups on the picture$/ })
  const before = Number(/\d+/.exec((await fold.getAttribute('aria-label')) ?? '')?.[0])
  const apart = lab.region.getByRole('group', { name: /^Group \d+,/ })
  await expect(apart).toHaveCount(50 - before)
  await fold.press('Enter')
  const list = lab.region.getByRole('region', { name: 'Objects that stand as one' })
  await expect(list.getByText(`${before} objects.`)).toBeVisible()
  await list.getByRole('button', { name: /^Group 7 / }).press('Enter')
  const picked = lab.region.getByRole('group', { name: /^Group 7,/ })
  await expect(picked).toBeVisible()
  const spot = () =>
    page.evaluate((key) => {
      const hand = JSON.parse(sessionStorage.getItem(key) ?? '{}')
      return hand.spots?.['group-7']
    }, `tenant-lab:run:${URL_OF_LAB}:hand`)
  await expect.poll(spot).toBeTruthy()
  const place = await spot()

  await page.reload()
  await expect(lab.region.getByRole('heading', { name: /^Group 7/ })).toBeVisible()
  await expect(picked).toBeVisible()
  expect(await spot()).toEqual(place)
  expect(complaints).toEqual(noComplaints)
})

test('a redirect address is refused at its place in the form, or where the program sends another one', async ({
  page,
}) => {
  await page.goto('/lab/authorization-code-pkce')
  const lab = new Lab(page)
  const panel = await lab.panel('Change')
  await panel.getByRole('button', { name: /^Expenses application: the blueprint/ }).click()
  const addresses = panel.getByRole('textbox', { name: 'Web: redirect addresses, one a line' })
  await addresses.fill('https://*.contoso.example/callback')
  await expect(addresses).toHaveAccessibleDescription(/take no wildcard/)
  await expect(panel.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
  await addresses.fill('https://expenses.contoso.example/callback/')
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('AADSTS50011')
})

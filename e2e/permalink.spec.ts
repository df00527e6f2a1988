import { deflateRawSync } from 'node:zlib'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { createRandom } from '../simulator/core/random'
import { decodePermalink } from '../simulator/doors/links'
import { expected, flow, LAB, narration, SEED, textOf } from './flow'
import { Lab } from './pages/lab'
import { openSettled } from './pages/settled'
import { noComplaints, test } from './watch'

const LESSON = '/learn/authentication/signing-in'
const LONGEST = 2000

/** Presses Share, copies, and reads what was copied. */
async function share(page: Page, context: BrowserContext, lab: Lab): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await lab.share.click()
  await lab.button('Copy link').click()
  await expect(lab.region.getByText('Link copied')).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** A fragment as the lab makes them, of anything at all. */
function pack(content: unknown): string {
  return `1${deflateRawSync(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64url')}`
}

const good = [flow.slug, flow.revision, SEED, {}, [], 3]

test('a shared link is short, and shows somebody else the same step of the same run, byte for byte', async ({
  page,
  context,
  browser,
}) => {
  await page.goto(LESSON)
  const lab = new Lab(page)
  await lab.breakIt.open()
  await lab.breakIt.set('accessTokenSignature', 'altered')
  await lab.toTheEnd()
  const link = await share(page, context, lab)
  expect(link.length).toBeLessThan(LONGEST)
  expect(link).toBe(page.url())
  const last = await lab.step()
  await lab.token.open('access token')
  const token = await lab.token.text.inputValue()
  await lab.tab('Steps').click()
  const steps = await lab.steps.allTextContents()
  const verdict = await lab.verdict.textContent()

  const other = await browser.newContext()
  try {
    const friend = await other.newPage()
    await friend.goto(link)
    const theirs = new Lab(friend)
    await theirs.expectStep(last)
    await expect(theirs.verdict).toHaveText(verdict ?? '')
    expect(await theirs.steps.allTextContents()).toEqual(steps)
    await theirs.token.open('access token')
    await expect(theirs.token.text).toHaveValue(token)
    await theirs.breakIt.open()
    await expect(theirs.breakIt.choice('accessTokenSignature', 'altered')).toBeChecked()
  } finally {
    await other.close()
  }
})

test('a link to the middle of a run stands where it was made, with the question still open', async ({
  page,
  context,
  browser,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.toTheFirstQuestion()
  await lab.atSpeed('4×')
  await expect(lab.browser.userName).toBeVisible()
  await lab.browser.userName.fill('chidi@contoso.example')
  await lab.browser.button('Next').click()
  await expect(lab.browser.heading('Enter password')).toBeVisible()
  const step = await lab.step()
  await lab.share.click()
  const says = lab.region.getByRole('region', { name: 'Share this moment' })
  await expect(says).toContainText('chidi@contoso.example')
  await expect(says).toContainText('No password that was typed, and no code from the phone, is in it.')
  await expect(page).not.toHaveURL(/#/)
  await page.keyboard.press('Escape')
  await expect(lab.share).toBeFocused()
  await expect(says).toHaveCount(0)
  const link = await share(page, context, lab)
  const other = await browser.newContext()
  try {
    const friend = await other.newPage()
    await friend.goto(link)
    const theirs = new Lab(friend)
    await theirs.expectStep(step)
    await expect(theirs.browser.heading('Enter password')).toBeVisible()
    await expect(theirs.browser.region).toContainText('chidi@contoso.example')
  } finally {
    await other.close()
  }
})

test('own names stand in the run and in its link; what cannot be a name is said at its field', async ({
  page,
  context,
  browser,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.breakIt.open()
  await lab.region.getByText('Names', { exact: true }).click()
  const ada = lab.region.getByRole('textbox', { name: 'Ada Nilsen' })
  await lab.region.getByRole('textbox', { name: 'Contoso' }).fill('Northwind')
  await ada.fill('<b>Zoe</b>')
  await lab.button('Use these names').click()
  await expect(ada).toBeFocused()
  await expect(ada).toHaveAccessibleDescription(/make a name/)
  // The longest one, without a space, leaves the page its button.
  await ada.fill('W'.repeat(40))
  await lab.button('Use these names').click()
  await lab.seek(6)
  await expect(lab.browser.region).toContainText('W'.repeat(40))
  await expect(lab.browser.button('Next')).toBeInViewport({ ratio: 1 })
  await ada.fill('Zoe Vale')
  await lab.region.getByRole('textbox', { name: 'Expenses', exact: true }).fill('Travel')
  await lab.button('Use these names').click()
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('Zoe Vale')
  await lab.share.click()
  await expect(lab.region.getByRole('region', { name: 'Share this moment' })).toContainText('Northwind')
  await page.keyboard.press('Escape')
  const link = await share(page, context, lab)
  const other = await browser.newContext()
  try {
    const friend = await other.newPage()
    await friend.goto(link)
    const theirs = new Lab(friend)
    await expect(theirs.verdict).toContainText('Zoe Vale is signed in to Travel')
    await expect(theirs.region).toContainText('Northwind tenant')
    await expect(theirs.region).not.toContainText('Ada Nilsen')
  } finally {
    await other.close()
  }
  await page.goto(LAB)
  await expect(lab.verdict).toContainText('Zoe Vale')
})

test('the longest run of this flow, with everything broken that lets it go on, still makes a short link', async ({
  page,
  context,
}) => {
  const lengths = await Promise.all(
    flow.switches.flatMap(({ name, values }) =>
      values.map(async (value) => ({
        switches: { [name]: value },
        answers: (await expected({ [name]: value })).answers.length,
      })),
    ),
  )
  const [longest] = lengths.toSorted((one, other) => other.answers - one.answers)
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.breakIt.open()
  for (const [name, value] of Object.entries(longest?.switches ?? {})) await lab.breakIt.set(name, value)
  await lab.breakIt.set('codeUse', 'twice')
  await lab.toTheEnd()
  const link = await share(page, context, lab)
  expect(link.length).toBeLessThan(LONGEST)
  const decoded = await decodePermalink(new URL(link).hash.slice(1))
  expect(decoded.ok && decoded.state.answers.length).toBe(longest?.answers)
})

const SCRIPT = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'

/**
 * Links that nobody of us made, one of a kind: each must be told, and must leave a lab that works from the start.
 * What else is refused stands beside the reader (simulator/run/permalink.test.ts).
 */
const BAD: readonly (readonly [says: string, fragment: string])[] = [
  ['one character is missing at the end', pack(good).slice(0, -2)],
  ['another version of the lab made it', `9${pack(good).slice(1)}`],
  ['it unpacks to millions of bytes', pack(JSON.stringify('0'.repeat(5_000_000)))],
  ['it is no BASE64URL', `1${'!*%20'.repeat(20)}`],
  ['it is for a flow that does not exist', pack(['no-such-flow', ...good.slice(1)])],
  ['its flow is a script', pack([SCRIPT, ...good.slice(1)])],
  [
    'its answer is of no known kind',
    pack([flow.slug, flow.revision, SEED, {}, [['eval', { code: 'window.pwned=1' }]], 0]),
  ],
  [
    'it has a thousand answers',
    pack([flow.slug, flow.revision, SEED, {}, Array(1000).fill(['username', { username: 'a' }]), 0]),
  ],
]

test('a link that nobody of us made is told, and the lab starts afresh', async ({ page, complaints }) => {
  test.slow()
  const lab = new Lab(page)
  for (const [says, fragment] of BAD) {
    await test.step(says, async () => {
      await openAnew(page, fragment)
      await expect(lab.problem).toContainText(/^This link .* Nothing of it is shown/)
      await expect(lab.problem).not.toContainText('undefined')
      await lab.expectStep(0)
      await expect(lab.slider).toHaveAttribute('aria-valuetext', /^Start, /)
      await goesOn(page, lab)
      expect(complaints).toEqual(noComplaints)
    })
  }
})

/** The lab with this link, from the beginning: only another fragment would be the same page. */
async function openAnew(page: Page, fragment: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${LAB}#${fragment}`)
}

/** What was told can be put away, the lab works, and nothing of the link has run. */
async function goesOn(page: Page, lab: Lab): Promise<void> {
  await lab.problem.getByRole('button', { name: 'Close' }).click()
  await expect(lab.problem).toHaveCount(0)
  await lab.forward.click()
  await lab.expectStep(1)
  expect(await page.evaluate(() => 'pwned' in window || 'x' in {})).toBe(false)
}

/** Links from before, or with a part that means nothing here. What fits is shown, and what does not is told. */
const PARTLY: readonly (readonly [says: string, fragment: string, told: RegExp])[] = [
  [
    'an older revision of the flow made it',
    pack([flow.slug, flow.revision + 1000, SEED, {}, [], 0]),
    /^This link still fits\. The flow has changed since it was made\.$/,
  ],
  [
    'its switch does not exist',
    pack([flow.slug, flow.revision, SEED, { noSuchSwitch: 'on' }, [], 0]),
    /noSuchSwitch=on/,
  ],
  [
    'its switch is a script',
    pack([flow.slug, flow.revision, SEED, { [SCRIPT]: SCRIPT }, [], 0]),
    /<img src=x/,
  ],
  [
    'its switch is the prototype',
    pack(`["${flow.slug}",${flow.revision},${SEED},{"__proto__":"x","constructor":"y"},[],0]`),
    /constructor=y/,
  ],
  [
    'its switch has no such value',
    pack([flow.slug, flow.revision, SEED, { state: 'gone' }, [], 0]),
    /state=gone/,
  ],
  [
    'its answer does not fit the question',
    pack([flow.slug, flow.revision, SEED, {}, [['consent', { accept: true }]], 0]),
    /"consent".*"username"/,
  ],
]

test('a link with a part that means nothing here is shown as far as it fits, and says so', async ({
  page,
  complaints,
}) => {
  const lab = new Lab(page)
  for (const [says, fragment, told] of PARTLY) {
    await test.step(says, async () => {
      await openAnew(page, fragment)
      await expect(lab.problem).toContainText(/^This link (is shown as far as it|still) fits/)
      await expect(lab.problem.getByRole('paragraph')).toHaveText(told)
      await lab.expectStep(0)
      await goesOn(page, lab)
      expect(complaints).toEqual(noComplaints)
    })
  }
})

test('a link of the first kind, with a password in it, replays its answers and stops where they end', async ({
  page,
}) => {
  const { answers, events, steps } = await expected()
  const rows = answers.slice(0, 2).map(({ prompt, value }) => [prompt, value])
  await page.goto(`${LAB}#${pack([flow.slug, flow.revision - 1, SEED, {}, rows, 99])}`)
  const lab = new Lab(page)
  await expect(lab.problem).toContainText('The flow has changed since it was made')
  const third = events.find((event) => event.type === 'prompt-answered' && event.index === 2)
  await lab.expectStep(steps.filter(({ seq }) => seq < (third?.seq ?? 0)).length)
  await expect(lab.browser.heading('Enter the code')).toBeVisible()
})

test('a link holds no password and no code that was typed', async ({ page, context }) => {
  const { answers } = await expected()
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.toTheEnd()
  const link = await share(page, context, lab)
  const decoded = await decodePermalink(new URL(link).hash.slice(1))
  expect(decoded.ok && decoded.state.answers.length).toBe(answers.length)
  for (const secret of [textOf(answers, 'password'), textOf(answers, 'code')])
    expect(JSON.stringify(decoded)).not.toContain(secret)
})

test('answers that carry a script are shown as the text they are', async ({ page, complaints }) => {
  const answers = [['username', { username: SCRIPT }]]
  await page.setViewportSize({ width: 1440, height: 900 })
  await openSettled(page, `${LAB}#${pack([flow.slug, flow.revision, SEED, {}, answers, 6])}`)
  const lab = new Lab(page)
  await lab.expectStep(6)
  await expect(lab.browser.userName).toHaveValue(SCRIPT)
  await lab.toTheEnd()
  await lab.panel('Message')
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
  expect(await page.locator('img[src="x"]').count()).toBe(0)
  expect(complaints).toEqual(noComplaints)
})

test('an anchor of the page is no link to a run', async ({ page }) => {
  await openSettled(page, `${LESSON}#recap`)
  await expect(page.getByRole('heading', { name: 'What to take along' })).toBeInViewport()
  await expect(new Lab(page).problem).toHaveCount(0)
})

for (const links of [12, 100]) {
  test(`random damage to a good link never breaks the page, ${links} times${links > 12 ? ' @long' : ''}`, async ({
    page,
    complaints,
  }) => {
    // LINK_SEED=... repeats a run; the report names the seed, and every failure its link.
    const seed = Number(process.env.LINK_SEED ?? Math.floor(Math.random() * 1e9))
    process.stdout.write(`LINK_SEED=${seed}\n`)
    const random = createRandom(seed, 'links')
    const whole = (below: number) => new DataView(random.bytes(4).buffer).getUint32(0) % below
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%#&=<>"\'\\'
    const letter = () => alphabet[whole(alphabet.length)] ?? 'A'
    const { answers } = await expected()
    const rows = answers.map(({ prompt, value }) => [prompt, value])
    const complete = pack([flow.slug, flow.revision, SEED, { state: 'tampered' }, rows, 12])
    const damaged = () => {
      const letters = [...complete]
      for (let change = whole(6); change >= 0; change--) {
        const at = whole(letters.length)
        const kind = whole(3)
        if (kind === 0) letters[at] = letter()
        else if (kind === 1) letters.splice(at, 1 + whole(8))
        else letters.splice(at, 0, ...Array.from({ length: 1 + whole(8) }, letter))
      }
      return letters.join('')
    }
    const lab = new Lab(page)
    await openSettled(page, LAB)
    await lab.wake()
    let refused = 0
    for (let link = 0; link < links; link++) {
      const fragment = await page.evaluate((hash) => {
        location.hash = hash
        return location.hash.slice(1)
      }, damaged())
      const decoded = await decodePermalink(fragment)
      // A link whose damage cannot be seen is a link; every other one is told.
      if (!decoded.ok) {
        await expect(lab.problem, fragment).toContainText(/^This link /)
        await lab.problem.getByRole('button', { name: 'Close' }).click()
        await expect(lab.problem, fragment).toHaveCount(0)
        refused++
      }
      await expect(lab.slider, fragment).toBeVisible()
    }
    expect(refused).toBeGreaterThan(links / 2)
    await lab.slider.press('Home')
    await lab.forward.click()
    await lab.expectStep(1)
    expect(complaints).toEqual(noComplaints)
  })
}

test('the title of the flow is not taken from a link', async ({ page }) => {
  await page.goto(`${LAB}#${pack([SCRIPT, ...good.slice(1)])}`)
  await expect(page).toHaveTitle(new RegExp(narration.title))
})

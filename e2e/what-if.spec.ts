import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import {
  compile,
  contosoPolicyTenant,
  contosoQuestion,
  evaluate,
  PASSWORD_ONLY,
  type SignIn,
} from '../simulator/doors/policy'
import { counterfactuals } from '../simulator/doors/policy-search'
import { BROKEN, GOOD, policy, UTF16 } from './pages/exported'
import { expectNoFindings, expectNoFindingsInBothThemes, unfold, WIDTHS } from './pages/inspection'
import { Keyboard } from './pages/keyboard'
import { sum, watchScripts } from './pages/traffic'
import { WhatIfPage } from './pages/what-if'
import { noComplaints, test } from './watch'

const worked: SignIn = { ...contosoQuestion, authentication: PASSWORD_ONLY }
const compiled = compile(contosoPolicyTenant)
const decision = evaluate(compiled, worked)
const COUNTRY = 'CA004 Everyone: not from countries where nobody works'

const budgets: Readonly<Record<string, { readonly kib: number }>> = JSON.parse(
  readFileSync(new URL('../scripts/budgets.json', import.meta.url), 'utf8'),
)

test('it starts with the worked question, answered: blocked, by the country policy, with the reason of each', async ({
  page,
  complaints,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await expect(whatIf.verdict).toContainText('Blocked')
  await expect(whatIf.verdict).toContainText(`AADSTS${decision.code}`)
  await expect(whatIf.verdict).toContainText(COUNTRY)
  await expect(whatIf.sentence).toContainText('Ada Nilsen opens Expenses from Brazil')
  for (const { displayName, policyApplies } of decision.policies)
    await expect(whatIf.row(displayName)).toContainText(
      policyApplies ? /Asks|Blocks|Limits|Is met|Would/ : /Does not apply|Off/,
    )
  const stopped = decision.policies.filter(({ conditions }) =>
    conditions.some(({ outcome }) => outcome === 'ruled-out'),
  )
  await expect(whatIf.matrix.getByText('rules it out')).toHaveCount(stopped.length)
  expect(complaints).toEqual(noComplaints)
})

test('what the page shows alive is what the build drew', async ({ page, complaints }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  const before = await page.locator('.what-if-slot').innerText()
  await whatIf.wake()
  expect(await page.locator('.what-if-slot').innerText()).toBe(before)
  expect(complaints).toEqual(noComplaints)
})

test('one policy alone decides: switched in place, the verdict is another at once and is said, and can be taken back', async ({
  page,
  complaints,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await expect(whatIf.row(COUNTRY)).toContainText('Blocks')
  await expect(whatIf.matrix.getByText('Blocks', { exact: true })).toHaveCount(1)
  for (const state of ['Off', 'Report-only']) {
    await whatIf.state(COUNTRY).selectOption(state)
    await expect(whatIf.row(COUNTRY)).toContainText(state === 'Off' ? 'Off' : 'Would block')
    await expect(whatIf.verdict).toContainText('Not yet: more is asked')
    await expect(whatIf.announcement).toContainText('Not yet: more is asked by CA001')
    await whatIf.undo.click()
    await expect(whatIf.announcement).toContainText(`Blocked by ${COUNTRY}`)
  }
  expect(complaints).toEqual(noComplaints)
})

test('each counterfactual is a button, and pressing one leads to the result that it promises', async ({
  page,
}) => {
  const found = counterfactuals(contosoPolicyTenant, worked, decision, compiled)
  expect(found.length).toBeGreaterThan(0)
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await expect(whatIf.changes).toHaveCount(found.length)
  const titles = { grant: 'Granted', challenge: 'Not yet', block: 'Blocked' } as const
  for (const { says, result } of found) {
    await whatIf.changes.filter({ hasText: says }).click()
    await expect(whatIf.announcement).toContainText(titles[result])
    await whatIf.undo.click()
    await expect(whatIf.announcement).toContainText('Blocked')
    await expect(whatIf.changes).toHaveCount(found.length)
  }
})

test('the question is a link, which holds no tenant, and shows somebody else the same question', async ({
  page,
  browser,
}) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.wake()
  await whatIf.search('Country', 'norway')
  await whatIf.search('Device', "ada's phone")
  await whatIf.field('Sign-in risk').selectOption('High')
  await whatIf.address.fill('2001:db8::7')
  await expect(whatIf.sentence).toContainText('from 2001:db8::7')
  const sentence = await whatIf.sentence.textContent()
  const announced = await whatIf.announcement.textContent()
  const link = page.url()
  expect(link.length).toBeLessThan(700)
  expect(link).not.toContain('CA00')
  const other = await browser.newContext()
  try {
    const theirs = new WhatIfPage(await other.newPage())
    await theirs.page.goto(link)
    await expect(theirs.sentence).toHaveText(sentence ?? '')
    await expect(theirs.announcement).toHaveText(announced ?? '')
    await expect(theirs.field('Device')).toHaveValue("Ada's phone")
    // Whoever brings a tenant to a link is asked what the link asks.
    await theirs.drop({ name: 'policies.json', content: JSON.stringify(policy('Theirs')) })
    await expect(theirs.row('Theirs')).toBeVisible()
    await expect(theirs.person).toHaveValue(/\(not in this tenant\)$/)
    await expect(theirs.field('Country')).toHaveValue('Norway')
    await expect(theirs.page.getByRole('status', { name: 'What was reset' })).toBeEmpty()
  } finally {
    await other.close()
  }
})

test('what a question rarely says has a control too, in which yes, no and not known are three answers', async ({
  page,
  complaints,
}) => {
  const everybody = {
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
  }
  const demanding = policy('Demanding', {
    conditions: everybody,
    grantControls: {
      operator: 'AND',
      builtInControls: ['compliantApplication'],
      customAuthenticationFactors: ['Duo'],
    },
    sessionControls: {
      signInFrequency: { isEnabled: true, type: 'hours', value: 8, frequencyInterval: 'timeBased' },
    },
  })
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.drop({ name: 'policies.json', content: JSON.stringify({ value: [demanding] }) })
  // App protection policies are for phones.
  await whatIf.field('Platform').selectOption('Android')
  await expect(whatIf.announcement).toContainText('Not yet')
  await page.getByText('More circumstances').click()
  const guarded = whatIf.field('App protection policy')
  await guarded.selectOption('No')
  await expect(whatIf.announcement).toContainText('Blocked')
  const link = page.url()
  await guarded.selectOption('Not known')
  await expect(whatIf.announcement).toContainText('Not yet')
  await page.goto(link)
  await expect(guarded).toHaveValue('no')
  await expect(whatIf.announcement).toContainText('Blocked')
  await guarded.selectOption('Yes')
  await page.getByRole('checkbox', { name: 'The custom factor “Duo” is satisfied' }).check()
  await expect(whatIf.announcement).toContainText('Granted')
  await whatIf.field('Last proved who they are').selectOption('9 hours ago')
  await expect(whatIf.part('What is still asked')).toContainText('The last sign-in is too long ago')
  await whatIf.field('Last proved who they are').selectOption('4 hours ago')
  await expect(whatIf.announcement).toContainText('Granted')
  expect(complaints).toEqual(noComplaints)
})

const DAMAGES: readonly (readonly [says: string, damage: (hash: string) => string])[] = [
  ['a letter changed', (hash) => hash.replace('windows', 'windovs')],
  ['its end cut off', (hash) => hash.slice(0, -9)],
  ['another version', (hash) => hash.replace('#1', '#7')],
  ['nothing of ours', () => '#<img src=x onerror=alert(1)>'],
  ['half an escape', () => '#%E0%A4%A'],
]

test('a link that is damaged is told, and the sample question stands', async ({ page, complaints }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.wake()
  await whatIf.field('User risk').selectOption('Low')
  await expect.poll(() => new URL(page.url()).hash).toContain('windows')
  const { hash } = new URL(page.url())
  for (const [says, damage] of DAMAGES) {
    await test.step(says, async () => {
      await page.goto('about:blank')
      await whatIf.open(damage(hash))
      await expect(whatIf.problem).toContainText(/^This link/)
      await expect(whatIf.verdict).toContainText('Blocked')
      await whatIf.problem.getByRole('button', { name: 'Close' }).click()
      await expect(whatIf.problem).toHaveCount(0)
    })
  }
  expect(complaints).toEqual(noComplaints)
})

test('a wrong address says what is wrong, keeps what was typed, and leaves the answer', async ({ page }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.address.fill('203.0.113.999')
  await expect(whatIf.problem).toContainText('“999” is not a number from 0 to 255')
  await expect(whatIf.problem).toContainText('still for 198.51.100.23')
  await expect(whatIf.address).toHaveValue('203.0.113.999')
  await expect(whatIf.sentence).toContainText('198.51.100.23')
  await whatIf.address.fill('203.0.113.9')
  await expect(whatIf.problem).toHaveCount(0)
  await expect(whatIf.sentence).toContainText('203.0.113.9')
})

test('recent questions are kept, and lead back', async ({ page }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  await whatIf.wake()
  await whatIf.search('Who signs in', 'chidi')
  const sentence = (await whatIf.sentence.textContent()) ?? ''
  await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Chidi')
  await page.goto('/what-if')
  await whatIf.wake()
  await page.getByText('Recent questions', { exact: true }).click()
  await page.getByRole('button', { name: sentence }).click()
  await expect(whatIf.person).toHaveValue('Chidi Okafor')
})

test('the keyboard alone asks, opens, switches and takes back', async ({ page, complaints }) => {
  const whatIf = new WhatIfPage(page)
  await whatIf.open()
  const keyboard = new Keyboard(page)
  expect(await keyboard.tabTo(whatIf.person, 3)).toBeLessThanOrEqual(3)
  await whatIf.alive()
  await keyboard.type('bo lind')
  await expect(page.getByRole('listbox', { name: 'Who signs in' }).getByRole('option')).toHaveCount(1)
  await keyboard.press('Enter')
  await expect(whatIf.person).toHaveValue('Bo Lindqvist')
  await expect(whatIf.sentence).toContainText('Bo Lindqvist opens Expenses')
  await keyboard.type('nobody of this name')
  await keyboard.press('Escape')
  await expect(whatIf.person).toHaveValue('Bo Lindqvist')
  // Past Dana, whose account is off: of her nothing is asked, and nothing would change that.
  await keyboard.press('ArrowDown', 3)
  await keyboard.press('Enter')
  await expect(whatIf.person).toHaveValue('Emil Hansen')
  await keyboard.tabTo(whatIf.opener(COUNTRY))
  await keyboard.press('Enter')
  await expect(whatIf.opener(COUNTRY)).toHaveAttribute('aria-expanded', 'true')
  await expect(whatIf.matrix.getByText('Its JSON')).toBeVisible()
  await keyboard.tabTo(whatIf.state(COUNTRY))
  await keyboard.press('ArrowDown', 2)
  await expect(whatIf.state(COUNTRY)).toHaveValue('disabled')
  await keyboard.tabTo(whatIf.changes.first())
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^(Blocked|Not yet|Granted)/ })).toBeFocused()
  await keyboard.tabTo(whatIf.undo)
  await keyboard.press('Enter')
  expect(complaints).toEqual(noComplaints)
})

for (const width of WIDTHS) {
  test(`with rows and the import report open at ${width} px: nothing is found, in both themes${width === 390 ? '' : ' @long'}`, async ({
    page,
  }) => {
    test.slow()
    const whatIf = new WhatIfPage(page)
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await whatIf.open()
    await whatIf.wake()
    await whatIf.opener(COUNTRY).click()
    await whatIf.opener('CA001 Everyone: multifactor authentication').click()
    await expect(whatIf.matrix.getByText('Its JSON')).toHaveCount(2)
    await unfold(page)
    await whatIf.toTheTop()
    await expectNoFindingsInBothThemes(page, 'two rows open')
    await whatIf.openTenant()
    await whatIf.choose(GOOD, BROKEN, UTF16)
    await expect(whatIf.row('Ours')).toBeVisible()
    await unfold(page)
    await whatIf.toTheTop()
    await expectNoFindingsInBothThemes(page, 'import report')
    await whatIf.person.fill('some')
    await expect(page.getByRole('listbox', { name: 'Who signs in' })).toBeVisible()
    await expectNoFindingsInBothThemes(page, 'a list open', '.wi-combobox')
  })
}

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [720, 450],
] as const) {
  test(`${width} px cut nothing off, and nothing scrolls sideways${width === 320 ? '' : ' @long'}`, async ({
    page,
  }) => {
    const whatIf = new WhatIfPage(page)
    await page.setViewportSize({ width, height })
    await whatIf.open()
    await expectNoFindings(page, 'untouched')
    await whatIf.wake()
    await whatIf.openTenant()
    await whatIf.choose(GOOD, BROKEN)
    await expect(whatIf.row('Ours')).toBeVisible()
    await whatIf.opener('Ours').click()
    await unfold(page)
    await whatIf.toTheTop()
    await expectNoFindings(page, 'imported, with everything open')
  })
}

test('without script the question stands in words, with its answer, and no control that does nothing', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site })
  try {
    const page = await context.newPage()
    await page.goto('/what-if')
    await expect(page.getByText('Ada Nilsen opens Expenses from Brazil')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Blocked' })).toBeVisible()
    await expect(page.getByText(COUNTRY).filter({ visible: true }).first()).toBeVisible()
    const live = page.locator('input, textarea, select, button').filter({ visible: true })
    const dead = await live.evaluateAll((all) =>
      all.filter((each) => getComputedStyle(each).pointerEvents !== 'none').map((each) => each.outerHTML),
    )
    expect(dead).toEqual([])
  } finally {
    await context.close()
  }
})

test('it runs little script before it is touched, and not the engine', async ({ page }) => {
  test.skip(Boolean(process.env.LAB_URL), 'a development server sends other scripts')
  const scripts = watchScripts(page)
  await new WhatIfPage(page).open()
  const run = (await scripts.loaded()).filter(({ forLater }) => !forLater)
  expect(sum(run)).toBeLessThanOrEqual(budgets['what-if-script']?.kib ?? 0)
})

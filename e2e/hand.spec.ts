import { expect, type Locator } from '@playwright/test'
import { encodePermalink } from '../simulator/doors/links'
import { EMBED, expected, flow, LAB, SEED } from './flow'
import { Lab } from './pages/lab'
import { noComplaints, test } from './watch'

/** The step at which the browser carries the answer to the app, counted from 1, and at which the app calls the API. */
const { steps } = await expected()
const at = (from: string, to: string, path: string) => {
  const step = steps.find(
    (each) => each.from === from && each.to === to && each.kind !== 'event' && each.title.includes(path),
  )
  if (!step) throw new Error(`There is no message from ${from} to ${to}.`)
  return step.index + 1
}
const ANSWER = at('browser', 'expenses', 'carries the answer')
const CALL = at('expenses', 'expenses-api', 'shows the access token')
const api = flow.parties.find(({ id }) => id === 'expenses-api')?.name ?? ''

async function takeInHand(lab: Lab, step: number): Promise<Locator> {
  await lab.seek(step)
  await lab.button('Take it in hand').click()
  const hand = lab.region.getByRole('form', { name: 'The message in your hand' })
  await expect(hand).toBeVisible()
  return hand
}

test('the answer is taken in hand by keyboard, its state is another, and the app notices; it is in the link, and can be put back', async ({
  page,
  complaints,
}) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.seek(ANSWER)
  await lab.button('Take it in hand').press('Enter')
  const hand = lab.region.getByRole('form', { name: 'The message in your hand' })
  // Whoever took it stands in it: the next Tab is its first field.
  await expect(hand).toBeVisible()
  await expect.poll(() => hand.evaluate((form) => form.parentElement === document.activeElement)).toBe(true)
  const path = hand.getByRole('textbox', { name: 'path', exact: true })
  await path.fill('nowhere')
  await hand.getByRole('textbox', { name: 'state', exact: true }).fill('somebody-else')
  await hand.getByRole('button', { name: 'Let go' }).press('Enter')
  await expect(path).toBeFocused()
  await expect(path).toHaveAccessibleDescription(/Begin with \//)
  await hand.getByRole('button', { name: 'Put path back' }).press('Enter')
  await hand.getByRole('textbox', { name: 'state', exact: true }).press('Enter')

  const came = lab.region.getByRole('region', { name: 'What came of it' })
  await expect(came).toContainText('Expenses noticed.')
  await expect(came).toContainText('state-matches')
  await came.getByRole('button', { name: 'Go there' }).press('Enter')
  await lab.expectStep(ANSWER + 1)
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('state')

  await lab.share.click()
  await lab.region.getByRole('button', { name: 'Copy link' }).click()
  await page.reload()
  await expect(came).toContainText('Expenses noticed.')

  await lab.seek(ANSWER + 1)
  await came.getByRole('button', { name: 'Put state back' }).click()
  await expect(came).toBeHidden()
  await lab.toTheEnd()
  await lab.expectStep(steps.length)
  expect(complaints).toEqual(noComplaints)
})

test('a claim of the access token is another, signed with a key of one’s own: the API notices; in an embed as well', async ({
  page,
}) => {
  await page.goto(EMBED)
  const lab = new Lab(page)
  await lab.wake()
  const hand = await takeInHand(lab, CALL)
  await hand.getByText(/^The token in it/).click()
  await hand.getByRole('textbox', { name: 'scp', exact: true }).fill('Expenses.Approve')
  await hand.getByRole('radio', { name: 'is signed with a key of your own' }).check()
  await hand.getByRole('button', { name: 'Let go' }).click()
  const came = lab.region.getByRole('region', { name: 'What came of it' })
  await expect(came).toContainText(`${api} noticed.`)
  await expect(came).toContainText('signature')
})

test('a day passes before the API is called, and the token has died', async ({ page, complaints }) => {
  await page.goto(LAB)
  const lab = new Lab(page)
  await lab.wake()
  await lab.seek(CALL - 1)
  await lab.region.getByRole('button', { name: /let time pass$/ }).click()
  const time = lab.region.getByRole('region', { name: 'Time', exact: true })
  const token = time.getByRole('row', { name: /^access token/ })
  await expect(token).toContainText('lives')
  await time.getByRole('button', { name: 'A day', exact: true }).click()
  await expect(time.getByRole('button', { name: 'Take this back' })).toBeVisible()
  await expect(token).toContainText('has died')
  await time.press('Escape')
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText(`from ${api}`)
  await expect(lab.verdict).toContainText('expired')
  expect(complaints).toEqual(noComplaints)
})

test('a locked embed says what its author changed in a message and what came of it, with no way back; its link can be copied', async ({
  page,
}) => {
  const link = await encodePermalink({
    flow: flow.slug,
    revision: flow.revision,
    seed: SEED,
    switches: {},
    interventions: [
      {
        when: { message: 1, from: 'browser', to: 'expenses', path: '/callback' },
        do: 'edit',
        edits: [{ in: 'query', name: 'state', set: 'somebody-else' }],
      },
    ],
    answers: [],
    step: ANSWER,
  })
  await page.setViewportSize({ width: 900, height: 720 })
  await page.goto(`${EMBED}?locked=1&height=720#${link}`)
  const lab = new Lab(page)
  await lab.wake()
  // The change is a step of its own, before the message goes on.
  await lab.seek(ANSWER + 1)
  await lab.tab('Message').click()
  const came = lab.region.getByRole('region', { name: 'What came of it' })
  await expect(came).toContainText('Changed on its way')
  await expect(came).toContainText('Expenses noticed.')
  await expect(came.getByRole('button', { name: /^Put/ })).toBeHidden()
  await expect(lab.button('Take it in hand')).toBeHidden()
  await lab.share.click()
  // Nothing lies over it.
  await lab.region.getByRole('button', { name: 'Copy link' }).click({ trial: true })
})

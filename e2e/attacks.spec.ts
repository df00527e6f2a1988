import { expect } from '@playwright/test'
import { cellsOf } from '../simulator/attacks/mitigation'
import { search } from '../simulator/attacks/search/search'
import { about } from '../simulator/attacks/stolen-code/about'
import { attack } from '../simulator/attacks/stolen-code/attack'
import { flow } from '../simulator/attacks/stolen-code/flow'
import { Lab } from './pages/lab'
import { noComplaints, test } from './watch'

const PAGE = '/attacks/stolen-code'

test('a cell is run by keyboard, and its link plays the run; a search says its bound, can be stopped, and finds the run that the terminal finds', async ({
  page,
  complaints,
}) => {
  await page.goto('/flows')
  await page.locator('#stolen-code').getByRole('link', { name: 'What stops it' }).click()
  await expect(page).toHaveURL(new RegExp(`${PAGE}/?$`))

  // One cell by its own button: whoever pressed it stands at what came of it.
  await page.getByRole('button', { name: 'Run PKCE against injection' }).press('Enter')
  const cell = page.getByRole('link', { name: /PKCE against injection$/ })
  await expect(cell).toBeFocused()
  await expect(cell).toContainText('AADSTS501481')

  await page.getByRole('button', { name: 'Run the whole table' }).click()
  await expect(page.getByRole('link', { name: /Play the run/ })).toHaveCount(cellsOf(attack.table).length)
  const won = page.getByRole('cell').filter({ hasText: 'is signed in as Ada Nilsen' })
  await won.first().getByText('What Mallory holds').click()
  await expect(won.first().getByRole('listitem')).toHaveText('Ada Nilsen’s authorization code, used')

  // Back finds the table as it was left.
  await won.first().getByRole('link').click()
  const lab = new Lab(page, about.title)
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('Mallory is signed in to Expenses as Ada Nilsen')
  await page.getByRole('tab', { name: 'Who knows what' }).click()
  const loot = page.getByRole('region', { name: 'Mallory now holds' })
  await expect(loot).toContainText('Ada Nilsen’s authorization code, used')
  await page.goBack()
  await expect(page.getByRole('link', { name: /Play the run/ })).toHaveCount(cellsOf(attack.table).length)

  const [, , nonce] = attack.claims
  const claim = page.getByRole('region', { name: nonce?.says ?? '' })
  await page.getByLabel('Moves in a row, at most').selectOption('3')
  await claim.getByRole('button', { name: 'Search for a run against it' }).press('Enter')
  await claim.getByRole('button', { name: 'Stop' }).press('Enter')
  await expect(claim.getByRole('status')).toContainText('Stopped')
  await claim.getByRole('button', { name: /^Search/ }).press('Enter')
  await expect(claim.getByText('Nobody wins within the bound.')).toBeVisible()
  const { moves, runs } = await search(flow, attack, nonce?.having ?? {}, { depth: 3 })
  await expect(claim).toContainText(`Tried: ${moves} moves in ${runs} runs, at most 3 in a row`)
  await claim.getByRole('link', { name: 'Play this run' }).click()
  await lab.toTheEnd()
  await expect(lab.verdict).toContainText('Mallory is signed in to Expenses as Ada Nilsen')
  expect(complaints).toEqual(noComplaints)
})

import { expect, type Locator, type Page } from '@playwright/test'
import { openSettled } from './settled'

/** The page /what-if, by what its parts are called. */
export class WhatIfPage {
  constructor(readonly page: Page) {}

  async open(fragment = ''): Promise<void> {
    await openSettled(this.page, `/what-if${fragment}`)
  }

  /** Brings the page to life without changing anything. */
  async wake(): Promise<void> {
    await this.person.focus()
    await this.alive()
  }

  /** Opens the page, brings it to life, and opens what brings a tenant in. */
  async openImport(): Promise<void> {
    await this.open()
    await this.wake()
    await this.openTenant()
  }

  async alive(): Promise<void> {
    await expect(this.page.locator('.what-if-slot')).toHaveAttribute('data-alive', '')
  }

  field(name: string): Locator {
    return this.page.getByRole('form', { name: 'The question' }).getByRole('combobox', { name, exact: true })
  }

  get person(): Locator {
    return this.field('Who signs in')
  }

  get address(): Locator {
    return this.page.getByRole('textbox', { name: 'IP address' })
  }

  get sentence(): Locator {
    return this.page.getByRole('form', { name: 'The question' }).locator('.wi-sentence')
  }

  get verdict(): Locator {
    return this.page.getByRole('region', { name: /^(Blocked|Not yet|Granted|No policies)/ })
  }

  get announcement(): Locator {
    return this.page.getByRole('status', { name: 'Verdict' })
  }

  get matrix(): Locator {
    return this.page.getByRole('table', { name: 'Policy by policy' })
  }

  /** A part of the answer, by its heading. */
  part(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true })
  }

  row(policy: string): Locator {
    return this.matrix.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: policy }) })
  }

  /** The button that opens the row of a policy. */
  opener(policy: string): Locator {
    return this.matrix.getByRole('rowheader', { name: policy }).getByRole('button')
  }

  state(policy: string): Locator {
    return this.page.getByRole('combobox', { name: `State of ${policy}` })
  }

  get changes(): Locator {
    return this.page.getByRole('region', { name: 'What would change it' }).getByRole('button')
  }

  get undo(): Locator {
    return this.verdict.getByRole('button', { name: /back$|^(Undo|Back)/ })
  }

  get problem(): Locator {
    return this.page.getByRole('main').getByRole('alert')
  }

  get tenant(): Locator {
    return this.page.getByRole('region', { name: 'The tenant' })
  }

  async openTenant(): Promise<void> {
    const button = this.tenant.getByRole('button', { name: /^(Bring your own tenant|Import and export)$/ })
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
    await expect(button).toHaveAttribute('aria-expanded', 'true')
  }

  /** Hands files to the page as if they had been chosen. */
  async choose(
    ...files: readonly { readonly name: string; readonly content: string | Buffer }[]
  ): Promise<void> {
    await this.page.getByLabel('Files to import').setInputFiles(
      files.map(({ name, content }) => ({
        name,
        mimeType: 'application/json',
        buffer: Buffer.from(content),
      })),
    )
  }

  /** Drops files on the page. */
  async drop(...files: readonly { readonly name: string; readonly content: string }[]): Promise<void> {
    const transfer = await this.page.evaluateHandle((dropped) => {
      const carried = new DataTransfer()
      for (const { name, content } of dropped)
        carried.items.add(new File([content], name, { type: 'application/json' }))
      return carried
    }, files)
    await this.page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
    await this.alive()
    await this.page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
    await expect(this.page.getByText('Drop the export here')).toBeVisible()
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  }

  /** Where a page stands when it is opened: its header lies over nothing. */
  async toTheTop(): Promise<void> {
    await this.page.evaluate(() => window.scrollTo(0, 0))
  }

  /** Chooses in a search field by typing. */
  async search(name: string, text: string): Promise<void> {
    await this.field(name).fill(text)
    await this.page.getByRole('listbox', { name }).getByRole('option').first().click()
  }
}

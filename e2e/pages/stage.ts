import { expect, type Page } from '@playwright/test'
import { narration } from '../flow'
import { Lab } from './lab'

/** A stage of its own, as its trainer and its room meet it. */
export class Stage extends Lab {
  constructor(readonly page: Page) {
    super(page)
  }

  /** Opens the stage, and waits for what comes after its lab. */
  async open(address: string): Promise<void> {
    await this.page.goto(address)
    await this.ready()
  }

  async ready(): Promise<void> {
    await expect(this.page.getByRole('button', { name: /^Runs/ })).toBeVisible()
  }

  get waiting() {
    return this.page.getByRole('dialog', { name: narration.title })
  }

  /** Whether the panel takes more than half of the window, and nothing lies over it. */
  async isPanelAlone(): Promise<boolean> {
    return this.region.getByRole('tabpanel').evaluate((panel) => {
      const { left, top, width, height } = panel.getBoundingClientRect()
      const seen = document.elementFromPoint(left + width / 2, top + height / 2)
      return width > window.innerWidth / 2 && panel.contains(seen)
    })
  }

  get notes() {
    return this.page.getByRole('complementary', { name: 'Notes' })
  }

  get runs() {
    return this.page.getByRole('dialog', { name: 'Prepared runs' })
  }

  /** A run as its title, kept from the stage by its list. */
  async keep(title: string): Promise<void> {
    await this.page.keyboard.press('d')
    await this.runs.getByRole('textbox', { name: 'Title of this moment' }).fill(title)
    await this.page.keyboard.press('Enter')
    await expect(this.runs.getByRole('button', { name: title, exact: true })).toBeVisible()
    await this.page.keyboard.press('Escape')
    await expect(this.runs).toBeHidden()
  }

  /** The lab of whatever flow is on the stage now. */
  showing(title: string): Lab {
    return new Lab(this.page, title)
  }
}

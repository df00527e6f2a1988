import { expect, type Locator } from '@playwright/test'
import { everyFlow } from '../flow'
import type { Lab } from './lab'

/** The panel of switches. */
export class BreakIt {
  private readonly words: (typeof everyFlow)[number]['narration']['switches']

  /** @param title of the flow whose switches they are */
  constructor(
    private readonly lab: Lab,
    title: string,
  ) {
    this.words = everyFlow.find(({ narration }) => narration.title === title)?.narration.switches ?? {}
  }

  async open(): Promise<void> {
    await this.lab.button('Break it').click()
    await expect(this.lab.region.getByRole('tabpanel', { name: 'Break it' })).toBeVisible()
  }

  /** The switch, by its name in the engine; the panel knows it by its title. */
  group(name: string): Locator {
    return this.lab.region.getByRole('group', { name: this.words[name]?.title ?? name, exact: true })
  }

  choice(name: string, value: string): Locator {
    const label = this.words[name]?.values[value] ?? value
    return this.group(name).getByRole('radio', { name: label, exact: true })
  }

  async set(name: string, value: string): Promise<void> {
    // Not `check()`: the field changes when the new run is there.
    await this.choice(name, value).click()
    await expect(this.choice(name, value)).toBeChecked()
  }

  get putBack(): Locator {
    return this.lab.button('Put everything back')
  }
}

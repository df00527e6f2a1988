import type { Locator } from '@playwright/test'

/** The browser inside the lab, and the phone that lies beside it while it shows a code. */
export class SimulatedBrowser {
  readonly region: Locator
  readonly phone: Locator
  readonly userName: Locator
  readonly password: Locator
  readonly code: Locator

  constructor(lab: Locator) {
    this.region = lab.getByRole('region', { name: 'Simulated browser' })
    this.phone = this.region.getByRole('region', { name: 'Phone' })
    this.userName = this.region.getByRole('textbox', { name: 'User name' })
    this.password = this.region.getByLabel('Password')
    this.code = this.region.getByRole('textbox', { name: /^Code from/ })
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true })
  }

  heading(name: string | RegExp): Locator {
    return this.region.getByRole('heading', { name })
  }

  /** The six digits on the phone. */
  async readPhone(): Promise<string> {
    const shown = await this.phone.getByText(/^\d{3} \d{3}$/).textContent()
    return (shown ?? '').replace(' ', '')
  }

  /** The whole address of the page; the bar shortens long values. */
  async address(): Promise<string | null> {
    return this.region.locator('[data-url]').getAttribute('data-url')
  }
}

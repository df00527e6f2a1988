import { expect, type Locator } from '@playwright/test'
import type { Lab } from './lab'

/** The Token tab: a token taken apart, to copy, alter and verify. */
export class TokenInspector {
  constructor(private readonly lab: Lab) {}

  private get panel(): Locator {
    return this.lab.region.getByRole('tabpanel', { name: 'Token' })
  }

  /** Opens the tab, and the newest token of this kind. */
  async open(kind: 'ID token' | 'access token' | 'refresh token' | 'authorization code'): Promise<void> {
    await this.lab.panel('Token')
    const choice = this.panel
      .getByRole('group', { name: 'Tokens issued so far' })
      .getByRole('button', { name: kind })
    await choice.last().click()
    await expect(choice.last()).toHaveAttribute('aria-pressed', 'true')
  }

  /** What travels. */
  get text(): Locator {
    return this.panel.getByRole('textbox', { name: /, as it travels$/ })
  }

  /** What verifying said. */
  get verdict(): Locator {
    return this.panel.getByRole('status')
  }

  button(name: string): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  /** Everything said about a claim or a header of the token. */
  about(name: string): Locator {
    return field(this.panel, name)
  }
}

/** A name and what is said about it, in a list of names and values. */
export function field(panel: Locator, name: string): Locator {
  const term = panel
    .page()
    .getByRole('term')
    .filter({ hasText: new RegExp(`^[?&#]?${name}$`, 'i') })
  return panel.locator('dl > div').filter({ has: term })
}

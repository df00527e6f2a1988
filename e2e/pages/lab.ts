import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'
import { narration, stepsToTheFirstQuestion } from '../flow'
import { BreakIt } from './break-it'
import { SimulatedBrowser } from './simulated-browser'
import { TokenInspector } from './token-inspector'

/** A lab on a page or in a frame, as somebody uses it who sees names and roles. */
export class Lab {
  readonly region: Locator
  readonly play: Locator
  readonly pause: Locator
  readonly back: Locator
  readonly forward: Locator
  readonly share: Locator
  readonly slider: Locator
  /** What a screen reader is told. */
  readonly announcement: Locator
  readonly problem: Locator
  readonly verdict: Locator
  readonly browser: SimulatedBrowser
  readonly breakIt: BreakIt
  readonly token: TokenInspector

  constructor(page: Page | FrameLocator, title = narration.title) {
    this.region = page.getByRole('region', { name: title, exact: true })
    this.play = this.button('Play')
    this.pause = this.button('Pause')
    this.back = this.button('Step back')
    this.forward = this.button('Step forward')
    this.share = this.button('Share: a link to this moment')
    this.slider = this.region.getByRole('slider', { name: 'Step' })
    this.announcement = this.region.locator('[aria-live="polite"]')
    this.problem = this.region.getByRole('alert').filter({ has: page.getByRole('button') })
    this.verdict = this.region.getByRole('status', { name: 'How it ended' })
    this.browser = new SimulatedBrowser(this.region)
    this.breakIt = new BreakIt(this, title)
    this.token = new TokenInspector(this)
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true })
  }

  /** The first touch: the live lab comes into the place of the still one. */
  async wake(): Promise<void> {
    await this.tab('Steps').click()
    await expect(this.slider).toBeVisible()
  }

  tab(name: string): Locator {
    return this.region.getByRole('tab', { name, exact: true })
  }

  /** Opens a tab and gives its panel. */
  async panel(name: string): Promise<Locator> {
    await this.tab(name).click()
    const panel = this.region.getByRole('tabpanel', { name, exact: true })
    await expect(panel).toBeVisible()
    return panel
  }

  /** Waits until the lab stands as its width wants it: one thing at a time, or lists of tabs beside each other. */
  async expectArrangement(arrangement: 'one at a time' | 'side by side'): Promise<void> {
    const list = arrangement === 'one at a time' ? 'Lab' : 'The run'
    await expect(this.region.getByRole('tablist', { name: list, exact: true })).toBeVisible()
  }

  /** Opens every tab in turn, those inside of others as well. */
  async everyPanel(visit: (name: string) => Promise<void>): Promise<void> {
    for (const name of await this.region.getByRole('tab').allInnerTexts()) {
      if (name === 'Diagram') await this.tab(name).click()
      else await this.panel(name)
      await visit(name)
      const inner = this.region.getByRole('tabpanel', { name, exact: true }).getByRole('tab')
      for (const innerName of await inner.allInnerTexts()) {
        await this.panel(innerName)
        await visit(`${name}, ${innerName}`)
      }
    }
  }

  /** The step list: one button a step, in order. */
  get steps(): Locator {
    return this.region.getByRole('tabpanel', { name: 'Steps' }).getByRole('button', { name: /^\d+ / })
  }

  /** To a step by the keyboard, counted from 1; 0 is the start. Questions on the way are answered sensibly. */
  async seek(step: number): Promise<void> {
    await this.slider.press('Home')
    for (let at = 0; at < step; at++) await this.slider.press('ArrowRight')
    await this.expectStep(step)
  }

  /** To the first question, step by step: how long a step takes to play plays no part. */
  async toTheFirstQuestion(): Promise<void> {
    await this.forward.click()
    await expect(this.slider).toBeVisible()
    await this.seek(await stepsToTheFirstQuestion())
  }

  async toTheEnd(): Promise<void> {
    await this.slider.press('End')
    await expect
      .poll(async () => {
        const [now, most] = [
          this.slider.getAttribute('aria-valuenow'),
          this.slider.getAttribute('aria-valuemax'),
        ]
        return (await now) === (await most)
      })
      .toBe(true)
  }

  async expectStep(step: number): Promise<void> {
    await expect(this.slider).toHaveAttribute('aria-valuenow', String(step))
  }

  async step(): Promise<number> {
    return Number(await this.slider.getAttribute('aria-valuenow'))
  }

  /** Presses the speed until it says this. */
  async atSpeed(speed: '0.5×' | '1×' | '2×' | '4×'): Promise<void> {
    await expect(this.slider).toBeVisible()
    const button = this.region.getByRole('button', { name: /^Speed / })
    for (let press = 0; press < 4; press++) {
      if ((await button.textContent()) === speed) return
      await button.click()
    }
    await expect(button).toHaveText(speed)
  }
}

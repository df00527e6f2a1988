import { expect, type Locator, type Page } from '@playwright/test'
import type { Lab } from './lab'

/** A lesson, as its reader meets it. */
export class Lesson {
  readonly prediction: Locator
  readonly answer: Locator

  constructor(
    private readonly page: Page,
    readonly path = '/learn/authentication/signing-in',
  ) {
    this.prediction = page.getByRole('group', { name: /^Before you press play/ })
    this.answer = this.prediction.getByRole('status')
  }

  async open(): Promise<void> {
    await this.page.goto(this.path)
  }

  exercise(title: string): Exercise {
    return new Exercise(this.page.getByRole('region', { name: title, exact: true }), title)
  }

  /** A small thing to do, by its words. */
  act(task: string): Locator {
    return this.page.getByRole('group', { name: task, exact: true })
  }

  /** Scrolls as a reader does, until the part under a heading is being read. */
  async read(heading: string): Promise<void> {
    await this.page.mouse.move(100, 300)
    const title = this.page.getByRole('heading', { name: heading, exact: true })
    for (let turns = 0; turns < 60; turns++) {
      const box = await title.boundingBox()
      if (box && box.y < 200) return
      const before = await this.page.evaluate(() => scrollY)
      await this.page.mouse.wheel(0, Math.min(300, (box?.y ?? 500) - 150))
      await this.page.waitForFunction((y) => scrollY !== y, before)
    }
  }
}

export class Exercise {
  readonly setUp: Locator
  readonly check: Locator
  readonly verdict: Locator
  /** What there is to pick from. */
  readonly choices: Locator

  constructor(
    readonly region: Locator,
    readonly title: string,
  ) {
    this.setUp = region.getByRole('button', { name: 'Set up the lab' })
    this.check = region.getByRole('button', { name: 'Check' })
    this.verdict = region.getByRole('status')
    this.choices = region.getByRole('radio')
  }

  /** Presses, and waits until the lab says that it is set up. */
  async setUpIn(lab: Lab): Promise<void> {
    await this.setUp.click()
    await expect(lab.region.getByRole('region', { name: 'What you are doing' })).toContainText(this.title)
  }

  choice(name: string): Locator {
    return this.region.getByRole('radio', { name: new RegExp(`^${name} `) })
  }
}

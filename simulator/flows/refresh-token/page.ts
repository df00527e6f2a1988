import { appPage, shellPage } from '../../actors/app-pages'
import { answerIn } from '../../actors/callback'
import type { Landing, UserAgent } from '../../actors/user-agent'
import type { Handler } from '../../network/server'
import type { World } from '../../run/world'
import { EXPENSES, ID } from './cast'
import { type Session, signOutAddress } from './expenses'
import type { Visited, Visits } from './visits'

const HOME = `${EXPENSES}/spa`
export const pageLinks = { home: HOME, signOut: HOME }

/** What the server of a single-page app does: it hands out the page, and knows nobody. */
export const servePage =
  ({ called }: World): Handler =>
  async () =>
    appPage(200, shellPage(called(ID.expenses)))

/** Expenses as a script in a page: a public client. What it keeps, it keeps in the browser, for its origin. */
export async function runPage(browser: UserAgent, visits: Visits): Promise<Landing> {
  let kept: Session | undefined
  let cause = 0
  for (let visit = 1; ; visit++) {
    const shell = await browser.open(HOME, cause)
    let visited: Visited = await visits.open(`page ${visit}`, kept, shell.seq)
    if ('to' in visited) {
      kept = undefined
      const landing = await browser.open(visited.to, visited.seq)
      const url = new URL(landing.url)
      if (url.origin !== EXPENSES) return landing
      visited = await visits.back(visited.signIn, answerIn(url), landing.seq)
    }
    if ('to' in visited) throw new Error('Whoever is back from signing in is not sent there again.')
    kept = visited.session
    const shown = await browser.show(HOME, visited.page, visited.seq)
    if (shown.chosen === undefined) return shown
    if (shown.chosen === 'sign-out' && kept) return browser.open(signOutAddress(kept), shown.seq)
    cause = shown.seq
  }
}

import { type Page, promptOf } from '../../simulator/doors/view'
import { viewOf } from './prompts/all'

/** The heading of a page: its own where it has one, else what the sign-in pages say. */
export function pageTitle(page: Page): string {
  switch (page.kind) {
    case 'form-post':
      return 'One moment'
    case 'refusal':
      return 'Sorry, but…'
    case 'signed-out':
      return 'You signed out'
    case 'device-done':
      return page.state === 'approved' ? 'You signed in on your device' : 'You did not sign in'
    case 'consent-reviewed':
      return page.state === 'open' ? 'Nothing is decided' : `The request is ${page.state}`
    case 'still-signed-in':
      return 'You are still signed in'
    case 'app':
      return page.heading
    default: {
      const kind = promptOf(page)
      return kind ? viewOf(kind).title(page) : ''
    }
  }
}

import type { Page } from '../../simulator/doors/view'

/** The heading of a page: its own where it has one, else what the sign-in pages say. */
export function pageTitle(page: Page): string {
  switch (page.kind) {
    case 'username':
      return 'Sign in'
    case 'password':
      return 'Enter password'
    case 'totp':
      return 'Enter the code'
    case 'account':
      return 'Pick an account'
    case 'consent':
      return 'Permissions requested'
    case 'form-post':
      return 'One moment'
    case 'refusal':
      return 'Sorry, but…'
    case 'signed-out':
      return 'You signed out'
    case 'app':
      return page.heading
  }
}

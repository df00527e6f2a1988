import { escapeHtml } from '../../core/html'
import { button } from '../html'
import type { Form, Prompt } from '../prompt'

export interface SignOutPage extends Form {
  readonly kind: 'sign-out'
  /** Who is signed in here. */
  readonly usernames: readonly string[]
}

/** Do you want to sign out? Any page could have sent the browser here (OpenID Connect RP-Initiated Logout section 2). */
export const signOut: Prompt<SignOutPage, { readonly accept: boolean }> = {
  accepts: (value) => typeof value.accept === 'boolean',
  sentence: ({ accept }) => (accept ? 'signs out' : 'stays signed in'),
  fields: ({ accept }) => ({ accept: String(accept) }),
  write: ({ usernames }) => ({
    title: 'Do you want to sign out?',
    about: '',
    inside: `<p>${usernames.map(escapeHtml).join('<br>')}${button('accept', 'true', 'Sign out')}${button('accept', 'false', 'Stay signed in')}`,
  }),
  sensible: () => ({ accept: true }),
}

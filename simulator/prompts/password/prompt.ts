import { accountNamed } from '../accounts'
import { input } from '../html'
import { type Form, isText, type Look, type PageProblem, type Prompt } from '../prompt'

export interface PasswordPage extends Form {
  readonly kind: 'password'
  readonly username: string
  readonly problem?: PageProblem
}

function passwordOf(name: string, look: Look): string | undefined {
  const account = accountNamed(look, name)
  return account?.tenant.secrets.passwords[account.user.id]
}

/** Something the person knows. */
export const password: Prompt<PasswordPage, { readonly password: string }> = {
  accepts: (value) => isText(value.password),
  sentence: () => 'types the password',
  fields: ({ password }) => ({ password }),
  write: ({ username }) => ({
    title: 'Enter password',
    about: username,
    inside: input('Password', 'password', 'current-password', '', 'password'),
  }),
  sensible: (page, _username, look) => ({ password: passwordOf(page.username, look) ?? '' }),
  secret: {
    member: 'password',
    kind: 'password',
    right: (page, look) => passwordOf(page.username, look),
    of: passwordOf,
    wrong: (nth) => `Wrong-${nth + 1}`,
  },
}

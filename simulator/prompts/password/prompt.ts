import { secretOf } from '../../directory/added-people'
import { accountsNamed } from '../accounts'
import { input } from '../html'
import { type Form, isText, type Look, type PageProblem, type Prompt } from '../prompt'

export interface PasswordPage extends Form {
  readonly kind: 'password'
  readonly username: string
  readonly problem?: PageProblem
}

/** A guest has a password at home, and none where they visit. */
function passwordOf(name: string, look: Look): string | undefined {
  for (const { tenant, user } of accountsNamed(look, name)) {
    const text = secretOf('passwords', tenant, user)
    if (text !== undefined) return text
  }
  return undefined
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

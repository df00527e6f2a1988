import { input } from '../html'
import { type Form, isText, type PageProblem, type Prompt } from '../prompt'

export interface UsernamePage extends Form {
  readonly kind: 'username'
  readonly appName: string
  readonly loginHint?: string
  readonly problem?: PageProblem
}

/** Who is there? */
export const username: Prompt<UsernamePage, { readonly username: string }> = {
  accepts: (value) => isText(value.username),
  sentence: () => 'types a user name',
  fields: ({ username }) => ({ username }),
  write: ({ appName, loginHint }) => ({
    title: 'Sign in',
    about: appName,
    inside: input('User name', 'username', 'username', loginHint),
  }),
  sensible: (_page, username) => ({ username }),
}

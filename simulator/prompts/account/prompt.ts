import { button } from '../html'
import { type Form, isText, type Prompt } from '../prompt'

export interface AccountPage extends Form {
  readonly kind: 'account'
  readonly appName: string
  readonly accounts: readonly { readonly username: string; readonly displayName: string }[]
}

/** Which of the accounts that are signed in in this browser? `null` is another one. */
export const account: Prompt<AccountPage, { readonly username: string | null }> = {
  accepts: (value) => value.username === null || isText(value.username),
  sentence: ({ username }) => (username === null ? 'asks for another account' : 'picks an account'),
  fields: ({ username }) => ({ username: username ?? '' }),
  write: ({ appName, accounts }) => ({
    title: 'Pick an account',
    about: appName,
    inside:
      accounts.map((each) => button('username', each.username, each.displayName)).join('') +
      button('username', '', 'Use another account'),
  }),
  sensible: ({ accounts }, username) => {
    const own = accounts.find((each) => each.username.toLowerCase() === username.toLowerCase())
    return { username: own?.username ?? null }
  },
}

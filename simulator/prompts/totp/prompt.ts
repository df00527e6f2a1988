import { input } from '../html'
import { type Form, isText, type Look, type PageProblem, type Prompt } from '../prompt'

export interface TotpPage extends Form {
  readonly kind: 'totp'
  readonly username: string
  readonly attemptsLeft: number
  readonly problem?: PageProblem
}

/** The code that a phone last showed for this account. */
function shownFor(username: string, { shown }: Look): string | undefined {
  return shown.findLast(({ account }) => account === username)?.code
}

/** Something the person has: the code of the authenticator app (RFC 6238). */
export const totp: Prompt<TotpPage, { readonly code: string }> = {
  accepts: (value) => isText(value.code),
  sentence: () => 'types the code from the phone',
  fields: ({ code }) => ({ code }),
  write: ({ username }) => ({
    title: 'Enter code',
    about: username,
    inside: input('Code', 'code', 'one-time-code'),
  }),
  sensible: (page, _username, look) => ({ code: shownFor(page.username, look) ?? '' }),
  secret: {
    member: 'code',
    kind: 'one-time-code',
    right: (page, look) => shownFor(page.username, look),
    of: shownFor,
    // Six digits that are surely not the code shown: its first digit moved on, and for more than nine of them the rest as well.
    wrong: (nth, page, look) => {
      const shown = shownFor(page.username, look) ?? '000000'
      const rest = (Number(shown.slice(1)) + Math.floor(nth / 9)) % 100_000
      return `${(Number(shown[0]) + 1 + (nth % 9)) % 10}${String(rest).padStart(5, '0')}`
    },
  },
}

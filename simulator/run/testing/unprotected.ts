import type { MessageEdit } from '../../network/message-edit'
import type { Moment } from '../intervention'

/** A change of one field by which somebody has more than in the untouched run: which, and why nobody can notice. */
export interface Unprotected {
  readonly what: string
  readonly why: string
  is(edit: MessageEdit, more: string, when: Moment): boolean
}

/** All that are known. One that turns up beside them fails the test; one that nobody finds any more goes from here. */
export const unprotected: readonly Unprotected[] = [
  {
    what: 'an access token of another run is sent to the API in place of this one',
    why: 'A bearer token is good for whoever holds it (RFC 6750 section 1.2): the API cannot know that it was made for another visit.',
    is: ({ in: place, set = '' }, more) =>
      place === 'header' && /^Bearer /.test(set) && more.includes('a token that nobody issued'),
  },
  {
    what: 'a link of the page leads to the sign-out of the app',
    why: 'The person goes where the page sends them. The ID token that the app shows at sign-out goes through the browser (RP-Initiated Logout section 2), whose person it is about.',
    is: ({ in: place }, more) => place === 'page' && more.startsWith('browser has seen: id-token'),
  },
]

import type { Persona } from '../../run/flow'
import { ada } from './cast'

/** How often a person tries wrong passwords before remembering the right one: until the account is locked. */
const FORGOTTEN_TRIES = 10

/** Who sits at the keyboard when nobody types; the mistakes among the switches are theirs. */
export const person: Persona = {
  username: ada.userPrincipalName,
  answers: {
    password: ({ before }, { password }) => {
      const wrong =
        password === 'wrong-once' ? before < 1 : password === 'forgotten' && before < FORGOTTEN_TRIES
      // The right one at last, but the account is locked: the second time they wait.
      const waits = password === 'forgotten' && before > FORGOTTEN_TRIES
      const is = wrong ? { wrong: before } : 'right'
      return { prompt: 'password', is, ...(waits ? { afterSeconds: 61 } : {}) }
    },
    totp: ({ before }, { secondFactor }) =>
      secondFactor === 'wrong-three-times' ? { prompt: 'totp', is: { wrong: before } } : undefined,
    consent: (_asked, { consent }) =>
      consent === 'declined' ? { prompt: 'consent', value: { accept: false } } : undefined,
  },
}

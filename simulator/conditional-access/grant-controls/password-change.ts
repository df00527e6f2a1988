import { askable, asked, POSSIBLE } from './askable'
import { type Control, RANK } from './control'

const NAME = { control: 'passwordChange' }

/**
 * Graph's `passwordChange`: the password is changed in this sign-in (AADSTS50135), for somebody who has one.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant#require-password-change
 */
export const passwordChange: Control = {
  ...NAME,
  asks: 'a new password',
  rank: RANK.passwordChange,
  outcomes: askable(
    NAME,
    50135,
    'The password has been changed.',
    'The password is still to be changed.',
    'The password is to be changed, and nobody can be asked here.',
    'The password is to be changed, and this person has none.',
    'The password is to be changed, and that of an external user is at home.',
  ),
  evaluate: (facts) => {
    const { passwordChanged, completed, registered } = facts.signIn.authentication
    const place = asked(facts, passwordChanged)
    const hasNone = registered && !registered.includes('password') && !completed.includes('password')
    if (place === POSSIBLE && facts.home !== null) return 4
    return place === POSSIBLE && hasNone ? 3 : place
  },
}

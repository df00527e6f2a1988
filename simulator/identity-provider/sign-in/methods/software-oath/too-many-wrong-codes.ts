import { attemptsLeft, SECOND_FACTOR_PAUSE_SECONDS } from '../../../../authentication/second-factor'
import { passed } from '../../../../trace/checklist'
import { AADSTS500121 } from '../../../errors/aadsts'
import { refuse } from '../../../errors/refusal'
import { proven } from '../../remembered'
import type { Requirement } from '../../sign-in'
import { WRONG_CODES } from './wrong-codes'

/**
 * After three wrong codes of an account in a row no more are taken for a while. The number is this lab's: Entra's refusal of a failed
 * second factor is the same, but it does not publish after how many. Only who knows the password gets this far.
 */
export const tooManyWrongCodes: Requirement = {
  name: 'second-factor-attempts',
  spec: 'lab#three-wrong-codes',
  look: (signIn) => {
    const { exchange, user } = signIn
    if (!proven(signIn, 'first') || proven(signIn, 'second')) return passed()
    const wrong = exchange.memory.of(WRONG_CODES).get(user.id)
    return attemptsLeft(wrong, exchange.now) > 0
      ? passed()
      : refuse(
          AADSTS500121,
          `${wrong?.failures} codes of ${user.userPrincipalName} in a row were wrong: none is taken for ${SECOND_FACTOR_PAUSE_SECONDS / 60} minutes.`,
        )
  },
}

import {
  attemptsLeft,
  SECOND_FACTOR_REQUIRED_FOR,
  softwareOathOf,
} from '../../../../authentication/second-factor'
import { AADSTS50074 } from '../../../errors/aadsts'
import type { Part } from '../../../parts/part'
import { answerOf } from '../../answer'
import { ask } from '../../ask'
import { takeTotp } from './take-totp'
import { tooManyWrongCodes } from './too-many-wrong-codes'
import { WRONG_CODES } from './wrong-codes'

/** Something the person has: the authenticator app that computes the code (RFC 6238). */
export const softwareOath: Part = {
  methods: [
    {
      name: 'softwareOath',
      factor: 'second',
      registered: ({ tenant, user }) => softwareOathOf(tenant, user) !== undefined,
      ask: (signIn) =>
        ask(
          signIn,
          AADSTS50074,
          `A second factor is required for ${SECOND_FACTOR_REQUIRED_FOR}: the code of the authenticator app.`,
          {
            kind: 'totp',
            username: signIn.user.userPrincipalName,
            attemptsLeft: attemptsLeft(
              signIn.exchange.memory.of(WRONG_CODES).get(signIn.user.id),
              signIn.exchange.now,
            ),
          },
        ),
    },
  ],
  requirements: [tooManyWrongCodes],
  endpoints: [answerOf('totp', takeTotp)],
}

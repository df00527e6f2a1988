import {
  SECOND_FACTOR_ATTEMPTS,
  SECOND_FACTOR_REQUIRED_FOR,
  softwareOathOf,
} from '../../authentication/second-factor'
import { type Check, passed } from '../../trace/checklist'
import { refuse } from '../errors/refusal'
import { ask, type Identified, remembered } from './sign-in'

/** Something the person has: the code of their authenticator app. */
export const secondFactor: Check<Identified> = {
  name: 'second-factor',
  spec: 'entra#error-codes',
  look: (signIn) => {
    const { attempt, session, tenant, user } = signIn
    if (attempt.totpAt !== undefined) return passed('The code of the authenticator app was right.')
    const at = session?.amr.includes('mfa') && remembered(signIn)
    if (at) return passed(`The session remembers the second factor of ${at}.`)
    const username = user.userPrincipalName
    const why = `A second factor is required for ${SECOND_FACTOR_REQUIRED_FOR}`
    if (!softwareOathOf(tenant, user)) return refuse(50079, `${why}, and ${username} has none registered.`)
    const attemptsLeft = SECOND_FACTOR_ATTEMPTS - attempt.totpFailures
    return attemptsLeft > 0
      ? ask(signIn, 50074, `${why}: the code of the authenticator app.`, {
          kind: 'totp',
          username,
          attemptsLeft,
        })
      : refuse(50074, `${why}, and ${attempt.totpFailures} codes were wrong.`)
  },
}

import type { User } from '../../../../directory/tenant'
import { AADSTS50055 } from '../../../errors/aadsts'
import { problemOf, type Take } from '../../answer'
import { placeOf } from '../../browser-cookies'
import { checkPassword } from './check-password'

/** Takes the password that was typed. A wrong one is a problem on the page: people mistype. */
export const takePassword: Take<User> = async ({ attempt, exchange, tenant }, user) => {
  const failed = await checkPassword(exchange, tenant, user, exchange.form.get('password') ?? '')
  if (failed?.error.code === AADSTS50055.code) return { refusal: failed }
  if (failed) return { problem: problemOf(failed) }
  const place = placeOf(exchange, attempt.browser)
  const proof = { method: 'password', factor: 'first', amr: 'pwd', at: exchange.now, place } as const
  return { attempt: { ...attempt, proofs: [...attempt.proofs, proof] } }
}

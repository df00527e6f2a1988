import { softwareOathOf } from '../../../authentication/second-factor'
import { verifyTotp } from '../../../authentication/verify-totp'
import type { User } from '../../../directory/tenant'
import { emitFinding, passed } from '../../../trace/checklist'
import { refuse } from '../../errors/refusal'
import { keep } from '../../store'
import { problemOf, type Take } from './answer'

const check = { name: 'totp-matches', spec: 'rfc6238#5.2' }

/** Checks the code of the authenticator app. Each code is accepted once; the third wrong one ends the sign-in. */
export const takeTotp: Take<User> = async ({ attempt, exchange, tenant }, user) => {
  const { form, server, store, now } = exchange
  const code = (form.get('code') ?? '').replaceAll(' ', '')
  const secret = softwareOathOf(tenant, user) ?? ''
  const verdict = await verifyTotp(secret, code, now, store.totpSteps.get(user.id))
  if (verdict.result === 'accepted') {
    const which = verdict.drift === 0 ? 'this' : verdict.drift < 0 ? 'the last' : 'the next'
    emitFinding(
      check,
      passed(`The code is the one of ${which} half minute, computed from the shared secret.`),
      server.emit,
    )
    keep(store.totpSteps, user.id, verdict.step)
    return { attempt: { ...attempt, totpAt: now } }
  }
  const says =
    verdict.result === 'replayed'
      ? 'This code was used before: wait for the next one.'
      : 'The code is not the one of this half minute.'
  const refusal = refuse(50074, says)
  emitFinding(check, refusal, server.emit)
  return { attempt: { ...attempt, totpFailures: attempt.totpFailures + 1 }, problem: problemOf(refusal) }
}

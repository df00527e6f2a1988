import { afterWrongCode, softwareOathOf } from '../../../../authentication/second-factor'
import { verifyTotp } from '../../../../authentication/verify-totp'
import type { User } from '../../../../directory/tenant'
import { emitFinding, passed } from '../../../../trace/checklist'
import { AADSTS500121 } from '../../../errors/aadsts'
import { refuse } from '../../../errors/refusal'
import { type Cell, keep } from '../../../memory'
import { problemOf, type Take } from '../../answer'
import { placeOf } from '../../browser-cookies'
import { WRONG_CODES } from './wrong-codes'

const check = { name: 'totp-matches', spec: 'rfc6238#5.2' }

/** The last TOTP step accepted, by user. */
const LAST_STEPS: Cell<Map<string, number>> = { create: () => new Map() }

/** Checks the code of the authenticator app. Each code is accepted once; the third wrong one in a row ends the sign-in. */
export const takeTotp: Take<User> = async ({ attempt, exchange, tenant }, user) => {
  const { form, server, memory, now } = exchange
  const [steps, wrong] = [memory.of(LAST_STEPS), memory.of(WRONG_CODES)]
  const code = (form.get('code') ?? '').replaceAll(' ', '')
  const secret = softwareOathOf(tenant, user) ?? ''
  const verdict = await verifyTotp(secret, code, now, steps.get(user.id))
  if (verdict.result === 'accepted') {
    const which = verdict.drift === 0 ? 'this' : verdict.drift < 0 ? 'the last' : 'the next'
    const says = `The code is the one of ${which} half minute, computed from the shared secret.`
    emitFinding(check, passed(says), server.emit)
    keep(steps, user.id, verdict.step)
    wrong.delete(user.id)
    const place = placeOf(exchange, attempt.browser)
    const proof = { method: 'softwareOath', factor: 'second', amr: 'otp', at: now, place } as const
    return { attempt: { ...attempt, proofs: [...attempt.proofs, proof] } }
  }
  const says =
    verdict.result === 'replayed'
      ? 'This code was used before: wait for the next one.'
      : 'The code is not the one of this half minute.'
  const refusal = refuse(AADSTS500121, says)
  emitFinding(check, refusal, server.emit)
  keep(wrong, user.id, afterWrongCode(wrong.get(user.id), now))
  return { problem: problemOf(refusal) }
}

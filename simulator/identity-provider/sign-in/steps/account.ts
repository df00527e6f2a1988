import type { Take } from '../answer'
import { fitting, inTenant } from '../placed'
import type { Question } from '../sign-in'

/** Takes the account picked from those signed in; nothing picked means another account. */
export const takeAccount: Take<Question> = ({ attempt, accounts, exchange }) => {
  const picked = exchange.form.get('username')
  if (picked === undefined) return { attempt: { ...attempt, otherAccount: true } }
  const [found] = picked === '' ? [] : fitting(exchange, accounts, picked)
  return found ? { attempt: inTenant(attempt, found.account.tenantId, found.user.id) } : {}
}

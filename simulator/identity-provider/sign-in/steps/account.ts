import { findUserByName } from '../../../directory/queries'
import type { Take } from '../answer'
import type { Question } from '../sign-in'

/** Takes the account picked from those signed in; nothing picked means another account. */
export const takeAccount: Take<Question> = ({ attempt, accounts, exchange, tenant }) => {
  const picked = exchange.form.get('username')
  if (picked === undefined) return { attempt: { ...attempt, otherAccount: true } }
  const user = findUserByName(tenant, picked)
  return accounts.some((each) => each.userId === user?.id)
    ? { attempt: { ...attempt, userId: user?.id } }
    : {}
}

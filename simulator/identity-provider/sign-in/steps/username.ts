import { findUserByName, isVerifiedDomain } from '../../../directory/queries'
import { emitFinding } from '../../../trace/checklist'
import { AADSTS50020, AADSTS50034 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import { problemOf, type Take } from '../answer'
import type { Question } from '../sign-in'

/** Finds the account a person typed. An unknown one is a problem on the page: people mistype. */
export const takeUsername: Take<Question> = ({ attempt, exchange, tenant }) => {
  const typed = (exchange.form.get('username') ?? '').trim()
  const user = findUserByName(tenant, typed)
  if (user) return { attempt: { ...attempt, userId: user.id } }
  const domain = typed.slice(typed.lastIndexOf('@') + 1)
  const { displayName } = tenant.organization
  const home = exchange.directories.find(
    (each) => each.tenant !== tenant && isVerifiedDomain(each.tenant, domain),
  )
  const refusal = home
    ? refuse(
        AADSTS50020,
        `${typed} is of ${home.tenant.organization.displayName} and does not exist in ${displayName}.`,
        { sent: typed },
      )
    : refuse(AADSTS50034, `There is no account ${typed} in ${displayName}.`, { sent: typed })
  emitFinding({ name: 'account-found', spec: 'entra#error-codes' }, refusal, exchange.server.emit)
  return { problem: problemOf(refusal) }
}

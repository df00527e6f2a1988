import { findUserByName, isVerifiedDomain } from '../../../directory/queries'
import type { Tenant } from '../../../directory/tenant'
import { emitFinding, passed } from '../../../trace/checklist'
import { isOpenTenant } from '../../checks/check-tenant-named'
import { AADSTS50020, AADSTS50034 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { Exchange } from '../../exchange'
import { problemOf, type Take } from '../answer'
import { inTenant } from '../placed'
import type { Question } from '../sign-in'

const ACCOUNT_FOUND = { name: 'account-found', spec: 'entra#error-codes' }

/** Finds the account a person typed. An unknown one is a problem on the page: people mistype. */
export const takeUsername: Take<Question> = ({ attempt, exchange, tenant }) => {
  const { emit } = exchange.server
  const typed = (exchange.form.get('username') ?? '').trim()
  const isOpen = isOpenTenant(attempt.request.tenantId)
  const home = tenantOf(exchange, typed)
  const where = isOpen ? home : tenant
  const user = where && findUserByName(where, typed)
  if (where && user) {
    const { id, displayName } = where.organization
    if (isOpen)
      emitFinding(ACCOUNT_FOUND, passed(`${typed} is of ${displayName}: the sign-in goes on there.`), emit)
    return { attempt: inTenant(attempt, id, user.id) }
  }
  const says = tenant.organization.displayName
  if (!isOpen && home && home !== tenant) {
    const refusal = refuse(
      AADSTS50020,
      `${typed} is of ${home.organization.displayName} and does not exist in ${says}.`,
      { sent: typed },
    )
    emitFinding(ACCOUNT_FOUND, refusal, emit)
    return findUserByName(home, typed) ? { refusal } : { problem: problemOf(refusal) }
  }
  const refusal = refuse(
    AADSTS50034,
    `There is no account ${typed} in ${isOpen ? (home?.organization.displayName ?? 'any organization here') : says}.`,
    { sent: typed },
  )
  emitFinding(ACCOUNT_FOUND, refusal, emit)
  return { problem: problemOf(refusal) }
}

/** The tenant that has verified the domain of a name. */
function tenantOf({ directories }: Exchange, name: string): Tenant | undefined {
  const domain = name.slice(name.lastIndexOf('@') + 1)
  return directories.find((each) => isVerifiedDomain(each.tenant, domain))?.tenant
}

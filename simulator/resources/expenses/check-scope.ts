import { type Check, passed } from '../../trace/checklist'
import { refuseBearer, type Verified } from './resource-request'

/** The scope of GET /expenses. Writing includes reading. */
export const REQUIRED_SCOPE = 'Expenses.Read'
const ACCEPTED = [REQUIRED_SCOPE, 'Expenses.ReadWrite']

/** The person let the application do this (RFC 6750 section 3.1, insufficient_scope). */
export const scope: Check<Verified> = {
  name: 'scope',
  spec: 'rfc6750#3.1',
  look: ({ claims: { scp } }) => {
    const found = ACCEPTED.find((each) => String(scp).split(' ').includes(each))
    return found
      ? passed(`scp has ${found}.`)
      : refuseBearer(`scp is ${scp}; this needs ${REQUIRED_SCOPE}.`, 'insufficient_scope')
  },
}

import { MAIL, type Mail } from '../../fixtures/mail'
import { json } from '../../network/message'
import { problem } from '../challenge'
import type { Endpoint } from '../resource-request'
import { METADATA } from './graph-objects'

/**
 * `GET /me/messages`: what is in the mailbox of whom the application acts for, with a few of the members that a message has. `Mail.ReadBasic`,
 * which hides what is in it, is not among the permissions here; query options are not read.
 * https://learn.microsoft.com/graph/api/user-list-messages
 */
export const messages: Endpoint = {
  path: '/v1.0/me/messages',
  scopes: ['Mail.Read', 'Mail.ReadWrite'],
  roles: [],
  answer: ({ caller, query }) => {
    if ([...query.keys()].some((each) => each.startsWith('$')))
      return problem(400, 'Request_UnsupportedQuery', 'This lab reads no query options here.')
    const owner = caller.kind === 'person' ? caller.userId : ''
    const value = MAIL.filter((each) => each.owner === owner).map(messageBody)
    const context = `${METADATA}#users('${owner}')/messages`
    return json(200, { '@odata.context': context, value }, [['Cache-Control', 'no-store']])
  },
}

const messageBody = ({ id, receivedDateTime, subject, bodyPreview, from }: Mail) => ({
  id,
  receivedDateTime,
  subject,
  bodyPreview,
  from: { emailAddress: from },
})

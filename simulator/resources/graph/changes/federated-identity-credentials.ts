import { UPDATE_APPLICATION_CREDENTIALS } from '../../../access/directory/actions'
import { json } from '../../../network/message'
import type { Endpoint } from '../../resource-request'
import { METADATA } from '../graph-objects'
import { APPLICATIONS, REACH_ALL } from './add-password'
import { callerName, conflict, missing, right, unread } from './change'

/** Of one application (Graph, Create federatedIdentityCredential), and characters of one member of it. */
const MOST = 20
const LONGEST = 600
const LONGEST_NAME = 120

/** `POST /applications/{id}/federatedIdentityCredentials`: whoever has a token of that issuer about that subject is the application. */
export const addFederatedIdentityCredential: Endpoint = {
  method: 'POST',
  path: '/v1.0/applications/{id}/federatedIdentityCredentials',
  ...APPLICATIONS,
  answer: (call) => {
    const { directory, parameters, content, server, emit } = call
    const application = directory.tenant.applications.find(({ id }) => id === parameters.id)
    if (!application) return missing(parameters.id)
    const { id: object, displayName: called, federatedIdentityCredentials: there } = application
    const refused = right(call, {
      action: UPDATE_APPLICATION_CREDENTIALS,
      object,
      called,
      reachesAll: REACH_ALL,
      spec: 'graph-api#create-federated-credential',
    })
    if (refused) return refused
    const { name, issuer, subject, audiences, description } = content
    if (
      !isText(name, LONGEST_NAME) ||
      !isText(issuer, LONGEST) ||
      !isText(subject, LONGEST) ||
      !Array.isArray(audiences) ||
      audiences.length !== 1 ||
      !isText(audiences[0], LONGEST)
    )
      return unread('A federated identity credential has a name, an issuer, a subject and one audience.')
    if (there.length >= MOST) return unread(`There can be ${MOST} federated identity credentials at most.`)
    if (there.some((each) => each.name === name || (each.issuer === issuer && each.subject === subject)))
      return conflict()
    const made = {
      id: server.random.uuid(),
      name,
      issuer,
      subject,
      audiences: [audiences[0]],
      description: typeof description === 'string' ? description.slice(0, LONGEST) : null,
    }
    directory.put(
      'applications',
      { ...application, federatedIdentityCredentials: [...there, made] },
      `${callerName(call)} has ${called} trust ${subject}. In the audit log: Update application.`,
      emit,
    )
    const context = `${METADATA}#applications('${object}')/federatedIdentityCredentials/$entity`
    return json(201, { '@odata.context': context, ...made })
  },
}

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= longest

import {
  UPDATE_APPLICATION_CREDENTIALS,
  UPDATE_PRINCIPAL_CREDENTIALS,
} from '../../../access/directory/actions'
import { findApplication } from '../../../directory/queries'
import { json } from '../../../network/message'
import type { SpecRef } from '../../../trace/event'
import type { Endpoint } from '../../resource-request'
import { METADATA } from '../graph-objects'
import { callerName, firstRefusal, missing, right } from './change'
import { appManagementPolicy } from './check-app-management-policy'
import { instanceLock } from './check-instance-lock'
import { passwordAsked, passwordBody } from './password-asked'

/** Least first, as Graph's reference has them (checked in November 2026). */
export const APPLICATIONS = {
  scopes: ['Application.ReadWrite.All', 'Directory.ReadWrite.All'],
  roles: ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All', 'Directory.ReadWrite.All'],
}
export const REACH_ALL = ['Application.ReadWrite.All', 'Directory.ReadWrite.All']
const CONTEXT = { '@odata.context': `${METADATA}#microsoft.graph.passwordCredential` }
const OF_APPLICATION: SpecRef = 'graph-api#application-add-password'
const OF_PRINCIPAL: SpecRef = 'graph-api#service-principal-add-password'

/** `POST /applications/{id}/addPassword`: another secret for a registration, beside those that it has. */
export const addApplicationPassword: Endpoint = {
  method: 'POST',
  path: '/v1.0/applications/{id}/addPassword',
  ...APPLICATIONS,
  answer: (call) => {
    const { directory, parameters, emit } = call
    const { tenant } = directory
    const application = tenant.applications.find(({ id }) => id === parameters.id)
    if (!application) return missing(parameters.id)
    const { id: object, displayName: called } = application
    const action = UPDATE_APPLICATION_CREDENTIALS
    const may = right(call, { action, object, called, reachesAll: REACH_ALL, spec: OF_APPLICATION })
    if (may) return may
    const asked = passwordAsked(call)
    if ('refused' in asked) return asked.refused
    const { made } = asked
    const refused = firstRefusal(emit, [
      appManagementPolicy,
      appManagementPolicy.look({
        policies: application.appManagementPolicies ?? [],
        lifetime: lifetimeOf(made),
      }),
    ])
    if (refused) return refused
    directory.put(
      'applications',
      { ...application, passwordCredentials: [...application.passwordCredentials, made] },
      `${callerName(call)} adds a secret to ${called}. In the audit log: Update application – Certificates and secrets management.`,
      emit,
    )
    return json(200, { ...CONTEXT, ...passwordBody(directory.tenant, made) }, NOT_KEPT)
  },
}

/** `POST /servicePrincipals/{id}/addPassword`: a secret of this instance alone, which its registration does not list. */
export const addPrincipalPassword: Endpoint = {
  method: 'POST',
  path: '/v1.0/servicePrincipals/{id}/addPassword',
  ...APPLICATIONS,
  answer: (call) => {
    const { directory, parameters, emit } = call
    const { tenant } = directory
    const principal = tenant.servicePrincipals.find(({ id }) => id === parameters.id)
    if (!principal) return missing(parameters.id)
    const { id: object, displayName } = principal
    const called = `the service principal of ${displayName}`
    const action = UPDATE_PRINCIPAL_CREDENTIALS
    const may = right(call, { action, object, called, reachesAll: REACH_ALL, spec: OF_PRINCIPAL })
    if (may) return may
    const asked = passwordAsked(call)
    if ('refused' in asked) return asked.refused
    const { made } = asked
    const policies = principal.appManagementPolicies ?? []
    const refused = firstRefusal(
      emit,
      [instanceLock, instanceLock.look(findApplication(tenant, principal.appId))],
      [appManagementPolicy, appManagementPolicy.look({ policies, lifetime: lifetimeOf(made) })],
    )
    if (refused) return refused
    directory.put(
      'servicePrincipals',
      { ...principal, passwordCredentials: [...(principal.passwordCredentials ?? []), made] },
      `${callerName(call)} adds a secret to ${called}. In the audit log: Add service principal credentials.`,
      emit,
    )
    return json(200, { ...CONTEXT, ...passwordBody(directory.tenant, made) }, NOT_KEPT)
  },
}

const NOT_KEPT = [['Cache-Control', 'no-store']] as const

const lifetimeOf = ({
  startDateTime,
  endDateTime,
}: {
  readonly startDateTime: string
  readonly endDateTime: string
}): number => Date.parse(endDateTime) - Date.parse(startDateTime)

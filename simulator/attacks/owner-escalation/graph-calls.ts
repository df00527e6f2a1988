import { callApi } from '../../actors/client/call'
import type { OAuthClient } from '../../actors/client/client'
import { TOKEN_EXCHANGE } from './app-token'
import { BUILD_ISSUER, GRAPH } from './cast'
import { GLOBAL_ADMINISTRATOR, graph, graphRoleManagementRole, instance, nightlyReport } from './tenant'

const V1 = `${GRAPH}/v1.0`
const WEEK = 7 * 86_400_000
/** The repository that is the thief's own, and the branch that its job is built from. */
export const OWN_BUILD = { repository: 'mallory/nightly-report', ref: 'refs/heads/main' } as const

/** Another secret, good for a week: of the registration, or of its service principal alone. */
export function addSecret(
  client: OAuthClient,
  token: string,
  to: 'applications' | 'servicePrincipals',
): Promise<unknown> {
  const id = to === 'applications' ? nightlyReport.id : instance.id
  const endDateTime = `${new Date(client.world.clock.now() + WEEK).toISOString().slice(0, 19)}Z`
  return callApi(client, `${V1}/${to}/${id}/addPassword`, token, {
    passwordCredential: { displayName: 'Test', endDateTime },
  })
}

/** Whoever the build service says is this job is the application from now on. */
export function trustJob(client: OAuthClient, token: string): Promise<unknown> {
  return callApi(client, `${V1}/applications/${nightlyReport.id}/federatedIdentityCredentials`, token, {
    name: 'test',
    issuer: BUILD_ISSUER,
    subject: `repo:${OWN_BUILD.repository}:ref:${OWN_BUILD.ref}`,
    audiences: [TOKEN_EXCHANGE],
  })
}

/** Global Administrator for a person, with whichever token it is asked. */
export function makeAdministrator(client: OAuthClient, token: string, principalId: string): Promise<unknown> {
  return callApi(client, `${V1}/roleManagement/directory/roleAssignments`, token, {
    principalId,
    roleDefinitionId: GLOBAL_ADMINISTRATOR,
    directoryScopeId: '/',
  })
}

/** The application gives itself the app role by which it may assign directory roles. A token that has it is asked for afterwards. */
export function grantRoles(client: OAuthClient, token: string): Promise<unknown> {
  return callApi(client, `${V1}/servicePrincipals/${graph.id}/appRoleAssignedTo`, token, {
    principalId: instance.id,
    resourceId: graph.id,
    appRoleId: graphRoleManagementRole.id,
  })
}

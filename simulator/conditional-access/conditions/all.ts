import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { type Columns, columnsOf } from '../compile/columns'
import { remembering } from '../compile/remembering'
import { agentRisk } from './agent-risk'
import { authenticationFlow } from './authentication-flow'
import { clientApps } from './client-apps'
import type { PolicyContext } from './context'
import { devicePlatform } from './device-platform'
import { devices } from './devices'
import { insiderRisk } from './insider-risk'
import { location } from './location'
import { servicePrincipalRisk } from './service-principal-risk'
import { signInRisk } from './sign-in-risk'
import { target } from './target'
import { userRisk } from './user-risk'
import { users } from './users'
import { workloadIdentities } from './workload-identities'

const kept = {
  users: remembering(users),
  workloadIdentities: remembering(workloadIdentities),
  target: remembering(target),
  clientApps: remembering(clientApps),
  devicePlatform: remembering(devicePlatform),
  location: remembering(location),
  devices: remembering(devices),
  signInRisk: remembering(signInRisk),
  userRisk: remembering(userRisk),
  servicePrincipalRisk: remembering(servicePrincipalRisk),
  agentRisk: remembering(agentRisk),
  insiderRisk: remembering(insiderRisk),
  authenticationFlow: remembering(authenticationFlow),
}

/** All conditions, in the order in which they are looked at: the first that rules a policy out is the one that is named. */
export function allColumns(
  policies: readonly ConditionalAccessPolicy[],
  context: PolicyContext,
): readonly Columns[] {
  return [
    columnsOf(kept.users, policies, context),
    columnsOf(kept.workloadIdentities, policies, context),
    columnsOf(kept.target, policies, context),
    columnsOf(kept.clientApps, policies, context),
    columnsOf(kept.devicePlatform, policies, context),
    columnsOf(kept.location, policies, context),
    columnsOf(kept.devices, policies, context),
    columnsOf(kept.signInRisk, policies, context),
    columnsOf(kept.userRisk, policies, context),
    columnsOf(kept.servicePrincipalRisk, policies, context),
    columnsOf(kept.agentRisk, policies, context),
    columnsOf(kept.insiderRisk, policies, context),
    columnsOf(kept.authenticationFlow, policies, context),
  ]
}

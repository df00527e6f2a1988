import type { ConditionalAccessPolicy } from '../../directory/conditional-access-policy'
import { type Columns, columnsOf } from '../compile/columns'
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

/** All conditions, in the order in which they are looked at: the first that rules a policy out is the one that is named. */
export function allColumns(
  policies: readonly ConditionalAccessPolicy[],
  context: PolicyContext,
): readonly Columns[] {
  return [
    columnsOf(users, policies, context),
    columnsOf(workloadIdentities, policies, context),
    columnsOf(target, policies, context),
    columnsOf(clientApps, policies, context),
    columnsOf(devicePlatform, policies, context),
    columnsOf(location, policies, context),
    columnsOf(devices, policies, context),
    columnsOf(signInRisk, policies, context),
    columnsOf(userRisk, policies, context),
    columnsOf(servicePrincipalRisk, policies, context),
    columnsOf(agentRisk, policies, context),
    columnsOf(insiderRisk, policies, context),
    columnsOf(authenticationFlow, policies, context),
  ]
}

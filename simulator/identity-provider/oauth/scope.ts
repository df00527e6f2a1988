import { parseScope, type RequestedScope, type ScopeProblem } from '../../access/requested-scope'
import type { Application, Tenant } from '../../directory/tenant'
import type { Failed } from '../../trace/checklist'
import {
  AADSTS28000,
  AADSTS70011,
  AADSTS500011,
  AADSTS650052,
  AADSTS650053,
  type Aadsts,
} from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import type { Provider } from '../exchange'

const PROBLEMS: Record<ScopeProblem['problem'], readonly [Aadsts, string]> = {
  malformed: [AADSTS70011, 'is not a scope'],
  'unknown-scope': [AADSTS650053, 'does not exist on its resource'],
  'mixed-default': [AADSTS70011, 'mixes .default with named scopes'],
  'unknown-resource': [AADSTS500011, 'names a resource this tenant does not have'],
}

/**
 * Reads a `scope` parameter, or refuses it with the code that fits. It may be of several resources: a sign-in asks for all of them.
 * @param provider of a sign-in, where an API that is registered somewhere and has no service principal in the tenant is told from one
 *   that nobody knows
 */
export function readScope(tenant: Tenant, text: string, provider?: Provider): RequestedScope | Failed {
  const scope = parseScope(tenant, text)
  if (!('problem' in scope)) return scope
  const { problem, resourceName } = scope
  const api = provider && resourceName !== undefined ? apiNamed(provider, resourceName) : undefined
  if (api)
    return refuse(AADSTS650052, `${api.displayName} has no service principal in this tenant.`, {
      sent: api.appId,
    })
  const [code, why] = PROBLEMS[problem]
  return refuse(code, `The scope ${scope.scope} ${why}.`, { sent: resourceName ?? scope.scope })
}

/** The registration of an API, in whichever tenant it is. */
function apiNamed({ directories }: Provider, name: string): Application | undefined {
  return directories
    .flatMap(({ tenant }) => tenant.applications)
    .find(({ appId, identifierUris }) => [appId, `api://${appId}`, ...identifierUris].includes(name))
}

/** The same where an access token is issued: it is for one resource. */
export function readScopeOfOne(tenant: Tenant, text: string, provider?: Provider): RequestedScope | Failed {
  const scope = readScope(tenant, text, provider)
  if ('passed' in scope || scope.others.length === 0) return scope
  const names = [scope.resource, ...scope.others.map(({ resource }) => resource)].map(
    (each) => each.displayName,
  )
  return refuse(AADSTS28000, `scope is of ${names.join(' and ')}, and an access token is for one resource.`, {
    sent: text,
  })
}

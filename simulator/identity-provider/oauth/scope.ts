import { parseScope, type RequestedScope, type ScopeProblem } from '../../access/requested-scope'
import type { Tenant } from '../../directory/tenant'
import type { Failed } from '../../trace/checklist'
import { AADSTS28000, AADSTS70011, AADSTS500011, AADSTS650053, type Aadsts } from '../errors/aadsts'
import { refuse } from '../errors/refusal'

const PROBLEMS: Record<ScopeProblem['problem'], readonly [Aadsts, string]> = {
  malformed: [AADSTS70011, 'is not a scope'],
  'unknown-scope': [AADSTS650053, 'does not exist on its resource'],
  'mixed-default': [AADSTS70011, 'mixes .default with named scopes'],
  'unknown-resource': [AADSTS500011, 'names a resource this tenant does not have'],
}

/** Reads a `scope` parameter, or refuses it with the code that fits. It may be of several resources: a sign-in asks for all of them. */
export function readScope(tenant: Tenant, text: string): RequestedScope | Failed {
  const scope = parseScope(tenant, text)
  if (!('problem' in scope)) return scope
  const [code, why] = PROBLEMS[scope.problem]
  return refuse(code, `The scope ${scope.scope} ${why}.`, { sent: scope.scope })
}

/** The same for a token request: an access token is for one resource. */
export function readScopeOfOne(tenant: Tenant, text: string): RequestedScope | Failed {
  const scope = readScope(tenant, text)
  if ('passed' in scope || scope.others.length === 0) return scope
  const names = [scope.resource, ...scope.others.map(({ resource }) => resource)].map(
    (each) => each.displayName,
  )
  return refuse(AADSTS28000, `scope is of ${names.join(' and ')}, and an access token is for one resource.`, {
    sent: text,
  })
}

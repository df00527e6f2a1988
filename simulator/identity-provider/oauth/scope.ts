import { parseScope, type RequestedScope, type ScopeProblem } from '../../access/requested-scope'
import type { Tenant } from '../../directory/tenant'
import type { Failed } from '../../trace/checklist'
import type { AadstsCode } from '../errors/aadsts'
import { refuse } from '../errors/refusal'

const PROBLEMS: Record<ScopeProblem['problem'], readonly [AadstsCode, string]> = {
  malformed: [70011, 'is not a scope'],
  'unknown-scope': [70011, 'is not a scope of its resource'],
  'mixed-default': [70011, 'mixes .default with named scopes'],
  'unknown-resource': [500011, 'names a resource this tenant does not have'],
  'two-resources': [700022, 'is of a second resource, and an access token is for one'],
}

/** Reads a `scope` parameter, or refuses it with the code that fits. */
export function readScope(tenant: Tenant, text: string): RequestedScope | Failed {
  const scope = parseScope(tenant, text)
  if (!('problem' in scope)) return scope
  const [code, why] = PROBLEMS[scope.problem]
  return refuse(code, `The scope ${scope.scope} ${why}.`)
}

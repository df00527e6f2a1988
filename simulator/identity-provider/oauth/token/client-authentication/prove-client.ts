import type { Failed } from '../../../../trace/checklist'
import type { AtTenant, Client } from '../../../exchange'
import type { TokenRequesting } from '../../../tokens/token-request'
import type { Credentials } from './check-client-credentials'

type Proven = { readonly passed: true; readonly found: Pick<TokenRequesting, 'authentication'> }

/** Runs the checks of what the client presented; a public client presents nothing, and whether that will do is the grant's to say. */
export async function proveClient(known: Credentials & AtTenant & Client): Promise<Proven | Failed> {
  const { method, credential } = known
  if (!method || credential === undefined) return { passed: true, found: { authentication: 'none' } }
  return method.checks.run({ ...known, credential }, known.exchange.server.emit)
}

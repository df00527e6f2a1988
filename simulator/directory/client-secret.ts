import { createRandom } from '../core/random'
import type { Secrets } from './tenant'

/**
 * The text of a client secret. Entra makes it up when one is added, shows it once, and nobody types it
 * (https://learn.microsoft.com/graph/api/application-addpassword); here it follows from the `keyId`, so that a run can be repeated.
 */
export function clientSecretOf(
  { secrets }: { readonly secrets: Pick<Secrets, 'clientSecrets'> },
  keyId: string,
): string {
  return Object.hasOwn(secrets.clientSecrets, keyId) ? (secrets.clientSecrets[keyId] ?? '') : madeUp(keyId)
}

/** What of a secret stays in sight: its first three characters (Graph, passwordCredential `hint`). */
export const hintOf = (keyId: string): string => madeUp(keyId).slice(0, 3)

function madeUp(keyId: string): string {
  const text = createRandom(0, `client secret ${keyId}`).token(12)
  return `${text.slice(0, 3)}~public.test.secret-${text.slice(3)}`
}

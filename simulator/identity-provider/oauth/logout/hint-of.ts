import { emitFinding, passed } from '../../../trace/checklist'
import { AADSTS50027 } from '../../errors/aadsts'
import { refuse } from '../../errors/refusal'
import type { AtTenant } from '../../exchange'
import type { IdTokenSubject } from '../../tokens/id-token'
import { readIdTokenHint } from '../../tokens/id-token-hint'

const check = { name: 'id-token-hint', spec: 'oidc-rpinitiated#2' }

/**
 * Whom the `id_token_hint` of a sign-out is about; undefined without one, or with one that this tenant did not issue, which counts for
 * nothing (RP-Initiated Logout section 4).
 */
export async function hintOf(at: AtTenant): Promise<IdTokenSubject | undefined> {
  const { form, server } = at.exchange
  const text = form.get('id_token_hint')
  if (text === undefined) return undefined
  const hint = await readIdTokenHint(at, text)
  if (typeof hint === 'string') {
    emitFinding(
      check,
      refuse(AADSTS50027, `The id_token_hint is not an ID token of this tenant: ${hint}`),
      server.emit,
    )
    return undefined
  }
  // With both, they have to fit (RP-Initiated Logout section 2).
  const clientId = form.get('client_id')
  if (clientId !== undefined && clientId !== hint.clientId) {
    emitFinding(
      check,
      refuse(AADSTS50027, 'The id_token_hint was issued to another client than client_id.'),
      server.emit,
    )
    return undefined
  }
  emitFinding(check, passed('The id_token_hint says whose sign-out this is.'), server.emit)
  return hint
}

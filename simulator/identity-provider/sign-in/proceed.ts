import type { HeaderList, HttpResponse } from '../../network/message'
import type { PageProblem } from '../../prompts/prompt'
import { emitFinding, type Failed } from '../../trace/checklist'
import { isOpenTenant } from '../checks/check-tenant-named'
import { AADSTS7000112 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { directoryNamed, type Exchange, homeOf } from '../exchange'
import { refusalPage } from '../http/page'
import { clientAtSignIn } from '../instance-to-be'
import { keep } from '../memory'
import { readScope } from '../oauth/scope'
import type { Parts } from '../parts/part'
import { ATTEMPTS } from './attempts'
import { finish } from './finish'
import { placed } from './placed'
import { evaluate } from './requirements'
import { sessionOf, signedInAccounts } from './session'
import type { Attempt, SignIn } from './sign-in'

/** Reads everything a sign-in depends on afresh: the tenant may have changed since the last step. */
export function readSignIn(
  exchange: Exchange,
  { methods }: Parts,
  begun: Attempt,
  problem?: PageProblem,
): SignIn | Failed {
  const attempt = placed(exchange, begun)
  const { tenantId, clientId, scope: text } = attempt.request
  const open = isOpenTenant(tenantId)
  // As long as nobody has said who they are, what is asked is read as the home of the application has it.
  const directory = open ? homeOf(exchange, clientId) : directoryNamed(exchange, tenantId)
  const client = directory && clientAtSignIn(exchange, open ? 'open' : directory.tenant, clientId)
  if (!directory || !client?.servicePrincipal.accountEnabled)
    return recorded(exchange, 'client-known', refuse(AADSTS7000112, 'The application is disabled or gone.'))
  const { tenant } = directory
  const scope = readScope(tenant, text, exchange)
  if ('passed' in scope) return recorded(exchange, 'scope', scope)
  const accounts = open ? sessionOf(exchange) : signedInAccounts(exchange, tenantId)
  return { exchange, directory, tenant, ...client, scope, attempt, methods, accounts, problem }
}

/** What has become of a sign-in that began well is told as what it would have begun with. */
function recorded({ server }: Exchange, name: 'client-known' | 'scope', refusal: Failed): Failed {
  emitFinding({ name, spec: name === 'scope' ? 'rfc6749#3.3' : 'rfc6749#2.2' }, refusal, server.emit)
  return refusal
}

/** Goes on with a sign-in: asks for the next thing that is missing, refuses, or answers whoever asked for it. */
export async function proceed(
  exchange: Exchange,
  parts: Parts,
  attempt: Attempt,
  problem?: PageProblem,
  extra: HeaderList = [],
): Promise<HttpResponse> {
  const { server, memory } = exchange
  const signIn = readSignIn(exchange, parts, attempt, problem)
  if ('passed' in signIn) return end(exchange, attempt, signIn, extra)
  const { events, found, unmet, settled } = await evaluate(signIn, parts)
  for (const event of events) server.emit(event)
  if (unmet?.ask && !attempt.request.prompt.includes('none')) {
    // INVARIANT: a page is answered for whom it was shown to, though the session may be somebody else's by then.
    const { userId = attempt.userId, offer } = unmet.ask
    keep(memory.of(ATTEMPTS), attempt.ctx, { ...signIn.attempt, settled, userId, offer })
    return unmet.ask.show(extra)
  }
  if (unmet) return end(exchange, attempt, unmet, extra)
  memory.of(ATTEMPTS).delete(attempt.ctx)
  return finish(found as NonNullable<typeof found>, extra)
}

/** Ends a sign-in without success. `prompt=none` shows nothing: there even a refusal goes back to the application. */
export function end(
  exchange: Exchange,
  attempt: Attempt,
  refusal: Failed,
  extra: HeaderList = [],
): HttpResponse {
  exchange.memory.of(ATTEMPTS).delete(attempt.ctx)
  return attempt.request.prompt.includes('none')
    ? attempt.continuation.refuse(refusal, exchange)
    : refusalPage(refusal, exchange.server, 400, extra)
}

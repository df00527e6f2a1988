import type { HeaderList, HttpResponse } from '../../network/message'
import type { PageProblem } from '../../prompts/prompt'
import type { Failed } from '../../trace/checklist'
import { AADSTS7000112 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import { clientIn, directoryNamed, type Exchange } from '../exchange'
import { refusalPage } from '../http/page'
import { keep } from '../memory'
import { readScope } from '../oauth/scope'
import type { Parts } from '../parts/part'
import { ATTEMPTS } from './attempts'
import { finish } from './finish'
import { evaluate } from './requirements'
import { signedInAccounts } from './session'
import type { Attempt, SignIn } from './sign-in'

/** Reads everything a sign-in depends on afresh: the tenant may have changed since the last step. */
export function readSignIn(
  exchange: Exchange,
  { methods }: Parts,
  attempt: Attempt,
  problem?: PageProblem,
): SignIn | Failed {
  const { tenantId, clientId, scope: text } = attempt.request
  const directory = directoryNamed(exchange, tenantId)
  const client = directory && clientIn(exchange, directory.tenant, clientId)
  if (!directory || !client?.servicePrincipal.accountEnabled)
    return refuse(AADSTS7000112, 'The application is disabled or gone.')
  const { tenant } = directory
  const scope = readScope(tenant, text)
  if ('passed' in scope) return scope
  const accounts = signedInAccounts(exchange, tenantId)
  return { exchange, directory, tenant, ...client, scope, attempt, methods, accounts, problem }
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
    keep(memory.of(ATTEMPTS), attempt.ctx, { ...attempt, settled, userId, offer })
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

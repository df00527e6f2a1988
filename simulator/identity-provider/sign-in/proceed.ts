import type { HeaderList, HttpResponse } from '../../network/message'
import type { PageProblem } from '../../prompts/prompt'
import type { Failed } from '../../trace/checklist'
import { refuse } from '../errors/refusal'
import { clientIn, directoryNamed, type Exchange } from '../exchange'
import { refusalPage } from '../http/page'
import { respondError } from '../oauth/authorize/respond'
import { readScope } from '../oauth/scope'
import { keep } from '../store'
import type { Attempt } from './attempt'
import { signedInAccounts } from './browser-cookies'
import { finish } from './finish'
import { signInPage } from './pages'
import { evaluate } from './requirements'
import type { SignIn } from './sign-in'

/** Reads everything a sign-in depends on afresh: the tenant may have changed since the last step. */
export function readSignIn(exchange: Exchange, attempt: Attempt, problem?: PageProblem): SignIn | Failed {
  const { tenantId, clientId, scope: text } = attempt.request
  const directory = directoryNamed(exchange, tenantId)
  const client = directory && clientIn(exchange, directory.tenant, clientId)
  if (!directory || !client?.servicePrincipal.accountEnabled)
    return refuse(7000112, 'The application is disabled or gone.')
  const { tenant } = directory
  const scope = readScope(tenant, text)
  if ('passed' in scope) return scope
  return {
    exchange,
    directory,
    tenant,
    ...client,
    scope,
    attempt,
    accounts: signedInAccounts(exchange, tenantId),
    problem,
  }
}

/** Goes on with a sign-in: asks for the next thing that is missing, refuses, or answers the application. */
export async function proceed(
  exchange: Exchange,
  attempt: Attempt,
  problem?: PageProblem,
  extra: HeaderList = [],
): Promise<HttpResponse> {
  const { server, store } = exchange
  const signIn = readSignIn(exchange, attempt, problem)
  if ('passed' in signIn) return end(exchange, attempt, signIn, extra)
  const { events, found, unmet, settled } = await evaluate(signIn)
  for (const event of events) server.emit(event)
  if (unmet?.ask && !attempt.request.prompt.includes('none')) {
    keep(store.attempts, attempt.ctx, { ...attempt, settled })
    return signInPage(unmet.ask, extra)
  }
  if (unmet) return end(exchange, attempt, unmet, extra)
  store.attempts.delete(attempt.ctx)
  return finish(found as NonNullable<typeof found>, extra)
}

/** Ends a sign-in without success. `prompt=none` shows nothing: there even a refusal goes back to the application. */
export function end(
  exchange: Exchange,
  attempt: Attempt,
  refusal: Failed,
  extra: HeaderList = [],
): HttpResponse {
  exchange.store.attempts.delete(attempt.ctx)
  return attempt.request.prompt.includes('none')
    ? respondError(attempt.request, refusal, exchange)
    : refusalPage(refusal, exchange.server, 400, extra)
}

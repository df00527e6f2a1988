import { findUserByName } from '../../../directory/queries'
import type { User } from '../../../directory/tenant'
import type { HttpResponse } from '../../../network/message'
import type { SignInPage } from '../../../prompts/all'
import type { PageProblem } from '../../../prompts/prompt'
import { emitFinding, type Failed } from '../../../trace/checklist'
import { refuse } from '../../errors/refusal'
import type { Exchange } from '../../exchange'
import { messageOf, refusalPage } from '../../http/page'
import { respondError } from '../../oauth/authorize/respond'
import type { Attempt } from '../attempt'
import { BROWSER_COOKIE, cookie } from '../browser-cookies'
import { end, proceed, readSignIn } from '../proceed'
import { evaluate } from '../requirements'
import type { SignIn } from '../sign-in'

/** What became of an answer: the sign-in goes on with another attempt, perhaps with a problem on the page, or it ends. */
export interface Answered {
  readonly attempt?: Attempt
  readonly problem?: PageProblem
  /** The end of the road, shown to the person. */
  readonly refusal?: Failed
  /** The person said no, and the application hears it. */
  readonly declined?: Failed
}

/** Takes in the answer to one kind of page. It is called only when exactly this is being asked. */
export type Take<About = undefined> = (signIn: SignIn, about: About) => Answered | Promise<Answered>

/** The handler of a page that asks something of one account: the one it was shown to, even when only the session said who. */
export function answerOf(
  kind: 'password' | 'totp' | 'consent',
  take: Take<User>,
): (exchange: Exchange) => Promise<HttpResponse> {
  return answer(kind, (signIn, page) => {
    const { attempt, tenant } = signIn
    const user = 'username' in page ? findUserByName(tenant, page.username) : undefined
    return user ? take({ ...signIn, attempt: { ...attempt, userId: user.id } }, user) : { attempt }
  })
}

/** The handler of a page's form: is it our form, from the browser it was given to, and is this what is being asked now? */
export function answer(
  kind: SignInPage['kind'],
  take: Take<SignInPage>,
): (exchange: Exchange) => Promise<HttpResponse> {
  return async (exchange) => {
    const { server, store, form } = exchange
    const attempt = store.attempts.get(form.get('ctx') ?? '')
    const strange = flowTokenProblem(exchange, attempt)
    if (!attempt || strange) {
      const refusal = strange ?? refuse(50089, 'This form belongs to no sign-in that is still going on.')
      emitFinding({ name: 'flow-token', spec: 'rfc6749#10.12' }, refusal, server.emit)
      return refusalPage(refusal, server)
    }
    const signIn = readSignIn(exchange, attempt)
    if ('passed' in signIn) return end(exchange, attempt, signIn)
    const page = (await evaluate(signIn)).unmet?.ask
    // Not what is asked (a page left behind by "back", a form made up): show what is asked, and take nothing in.
    if (page?.kind !== kind) return proceed(exchange, attempt)
    const { attempt: next = attempt, problem, refusal, declined } = await take(signIn, page)
    if (refusal) return end(exchange, attempt, refusal)
    if (!declined) return proceed(exchange, next, problem)
    store.attempts.delete(attempt.ctx)
    return respondError(attempt.request, declined, exchange)
  }
}

/** A sign-in goes on only in the browser it began in: without that, a stranger could finish it for somebody else. */
function flowTokenProblem(exchange: Exchange, attempt: Attempt | undefined): Failed | undefined {
  if (attempt && attempt.expiresAt <= exchange.now)
    return refuse(50089, 'This sign-in took more than fifteen minutes.')
  if (attempt && attempt.browser !== cookie(exchange, BROWSER_COOKIE)) {
    return refuse(9002313, `This form was given to another browser (cookie ${BROWSER_COOKIE}).`)
  }
  return undefined
}

/** A failed check as something to put right on the page. */
export function problemOf({ error }: Failed): PageProblem {
  return { code: error.code ?? 0, message: messageOf(error.description) }
}

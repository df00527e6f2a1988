import { findUser } from '../../directory/queries'
import type { User } from '../../directory/tenant'
import type { HttpResponse } from '../../network/message'
import type { PageProblem } from '../../prompts/prompt'
import { emitFinding, type Failed } from '../../trace/checklist'
import { AADSTS50089, AADSTS9002313 } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import type { Exchange } from '../exchange'
import { messageOf, refusalPage } from '../http/page'
import { inTurn } from '../in-turn'
import type { Endpoint, Parts } from '../parts/part'
import { ATTEMPTS } from './attempts'
import { BROWSER_COOKIE, cookie } from './browser-cookies'
import { end, proceed, readSignIn } from './proceed'
import { evaluate } from './requirements'
import type { Attempt, Question, SignIn } from './sign-in'

/** What became of an answer: the sign-in goes on with another attempt, perhaps with a problem on the page, or it ends. */
export interface Answered {
  readonly attempt?: Attempt
  readonly problem?: PageProblem
  /** The end of the road, shown to the person. */
  readonly refusal?: Failed
  /** The person said no, and whoever asked hears it. */
  readonly declined?: Failed
}

/** Takes in the answer to one kind of page. It is called only when exactly this is being asked. */
export type Take<About = undefined> = (signIn: SignIn, about: About) => Answered | Promise<Answered>

/** The address of a page that asks something of one account: the one it was shown to, which the attempt has kept. */
export function answerOf(kind: string, take: Take<User>): Endpoint {
  return answer(kind, (signIn) => {
    const user = findUser(signIn.tenant, signIn.attempt.userId)
    return user ? take(signIn, user) : {}
  })
}

/** The address of a page's form: is it our form, from the browser it was given to, and is this what is being asked now? */
export function answer(kind: string, take: Take<Question>): Endpoint {
  return {
    path: `/login/${kind}`,
    methods: 'POST',
    handle: (exchange, parts) => inTurn(exchange.memory, () => takeIn(exchange, parts)),
  }

  async function takeIn(exchange: Exchange, parts: Parts): Promise<HttpResponse> {
    const { server, memory, form } = exchange
    const attempts = memory.of(ATTEMPTS)
    const attempt = attempts.get(form.get('ctx') ?? '')
    const strange = formProblem(exchange, attempt)
    if (!attempt || strange) {
      const refusal =
        strange ?? refuse(AADSTS50089, 'This form belongs to no sign-in that is still going on.')
      emitFinding({ name: 'flow-token', spec: 'rfc6749#10.12' }, refusal, server.emit)
      return refusalPage(refusal, server)
    }
    const signIn = readSignIn(exchange, parts, attempt)
    if ('passed' in signIn) return end(exchange, attempt, signIn)
    const question = (await evaluate(signIn, parts)).unmet?.ask
    // Not what is asked (a page left behind by "back", a form made up, permissions that have changed): show what is asked, and take nothing in.
    if (question?.kind !== kind || question.offer !== attempt.offer) return proceed(exchange, parts, attempt)
    const { attempt: next = attempt, problem, refusal, declined } = await take(signIn, question)
    if (refusal) return end(exchange, next, refusal)
    if (!declined) return proceed(exchange, parts, next, problem)
    attempts.delete(attempt.ctx)
    return attempt.continuation.refuse(declined, exchange)
  }
}

/** A sign-in goes on only in the browser it began in: without that, a stranger could finish it for somebody else. */
function formProblem(exchange: Exchange, attempt: Attempt | undefined): Failed | undefined {
  const { form } = exchange
  if (form.malformed !== undefined || form.repeated.length > 0)
    return refuse(AADSTS9002313, `${form.malformed ?? form.repeated[0]} is broken or comes twice.`)
  if (attempt && attempt.expiresAt <= exchange.now)
    return refuse(AADSTS50089, 'This sign-in took more than fifteen minutes.')
  if (attempt && attempt.browser !== cookie(exchange, BROWSER_COOKIE)) {
    return refuse(AADSTS9002313, `This form was given to another browser (cookie ${BROWSER_COOKIE}).`)
  }
  return undefined
}

/** A failed check as something to put right on the page. */
export function problemOf({ error }: Failed): PageProblem {
  return { code: error.code ?? 0, message: messageOf(error.description) }
}

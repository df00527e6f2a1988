import type { RequestedScope } from '../../access/requested-scope'
import type { User } from '../../directory/tenant'
import type { SignInPage } from '../../prompts/all'
import type { PageProblem } from '../../prompts/prompt'
import type { Failed } from '../../trace/checklist'
import type { AadstsCode } from '../errors/aadsts'
import { refuse } from '../errors/refusal'
import type { AtTenant, Client } from '../exchange'
import type { SignedIn } from '../store'
import type { Attempt } from './attempt'

/** Everything a requirement may look at. Read anew from the directory at every step. */
export interface SignIn extends AtTenant, Client {
  readonly scope: RequestedScope
  readonly attempt: Attempt
  /** Accounts of this tenant signed in in this browser. */
  readonly accounts: readonly SignedIn[]
  /** What was wrong with the last answer. */
  readonly problem?: PageProblem
}

/** A sign-in whose account is known. */
export interface Identified extends SignIn {
  readonly user: User
  /** What the browser's session knows about this account. */
  readonly session?: SignedIn
}

/** A requirement that is not met. With `ask` the person can meet it; without, or when nobody may be asked, it is a refusal. */
export interface Unmet extends Failed {
  readonly ask?: SignInPage
}

type Parts<P> = P extends SignInPage ? Omit<P, 'action' | 'fields' | 'problem'> : never

/** Asks the person with a page; `code` is what an application hears that forbade asking (`prompt=none`). */
export function ask(signIn: SignIn, code: AadstsCode, says: string, page: Parts<SignInPage>): Unmet {
  const { exchange, attempt, problem } = signIn
  const action = `${exchange.origin}/${attempt.request.tenantId}/login/${page.kind}`
  const shown = { ...page, action, fields: { ctx: attempt.ctx }, ...(problem && { problem }) } as SignInPage
  return { ...refuse(code, says), ask: shown }
}

/** When the session last saw a proof of identity, if that is recent enough for this request: `14:05 UTC`. */
export function remembered({ attempt, exchange, session }: Identified): string | undefined {
  const { prompt, maxAge = Number.POSITIVE_INFINITY } = attempt.request
  if (!session || prompt.includes('login') || exchange.now - session.authTime > maxAge) return undefined
  return `${new Date(session.authTime * 1000).toISOString().slice(11, 16)} UTC`
}

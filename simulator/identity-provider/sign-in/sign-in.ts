import type { RequestedScope } from '../../access/requested-scope'
import type { Proof } from '../../authentication/proof'
import type { EpochSeconds } from '../../core/clock'
import type { User } from '../../directory/tenant'
import type { HeaderList, HttpResponse } from '../../network/message'
import type { PageProblem } from '../../prompts/prompt'
import type { Check, Failed } from '../../trace/checklist'
import type { AtTenant, Client, Exchange } from '../exchange'
import type { SignedIn } from './session'

/** OpenID Connect Core section 3.1.2.1. */
export const PROMPTS = ['none', 'login', 'consent', 'select_account'] as const
export type Prompt = (typeof PROMPTS)[number]

/** What is asked of a sign-in, whoever asks for it. */
export interface SignInRequest {
  readonly tenantId: string
  readonly clientId: string
  /** As sent. */
  readonly scope: string
  readonly prompt: readonly Prompt[]
  readonly loginHint?: string | undefined
  /** The account of an `id_token_hint`. */
  readonly hintedUserId?: string | undefined
  /** Seconds. */
  readonly maxAge?: number | undefined
}

/** How it goes on after a sign-in: a code for a redirect URI, a device that gets its tokens, later an assertion. */
export interface Continuation {
  /** Everything is met: the answer to the browser. `account` is what the session knows of the person now. */
  finish(signIn: Identified, account: SignedIn): HttpResponse | Promise<HttpResponse>
  /** The person said no, or nobody may be asked: whoever asked for the sign-in hears it. */
  refuse(refusal: Failed, exchange: Exchange): HttpResponse
  /** What it needs beyond what every sign-in needs. */
  readonly requirements?: readonly Requirement[]
  /** What every sign-in needs, and this one does not. */
  readonly spares?: readonly Requirement[]
}

/** One sign-in in progress: the request, and what the person has shown so far. Replaced as a whole, never changed. */
export interface Attempt {
  /** The flow token: its name in the form on the page. */
  readonly ctx: string
  readonly request: SignInRequest
  readonly continuation: Continuation
  /** The cookie of the browser it began in: no other browser may go on with it. */
  readonly browser: string
  readonly expiresAt: EpochSeconds
  readonly userId?: string | undefined
  /** The person chose "another account" in the picker. */
  readonly otherAccount?: boolean
  readonly proofs: readonly Proof[]
  /** Questions that were answered with yes, by kind of page. */
  readonly agreed: readonly string[]
  /** What the page shown last offers, where that is more than its kind. */
  readonly offer?: string | undefined
  /** Requirements already recorded as met, so that each is recorded once. */
  readonly settled: readonly string[]
}

/** Everything a requirement may look at. Read anew from the directory at every step. */
export interface SignIn extends AtTenant, Client {
  readonly scope: RequestedScope
  readonly attempt: Attempt
  readonly methods: readonly Method[]
  /** Accounts of this tenant signed in in this browser. */
  readonly accounts: readonly SignedIn[]
  /** What was wrong with the last answer. */
  readonly problem?: PageProblem | undefined
}

/** A sign-in whose account is known. */
export interface Identified extends SignIn {
  readonly user: User
  /** What the browser's session knows about this account. */
  readonly session?: SignedIn | undefined
}

/** One thing that a sign-in needs. Each is an ordinary check; one that fails may carry a question. */
export type Requirement = Check<Identified>

/** A way to prove who one is. */
export interface Method {
  /** In Graph's words: `password`, `softwareOath`. */
  readonly name: Proof['method']
  readonly factor: Proof['factor']
  /** Whether this account can use it. */
  registered(signIn: Identified): boolean
  /** The page that asks for it, or why it may not be asked for now. */
  ask(signIn: Identified): Unmet
}

/** A page that asks something. Its form is posted to `/login/{kind}`. */
export interface Question {
  readonly kind: string
  /** The account it is shown to, once that is known. */
  readonly userId?: string | undefined
  /** What a yes to it means, where the directory decides that: a yes to something else is none. */
  readonly offer?: string
  show(extra: HeaderList): HttpResponse
}

/** A requirement that is not met. With `ask` the person can meet it; without, or when nobody may be asked, it is a refusal. */
export interface Unmet extends Failed {
  readonly ask?: Question
}

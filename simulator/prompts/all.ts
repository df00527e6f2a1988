import { account } from './account/prompt'
import { adminConsent } from './admin-consent/prompt'
import { confirmDevice } from './confirm-device/prompt'
import { consent } from './consent/prompt'
import { consentRequest } from './consent-request/prompt'
import { consentReview } from './consent-review/prompt'
import { next } from './next/prompt'
import { password } from './password/prompt'
import type { Prompt } from './prompt'
import { signOut } from './sign-out/prompt'
import { totp } from './totp/prompt'
import { userCode } from './user-code/prompt'
import { username } from './username/prompt'

/** Everything a person can be asked, by kind. A new one is a folder and a line here. */
export const prompts = {
  username,
  password,
  totp,
  account,
  consent,
  'admin-consent': adminConsent,
  'consent-request': consentRequest,
  'consent-review': consentReview,
  'user-code': userCode,
  'confirm-device': confirmDevice,
  'sign-out': signOut,
  next,
} as const

export type PromptKind = keyof typeof prompts

type PageOf<T> = T extends Prompt<infer P, infer _V> ? P : never
type ValueOf<T> = T extends Prompt<infer _P, infer V> ? V : never

/** The form of each answer. */
export type Answers = { readonly [K in PromptKind]: ValueOf<(typeof prompts)[K]> }
/** The page of each question. */
export type PromptPages = { readonly [K in PromptKind]: PageOf<(typeof prompts)[K]> }
export type PromptPage = PromptPages[PromptKind]
/** A page of an identity provider that asks the person for something. */
export type SignInPage = Exclude<PromptPage, { readonly kind: 'app' }>

/** The definition of a kind that is known only at run time, over any page and any value of it. */
export function promptNamed(kind: PromptKind): Prompt<PromptPage, object> {
  return prompts[kind] as unknown as Prompt<PromptPage, object>
}

/** What `page` asks, if it asks anything. */
export function promptOf(page: {
  readonly kind: string
  readonly offers?: readonly unknown[]
}): PromptKind | undefined {
  if (page.kind === 'app') return page.offers && page.offers.length > 0 ? 'next' : undefined
  return Object.hasOwn(prompts, page.kind) && page.kind !== 'next' ? (page.kind as PromptKind) : undefined
}

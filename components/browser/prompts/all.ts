import type { ComponentType } from 'react'
import type { PromptKind, PromptPage } from '../../../simulator/doors/view'
import type { Ask } from '../ask'
import { account } from './Account'
import { adminConsent } from './AdminConsent'
import { confirmDevice } from './ConfirmDevice'
import { consent } from './Consent'
import { consentRequest } from './ConsentRequest'
import { consentReview } from './ConsentReview'
import { next } from './Next'
import { password } from './Password'
import type { PromptView } from './prompt-view'
import { signOut } from './SignOut'
import { totp } from './Totp'
import { userCode } from './UserCode'
import { username } from './Username'

/** How each question looks. A new one is a file beside this one and a line here. */
const views: { readonly [K in PromptKind]: PromptView<K> } = {
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
}

/** The view of a kind that is known only at run time, over any page of it. */
export function viewOf(kind: PromptKind): {
  title(page: PromptPage): string
  readonly View: ComponentType<{ readonly page: PromptPage; readonly ask: Ask | undefined }>
} {
  return views[kind] as never
}

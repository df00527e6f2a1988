import { escapeHtml } from '../../core/html'
import { button } from '../html'
import { type Form, isText, type Prompt } from '../prompt'

export const DECISIONS = ['approve', 'deny', 'block'] as const
export type Decision = (typeof DECISIONS)[number]

export interface ConsentReviewPage extends Form {
  readonly kind: 'consent-review'
  readonly username: string
  readonly organization: string
  readonly appName: string
  readonly publisher: string
  readonly verified: boolean
  /** Who asks, and why. */
  readonly requests: readonly { readonly displayName: string; readonly reason: string }[]
  readonly permissions: readonly {
    readonly value: string
    readonly resource: string
    readonly title: string
    readonly description: string
  }[]
}

export const isDecision = (value: unknown): value is Decision =>
  (DECISIONS as readonly unknown[]).includes(value)

const DOES: Readonly<Record<Decision, string>> = {
  approve: 'goes on to grant it',
  deny: 'denies it',
  block: 'blocks the app',
}

/** What becomes of a request? A no without a reason is none. The mail to whoever asked is not played here. */
export const consentReview: Prompt<
  ConsentReviewPage,
  { readonly decision: Decision; readonly justification: string }
> = {
  accepts: (value) => isDecision(value.decision) && isText(value.justification),
  sentence: ({ decision, justification }) =>
    `reads who asks, and why: ${DOES[decision]}${decision === 'approve' || justification.trim() ? '' : ', and gives no reason'}`,
  fields: ({ decision, justification }) => ({ decision, justification }),
  write: ({ appName, publisher, verified, organization, requests, permissions }) => ({
    title: 'Admin consent request',
    about: `${appName} (${publisher}, ${verified ? 'verified' : 'unverified'}), asked for in ${organization}:`,
    inside:
      requests.map((each) => `<p>${escapeHtml(each.displayName)}: ${escapeHtml(each.reason)}`).join('') +
      permissions.map((each) => `<p>${escapeHtml(each.title)}<br>${escapeHtml(each.description)}`).join('') +
      '<label>Justification <input name="justification" autocomplete="off"></label>' +
      button('decision', 'approve', 'Review permissions and consent') +
      button('decision', 'deny', 'Deny') +
      button('decision', 'block', 'Block'),
  }),
  sensible: () => ({ decision: 'approve', justification: '' }),
}

import { escapeHtml } from '../../core/html'
import { button } from '../html'
import { type Form, isText, type Prompt } from '../prompt'

export interface ConsentRequestPage extends Form {
  readonly kind: 'consent-request'
  readonly username: string
  readonly appName: string
  readonly publisher: string
  /** An app of somebody else's, whose publisher Microsoft has not verified. */
  readonly unverified?: true
  readonly permissions: readonly {
    readonly value: string
    readonly resource: string
    readonly title: string
    readonly description: string
  }[]
}

/** "Approval required": the person may not consent, and can ask those who may, with a reason. `null`: back to the application, without asking. */
export const consentRequest: Prompt<ConsentRequestPage, { readonly reason: string | null }> = {
  accepts: (value) => value.reason === null || isText(value.reason),
  sentence: ({ reason }) =>
    reason === null
      ? 'goes back without asking'
      : `asks for approval, and ${reason.trim() ? 'says' : 'does not say'} what for`,
  fields: ({ reason }) => ({ ask: String(reason !== null), ...(reason !== null && { reason }) }),
  write: ({ appName, publisher, unverified, permissions }) => ({
    title: 'Approval required',
    about: `${appName} (${publisher}${unverified ? ', unverified' : ''}) needs an administrator’s approval to:`,
    inside:
      permissions.map((each) => `<p>${escapeHtml(each.title)}<br>${escapeHtml(each.description)}`).join('') +
      '<label>Why you need this app <input name="reason" autocomplete="off"></label>' +
      button('ask', 'true', 'Request approval') +
      button('ask', 'false', 'Return to the application without granting consent'),
  }),
  sensible: ({ appName }) => ({ reason: `I need ${appName} for my work.` }),
}

import { escapeHtml } from '../../core/html'
import { button } from '../html'
import type { Form, Prompt } from '../prompt'

export interface AdminConsentPage extends Form {
  readonly kind: 'admin-consent'
  readonly username: string
  /** Display name of the tenant that it is for. */
  readonly organization: string
  readonly appName: string
  readonly publisher: string
  /** Whether Microsoft has verified who publishes it. */
  readonly verified: boolean
  readonly permissions: readonly {
    /** In the name of whoever is signed in, or of the application itself. */
    readonly type: 'delegated' | 'application'
    readonly value: string
    readonly resource: string
    readonly title: string
    readonly description: string
  }[]
}

/** May the application do this, for everybody in the organization? */
export const adminConsent: Prompt<AdminConsentPage, { readonly accept: boolean }> = {
  accepts: (value) => typeof value.accept === 'boolean',
  sentence: ({ accept }) =>
    `reads what is asked for everybody: ${accept ? 'accept for the organization' : 'cancel'}`,
  fields: ({ accept }) => ({ accept: String(accept) }),
  write: ({ appName, publisher, verified, organization, permissions }) => ({
    title: 'Permissions requested: review for your organization',
    about: `${appName} (${publisher}, ${verified ? 'verified' : 'unverified'}) would like to, for everybody in ${organization}:`,
    inside:
      permissions
        .map(
          ({ title, description, type }) => `<p>${escapeHtml(title)} (${type})<br>${escapeHtml(description)}`,
        )
        .join('') +
      button('accept', 'true', 'Accept') +
      button('accept', 'false', 'Cancel'),
  }),
  sensible: () => ({ accept: true }),
}

import { escapeHtml } from '../../core/html'
import { button } from '../html'
import type { Form, Prompt } from '../prompt'

export interface ConsentPage extends Form {
  readonly kind: 'consent'
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

/** May the application do this in the person's name? */
export const consent: Prompt<ConsentPage, { readonly accept: boolean }> = {
  accepts: (value) => typeof value.accept === 'boolean',
  sentence: ({ accept }) => `reads what is asked for: ${accept ? 'accept' : 'decline'}`,
  fields: ({ accept }) => ({ accept: String(accept) }),
  write: ({ appName, publisher, unverified, permissions }) => ({
    title: 'Permissions requested',
    about: `${appName} (${publisher}${unverified ? ', unverified' : ''}) would like to:`,
    inside:
      permissions.map((each) => `<p>${escapeHtml(each.title)}<br>${escapeHtml(each.description)}`).join('') +
      button('accept', 'true', 'Accept') +
      button('accept', 'false', 'Cancel'),
  }),
  sensible: () => ({ accept: true }),
}

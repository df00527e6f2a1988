import { button } from '../html'
import type { Form, Prompt } from '../prompt'

export interface ConfirmDevicePage extends Form {
  readonly kind: 'confirm-device'
  readonly username: string
  readonly appName: string
}

/** Do you mean to sign in a device? The last thing between a stranger's code and somebody's account (RFC 8628 section 5.4). */
export const confirmDevice: Prompt<ConfirmDevicePage, { readonly accept: boolean }> = {
  accepts: (value) => typeof value.accept === 'boolean',
  sentence: ({ accept }) =>
    accept ? 'says that the device is theirs' : 'says that it is no device of theirs',
  fields: ({ accept }) => ({ accept: String(accept) }),
  write: ({ appName, username }) => ({
    title: `Are you trying to sign in to ${appName}?`,
    about: username,
    inside: `<p>Only continue if you asked for the code yourself.${button('accept', 'false', 'Cancel')}${button('accept', 'true', 'Continue')}`,
  }),
  sensible: () => ({ accept: true }),
}

import { type Form, isText, type PageProblem, type Prompt } from '../prompt'

export interface UserCodePage extends Form {
  readonly kind: 'user-code'
  readonly problem?: PageProblem
}

/** The code that a device shows (RFC 8628 section 3.3). Who reads it, and from where, is the flow's to know. */
export const userCode: Prompt<UserCodePage, { readonly userCode: string }> = {
  accepts: (value) => isText(value.userCode),
  sentence: () => 'types the code from the device',
  fields: ({ userCode }) => ({ user_code: userCode }),
  write: () => ({
    title: 'Enter code',
    about: 'Enter the code that your app or device shows.',
    inside: '<label>Code <input name="user_code" autocomplete="off" autofocus></label><button>Next</button>',
  }),
  sensible: () => undefined,
}

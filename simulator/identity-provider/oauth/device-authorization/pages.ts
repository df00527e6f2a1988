import type { HeaderList, HttpResponse } from '../../../network/message'
import type { PageProblem } from '../../../network/page'
import { escapeHtml } from '../../../network/page'
import { document, hiddenFields } from '../../http/page'

/** Asks for the code that the device shows. */
export interface UserCodePage {
  readonly kind: 'user-code'
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
  readonly problem?: PageProblem
}

/** Asks whether the person means to sign in a device: the last thing between a stranger's code and their account. */
export interface ConfirmDevicePage {
  readonly kind: 'confirm-device'
  readonly action: string
  readonly fields: Readonly<Record<string, string>>
  readonly username: string
  readonly appName: string
}

/** The end, for the person: the device goes on by itself. */
export interface DeviceDonePage {
  readonly kind: 'device-done'
  readonly appName: string
  readonly state: 'approved' | 'declined'
}

export function userCodePage(page: UserCodePage, extra: HeaderList): HttpResponse {
  const problem = page.problem ? `<p role="alert">${escapeHtml(page.problem.message)}` : ''
  const content = `<h1>Enter code</h1><p>Enter the code that your app or device shows.${problem}${hiddenFields(page.action, page.fields)}<label>Code <input name="user_code" autocomplete="off" autofocus></label><button>Next</button></form>`
  return document(200, page, 'Enter code', content, extra)
}

export function confirmDevicePage(page: ConfirmDevicePage, extra: HeaderList): HttpResponse {
  const content = `<h1>Are you trying to sign in to ${escapeHtml(page.appName)}?</h1><p>${escapeHtml(page.username)}<p>Only continue if you asked for the code yourself.${hiddenFields(page.action, page.fields)}<button name="accept" value="false">Cancel</button><button name="accept" value="true">Continue</button></form>`
  return document(200, page, 'Confirm', content, extra)
}

export function deviceDonePage(page: DeviceDonePage): HttpResponse {
  const content =
    page.state === 'approved'
      ? `<h1>${escapeHtml(page.appName)}</h1><p>You have signed in to the application on your device. You may now close this window.`
      : `<h1>${escapeHtml(page.appName)}</h1><p>The device was not signed in. You may now close this window.`
  return document(200, page, page.appName, content)
}

import { escapeHtml } from '../../../core/html'
import type { HttpResponse } from '../../../network/message'
import type { DeviceDonePage } from '../../../network/page'
import { document } from '../../http/page'

const SAYS = {
  approved: 'You have signed in to the application on your device.',
  declined: 'The device was not signed in.',
} as const

/** The last page of the person's side. */
export function deviceDonePage(page: DeviceDonePage): HttpResponse {
  const content = `<h1>${escapeHtml(page.appName)}</h1><p>${SAYS[page.state]} You may now close this window.`
  return document(200, page, page.appName, content)
}

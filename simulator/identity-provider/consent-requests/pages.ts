import { escapeHtml } from '../../core/html'
import type { HttpResponse } from '../../network/message'
import type { ConsentReviewedPage } from '../../network/page'
import { document } from '../http/page'

const SAYS = {
  approved: 'The request is approved, and the application granted for everybody.',
  denied: 'The request is denied.',
  blocked: 'The request is denied, and the application blocked.',
  open: 'Nothing was decided: the request still waits.',
} as const

/** The last page of a review. */
export function consentReviewedPage(page: ConsentReviewedPage): HttpResponse {
  const content = `<h1>${escapeHtml(page.appName)}</h1><p>${SAYS[page.state]}`
  return document(200, page, page.appName, content)
}

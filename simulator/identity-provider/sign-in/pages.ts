import { escapeHtml } from '../../core/html'
import { type HeaderList, type HttpResponse, html } from '../../network/message'
import { renderPage } from '../../network/page'
import { promptNamed, type SignInPage } from '../../prompts/all'
import { hiddenFields, PAGE_HEADERS } from '../http/page'

/** A page that asks: the same model the simulated browser reads, as a form that a real one can post. */
export function signInPage(page: SignInPage, extra: HeaderList): HttpResponse {
  const problem =
    'problem' in page && page.problem ? `<p role="alert">${escapeHtml(page.problem.message)}` : ''
  const { title, about, inside } = promptNamed(page.kind).write?.(page) ?? {
    title: '',
    about: '',
    inside: '',
  }
  const body = `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(about)}${problem}${hiddenFields(page.action, page.fields)}${inside}</form>`
  return html(200, renderPage(page, title, body), [...PAGE_HEADERS, ...extra])
}

import { type HeaderList, type HttpResponse, html } from '../../network/message'
import { escapeHtml as e, renderPage, type SignInPage } from '../../network/page'
import { hiddenFields, PAGE_HEADERS } from '../http/page'

/** A page that asks: the same model the simulated browser reads, as a form that a real one can post. */
export function signInPage(page: SignInPage, extra: HeaderList): HttpResponse {
  const problem = 'problem' in page && page.problem ? `<p role="alert">${e(page.problem.message)}` : ''
  const [title, who, content] = partsOf(page)
  const body = `<h1>${title}</h1><p>${e(who)}${problem}${hiddenFields(page.action, page.fields)}${content}</form>`
  return html(200, renderPage(page, title, body), [...PAGE_HEADERS, ...extra])
}

function partsOf(page: SignInPage): readonly [title: string, who: string, content: string] {
  switch (page.kind) {
    case 'username':
      return ['Sign in', page.appName, input('User name', 'username', 'username', page.loginHint)]
    case 'password':
      return [
        'Enter password',
        page.username,
        input('Password', 'password', 'current-password', '', 'password'),
      ]
    case 'totp':
      return ['Enter code', page.username, input('Code', 'code', 'one-time-code')]
    case 'account':
      return [
        'Pick an account',
        page.appName,
        page.accounts.map((each) => button('username', each.username, each.displayName)).join('') +
          button('username', '', 'Use another account'),
      ]
    case 'consent':
      return [
        'Permissions requested',
        `${page.appName} (${page.publisher}) would like to:`,
        page.permissions.map((each) => `<p>${e(each.title)}<br>${e(each.description)}`).join('') +
          button('accept', 'true', 'Accept') +
          button('accept', 'false', 'Cancel'),
      ]
  }
}

function input(label: string, name: string, autocomplete: string, value = '', type = 'text'): string {
  return `<label>${label} <input name="${name}" type="${type}" autocomplete="${autocomplete}" value="${e(value)}" autofocus></label><button>Next</button>`
}

function button(name: string, value: string, label: string): string {
  return `<button name="${name}" value="${e(value)}">${e(label)}</button>`
}

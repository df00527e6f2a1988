import { escapeHtml } from '../core/html'
import { type HttpResponse, html } from '../network/message'
import { renderPage } from '../network/page'
import type { AppPage } from '../prompts/next/prompt'

/** A page of an application, as its server sends it. */
export function appPage(status: number, page: AppPage, extra: HttpResponse['headers'] = []): HttpResponse {
  const { heading, lines, offers = [], appName } = page
  const links = offers.map(({ href, label }) => `<p><a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`)
  const content = [
    `<h1>${escapeHtml(heading)}</h1>`,
    ...lines.map((line) => `<p>${escapeHtml(line)}`),
    ...links,
  ]
  return html(status, renderPage(page, appName, content.join('')), extra)
}

/** A page that says why an application does not go on. */
export function refusedPage(appName: string, line: string, offers: AppPage['offers'] = []): AppPage {
  return { kind: 'app', appName, state: 'refused', heading: 'You are not signed in', lines: [line], offers }
}

/** The page of a single-page app before its script has done anything. */
export function shellPage(appName: string): AppPage {
  return {
    kind: 'app',
    appName,
    state: 'welcome',
    heading: appName,
    lines: ['One moment: the page is starting.'],
  }
}

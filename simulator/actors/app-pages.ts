import { escapeHtml } from '../core/html'
import { type HttpResponse, html } from '../network/message'
import { renderPage } from '../network/page'
import type { AppPage } from '../prompts/next/prompt'
import type { Failure } from './failure'

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

/** A page that says why an application does not go on. A refusal after the sign-in does not undo it. */
export function refusedPage(
  appName: string,
  { says, signedIn }: Pick<Failure, 'says' | 'signedIn'>,
  offers: AppPage['offers'] = [],
): AppPage {
  const heading =
    signedIn === undefined
      ? 'You are not signed in'
      : `Hello, ${signedIn}: you are signed in, and there is nothing to show`
  return { kind: 'app', appName, state: 'refused', heading, lines: [says], offers }
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

import { escapeHtml } from '../../core/html'
import { type HeaderList, type HttpResponse, html } from '../../network/message'
import { type Page, renderPage } from '../../network/page'
import type { ServerContext } from '../../network/server'
import type { Failed } from '../../trace/checklist'
import { marks } from '../errors/refusal'

/** Pages are nobody else's to keep or to frame. */
export const PAGE_HEADERS: HeaderList = [
  ['Cache-Control', 'no-store'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
]

/** Shows a refusal to the person: for errors that must not be redirected, and ends of the road. */
export function refusalPage(
  { error }: Failed,
  server: ServerContext,
  status = 400,
  extra: HeaderList = [],
): HttpResponse {
  const own = marks(server)
  const { code = 0, name = code ? `AADSTS${code}` : error.error } = error
  const page = {
    kind: 'refusal',
    code,
    name,
    message: messageOf(error.description),
    traceId: own.trace_id,
    correlationId: own.correlation_id,
    timestamp: own.timestamp,
  } as const
  const content = `<h1>Sorry, we cannot sign you in</h1><p>${escapeHtml(error.description)}<p>${own.trace_id}<br>${own.correlation_id}<br>${own.timestamp}`
  return document(status, page, 'Sign in', content, extra)
}

/** A page with its model in it; `content` is escaped HTML. */
export function document(
  status: number,
  page: { readonly kind: string },
  title: string,
  content: string,
  extra: HeaderList = [],
): HttpResponse {
  return html(status, renderPage(page as Page, title, content), [...PAGE_HEADERS, ...extra])
}

/** A description without its code in front. */
export function messageOf(description: string): string {
  return description.replace(/^AADSTS\d+: /, '')
}

/** The beginning of a form, with what goes along unseen. */
export function hiddenFields(action: string, fields: Readonly<Record<string, string>>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return `<form method="post" action="${escapeHtml(action)}">${inputs.join('')}`
}

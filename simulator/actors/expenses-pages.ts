import { type AppPage, escapeHtml, renderPage } from '../network/page'
import type { Answered } from './oidc-client'

const appName = 'Expenses'

interface Row {
  readonly date?: unknown
  readonly description?: unknown
  readonly amount?: unknown
  readonly currency?: unknown
}

/** The page Expenses ends on: the person's own rows, or why there are none. */
export function resultPage(answered: Answered): AppPage {
  if (!answered.ok) {
    return {
      kind: 'app',
      appName,
      state: 'refused',
      heading: 'You are not signed in',
      lines: [answered.failure.says],
    }
  }
  const { rows, claims } = answered
  const list = Array.isArray(rows) ? rows : ((rows as { value?: unknown })?.value ?? [])
  return {
    kind: 'app',
    appName,
    state: 'signed-in',
    heading: `Hello, ${String(claims.name ?? claims.preferred_username ?? claims.sub)}`,
    lines: ['These are your expenses.'],
    table: {
      head: ['Date', 'What', 'Amount'],
      rows: (Array.isArray(list) ? (list as Row[]) : []).map((row) => [
        String(row.date ?? ''),
        String(row.description ?? ''),
        `${String(row.amount ?? '')} ${String(row.currency ?? '')}`.trim(),
      ]),
    },
  }
}

/** The page of a single-page app before its script has done anything. */
export const shellPage: AppPage = {
  kind: 'app',
  appName,
  state: 'welcome',
  heading: 'Expenses',
  lines: ['One moment: the page is starting.'],
}

export function document(page: AppPage): string {
  return renderPage(
    page,
    page.appName,
    `<h1>${escapeHtml(page.heading)}</h1>${page.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}`,
  )
}

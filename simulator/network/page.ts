/**
 * What a page says, apart from how it looks. Servers send HTML that carries this model in a JSON script element (as Entra's
 * own sign-in pages carry `$Config`); the simulated browser reads the model, a real browser would read the HTML.
 */
export type Page =
  | SignInPage
  | { readonly kind: 'form-post'; readonly action: string; readonly fields: Readonly<Record<string, string>> }
  | RefusalPage
  | { readonly kind: 'signed-out'; readonly username?: string }
  | AppPage

/** A page of the identity provider that asks the person for something. `action` is where the answer is posted, `fields` go along unseen. */
export type SignInPage = { readonly action: string; readonly fields: Readonly<Record<string, string>> } & (
  | {
      readonly kind: 'username'
      readonly appName: string
      readonly loginHint?: string
      readonly problem?: PageProblem
    }
  | { readonly kind: 'password'; readonly username: string; readonly problem?: PageProblem }
  | {
      readonly kind: 'totp'
      readonly username: string
      readonly attemptsLeft: number
      readonly problem?: PageProblem
    }
  | {
      readonly kind: 'account'
      readonly appName: string
      readonly accounts: readonly { readonly username: string; readonly displayName: string }[]
    }
  | {
      readonly kind: 'consent'
      readonly username: string
      readonly appName: string
      readonly publisher: string
      readonly permissions: readonly {
        readonly value: string
        readonly resource: string
        readonly title: string
        readonly description: string
      }[]
    }
)

/** Something to put right on the page itself (a wrong password): the sign-in goes on. */
export interface PageProblem {
  /** Entra's number, for example 50126. */
  readonly code: number
  readonly message: string
}

/** The identity provider refuses and shows it: errors that must never be redirected (RFC 6749 section 4.1.2.1), and ends of the road. */
export interface RefusalPage {
  readonly kind: 'refusal'
  readonly code: number
  readonly name: string
  readonly message: string
  readonly traceId: string
  readonly correlationId: string
  readonly timestamp: string
}

/** A page of an application. */
export interface AppPage {
  readonly kind: 'app'
  readonly appName: string
  readonly state: 'welcome' | 'signed-in' | 'refused'
  readonly heading: string
  readonly lines: readonly string[]
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

const OPEN = '<script type="application/json" id="page">'

/** Reads the model out of an HTML body; undefined when there is none. */
export function readPage(body: string): Page | undefined {
  const start = body.indexOf(OPEN)
  if (start < 0) return undefined
  const from = start + OPEN.length
  return JSON.parse(body.slice(from, body.indexOf('</script>', from))) as Page
}

/** An HTML document with `title`, readable `content` (already escaped HTML) and the model of the page. */
export function renderPage(page: Page, title: string, content: string): string {
  const model = JSON.stringify(page).replaceAll('<', '\\u003c')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${content}${OPEN}${model}</script></body></html>`
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

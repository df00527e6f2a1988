import { html } from '../network/message'
import type { Handler } from '../network/server'
import type { World } from '../run/world'
import { document, resultPage, shellPage } from './expenses-pages'
import { type Answered, type ClientRegistration, createOidcClient } from './oidc-client'
import type { Landing, UserAgent } from './user-agent'

/** Serves the files of the single-page app: the same shell for every path. */
export const serveShell: Handler = async () => html(200, document(shellPage))

/**
 * Expenses as a script in the page: a public client (RFC 6749 section 2.1) that keeps no secret and redeems the code itself,
 * with `fetch`, under CORS.
 */
export async function signInFromPage(
  world: World,
  userAgent: UserAgent,
  browser: string,
  registration: ClientRegistration,
  cause: number,
): Promise<{ readonly landing: Landing; readonly answered: Answered | undefined }> {
  const { origin, href } = new URL('/spa', registration.redirectUri)
  const client = createOidcClient(world, browser, registration, (request, seq) =>
    userAgent.fetch(origin, request, seq),
  )
  const shell = await userAgent.open(href, cause)
  const started = await client.start(shell.seq)
  const landing = await userAgent.open(started.url, started.seq)
  const url = new URL(landing.url)
  if (url.origin !== origin) return { landing, answered: undefined }
  const parameters = url.hash ? new URLSearchParams(url.hash.slice(1)) : url.searchParams
  const answered = await client.finish(parameters, landing.seq)
  const page = resultPage(answered)
  const seq = world.emit(
    browser,
    { type: 'page-shown', url: new URL('/spa', origin).href, page },
    answered.seq,
  )
  return { landing: { url: origin, page, seq }, answered }
}

import { readCookies } from '../network/cookie-jar'
import { html, redirect } from '../network/message'
import type { Handler } from '../network/server'
import type { World } from '../run/world'
import type { ActorId } from '../trace/event'
import { document, resultPage } from './expenses-pages'
import { type Answered, type ClientRegistration, createOidcClient, type OidcClient } from './oidc-client'

/** Expenses as a web application: its server keeps the secret, the verifier and the tokens; the browser gets a cookie. */
export interface WebApp {
  readonly handler: Handler
  /** What the last sign-in came to. */
  outcome(): Answered | undefined
}

const COOKIE = '__Host-expenses'

export function createWebApp(world: World, id: ActorId, registration: ClientRegistration): WebApp {
  const visits = new Map<string, OidcClient>()
  let answered: Answered | undefined
  return {
    outcome: () => answered,
    handler: async (request, context) => {
      const url = new URL(request.url)
      if (url.pathname === '/') {
        const visit = context.random.token(12)
        const client = createOidcClient(world, id, registration, (sent, seq) =>
          world.network.send(id, 'back-channel', sent, seq),
        )
        visits.set(visit, client)
        const started = await client.start(context.cause)
        // SameSite=None: the identity provider may send the browser back with a cross-site POST (response_mode=form_post).
        return redirect(started.url, [
          ['Set-Cookie', `${COOKIE}=${visit}; Path=/; Secure; HttpOnly; SameSite=None`],
        ])
      }
      if (url.pathname === new URL(registration.redirectUri).pathname) {
        const parameters = request.method === 'POST' ? new URLSearchParams(request.body) : url.searchParams
        const client = visits.get(readCookies(request).get(COOKIE) ?? '')
        if (!client)
          return html(
            400,
            document({
              kind: 'app',
              appName: 'Expenses',
              state: 'refused',
              heading: 'You are not signed in',
              lines: ['This browser did not start a sign-in here.'],
            }),
          )
        answered = await client.finish(parameters, context.cause)
        return html(answered.ok ? 200 : 401, document(resultPage(answered)))
      }
      return html(
        404,
        document({
          kind: 'app',
          appName: 'Expenses',
          state: 'refused',
          heading: 'Not found',
          lines: [`There is nothing at ${url.pathname}.`],
        }),
      )
    },
  }
}

import { readCookies } from '../network/cookie-jar'
import { type HttpRequest, type HttpResponse, redirect } from '../network/message'
import type { Handler, ServerContext } from '../network/server'
import type { AppPage } from '../prompts/next/prompt'
import { appPage, refusedPage } from './app-pages'
import { isAnswer } from './callback'

/** One browser's visit to a web application: what the server keeps for the cookie that it set. */
export interface Visit<S> {
  readonly id: string
  /** What this visit is about, from beginning to end: a sign-in under way, tokens. */
  state: S | undefined
}

/** A request to a page of the application. */
export interface PageRequest<S> {
  readonly url: URL
  readonly form: URLSearchParams
  readonly visit: Visit<S>
  /** The event by which it came. */
  readonly cause: number
  readonly context: ServerContext
}

/** What a page does: another address to go to, or what it shows. */
export type PageAnswer =
  | { readonly to: string }
  | {
      readonly page: AppPage
      readonly status?: number
      /** Somebody has signed in: from now on another cookie stands for the visit, which nobody can have planted before. */
      readonly signedIn?: boolean
    }
  | { readonly response: HttpResponse }

/** A page; `anew` begins a visit of its own, always or instead of some, and the others need one that has begun. */
export interface AppRoute<S> {
  readonly anew?: true | ((known: Visit<S>) => boolean)
  answer(request: PageRequest<S>): Promise<PageAnswer>
}

/**
 * An application whose server keeps the secret, the verifier and the tokens; the browser gets a cookie.
 * @param cookie its name. SameSite=None: an identity provider may send the browser back with a cross-site POST
 * (`response_mode=form_post`).
 */
export function createWebApp<S>(app: {
  readonly name: string
  readonly cookie: string
  /** By path. */
  readonly routes: Readonly<Record<string, AppRoute<S>>>
  /** Where the identity provider sends browsers back to; a page that stands at the same path has the path without an answer. */
  readonly callback: { readonly path: string } & AppRoute<S>
}): Handler {
  /** By the value of the cookie. */
  const visits = new Map<string, Visit<S>>()
  return async (request, context) => {
    const url = new URL(request.url)
    const form = formOf(request, url)
    const route = routeOf(url.pathname, form)
    if (!route) return appPage(404, refusedPage(app.name, { says: `There is nothing at ${url.pathname}.` }))
    const known = visits.get(readCookies(request).get(app.cookie) ?? '')
    if (!known && !route.anew) {
      const description = 'This browser did not start a sign-in here.'
      context.emit({
        type: 'check-failed',
        check: 'sign-in-begun',
        spec: 'rfc6749#10.12',
        says: `${description} It brings no cookie of ${app.name}, which is set when a sign-in begins.`,
        error: { error: 'no_sign_in', description },
      })
      return appPage(400, refusedPage(app.name, { says: description }))
    }
    const visit = !known || route.anew === true || route.anew?.(known) ? begin(context) : known
    const answer = await route.answer({
      url,
      form,
      visit,
      cause: context.cause,
      context,
    })
    const cookie =
      'page' in answer && answer.signedIn ? renew(visit, context) : visit === known ? undefined : visit.id
    const headers =
      cookie === undefined
        ? []
        : ([['Set-Cookie', `${app.cookie}=${cookie}; Path=/; Secure; HttpOnly; SameSite=None`]] as const)
    if ('to' in answer) return redirect(answer.to, headers)
    if ('page' in answer) return appPage(answer.status ?? 200, answer.page, headers)
    return { ...answer.response, headers: [...answer.response.headers, ...headers] }
  }

  function routeOf(path: string, form: URLSearchParams): AppRoute<S> | undefined {
    const route = Object.hasOwn(app.routes, path) ? app.routes[path] : undefined
    return path === app.callback.path && (!route || isAnswer(form)) ? app.callback : route
  }

  function renew(visit: Visit<S>, { random }: ServerContext): string {
    for (const [value, each] of visits) if (each === visit) visits.delete(value)
    const value = random.token(12)
    visits.set(value, visit)
    return value
  }

  function begin(context: ServerContext): Visit<S> {
    const visit: Visit<S> = { id: context.random.token(12), state: undefined }
    visits.set(visit.id, visit)
    return visit
  }
}

function formOf({ method, body }: HttpRequest, { searchParams }: URL): URLSearchParams {
  return method === 'POST' ? new URLSearchParams(body) : searchParams
}
